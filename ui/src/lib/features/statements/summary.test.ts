import { describe, expect, test } from 'vitest';
import { useLocale } from '$lib/i18n';
import type { FiguresView, LineChangeView, StatementComparison } from '$lib/ipc';
import { differenceOf, gravestFirst, isSame, sentenceOf, tallyOf, unitsOf } from './summary';

const FIGURES: FiguresView = {
  effective: 0,
  unresolved: 0,
  upgrade: 0,
  upgradeMaintained: 0,
  activeSa: 0,
  expiring12: 0,
  expiring24: 0,
  expiringLater: 0,
};
const LINE: LineChangeView = {
  family: 'SQL Server',
  version: '2019',
  pool: '',
  country: '',
  before: { ...FIGURES, effective: 10 },
  after: { ...FIGURES, effective: 30 },
  kinds: ['qty_increased'],
  explained: 20,
  unexplained: 0,
  looksLike: null,
  severity: 'info',
};
const ROW = {
  document: 'a',
  fileName: 'a.xlsx',
  kind: 'mls',
  name: 'Litware',
  requestId: '',
  calculatedOn: null,
  language: 'en',
  mapping: '',
  counts: [],
  problems: 0,
  voided: false,
};
const SCOPE = { organizations: [], countries: [], numbers: [] };

function comparison(lines: LineChangeView[]): StatementComparison {
  return {
    before: ROW,
    after: ROW,
    scopeLost: SCOPE,
    scopeGained: SCOPE,
    lines,
    agreements: [],
    transactions: [],
    transactionsTotal: 0,
    unitsBefore: 100,
    unitsAfter: 90,
    explained: 20,
    unexplained: -30,
  };
}

const GRAVE: LineChangeView = { ...LINE, explained: 0, unexplained: -30, severity: 'error' };
const ROLLED: LineChangeView = { ...LINE, explained: 0, kinds: ['version_roll'] };

describe('a comparison in words', () => {
  test('counts what purchases explain, what moved, and what needs a look', () => {
    expect(tallyOf([LINE, LINE, ROLLED, GRAVE])).toEqual({
      differ: 4,
      explained: 2,
      rolled: 1,
      looks: 1,
    });
  });

  test('is one sentence', () => {
    expect(sentenceOf(comparison([LINE, ROLLED, GRAVE]))).toBe(
      '3 products differ; 1 explained by purchases; 1 only moved to another version; 1 line needs a look.',
    );
    expect(sentenceOf(comparison([LINE]))).toBe(
      '1 product differs; 1 explained by purchases; nothing needs a look.',
    );
  });

  test('is a sentence in German, too', () => {
    useLocale(() => 'de');
    expect(sentenceOf(comparison([LINE, GRAVE]))).toBe(
      '2 Produkte weichen ab; 1 durch Käufe erklärt; 1 Zeile braucht einen Blick.',
    );
    useLocale(() => 'en');
  });

  test('says of units what stays unexplained', () => {
    expect(unitsOf(comparison([GRAVE]))).toBe(
      'Effective units: 100 → 90 (-10). Purchases explain +20; -30 stay unexplained.',
    );
  });

  test('puts the gravest first and keeps the order of equals', () => {
    const changes = ['info', 'error', 'warning', 'error'].map((severity, at) => ({ severity, at }));
    expect(gravestFirst(changes).map(({ at }) => at)).toEqual([1, 3, 2, 0]);
  });

  test('takes what is not listed for nothing', () => {
    expect(differenceOf({ ...LINE, after: null })).toBe(-10);
    expect(differenceOf({ ...LINE, before: null })).toBe(30);
  });

  test('calls statements the same only where nothing differs, not even for whom they speak', () => {
    expect(isSame(comparison([]))).toBe(true);
    expect(isSame(comparison([LINE]))).toBe(false);
    const other = { ...SCOPE, countries: ['austria'] };
    expect(isSame({ ...comparison([]), scopeGained: other })).toBe(false);
  });
});
