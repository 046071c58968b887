import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import benefits from '../../../../crates/core/rules/benefits.json';
import deadlines from '../../../../crates/core/rules/deadlines.json';
import evidence from '../../../../crates/core/rules/evidence.json';
import roles from '../../../../crates/core/rules/roles.json';
import terms from '../../../../crates/core/rules/terms.json';
import { ruleTexts, standIns } from './de/rules';
import { termsFindings } from './de/rules/terms';
import { ruleText, useLocale } from './index';

/** The strings under some names, wherever in a file they stand. */
function said(file: unknown, names: string[]): string[] {
  if (typeof file !== 'object' || file === null) return [];
  return Object.entries(file).flatMap(([name, value]) =>
    typeof value === 'string' && names.includes(name) ? [value] : said(value, names),
  );
}

const shipped = new Set([
  ...said({ ...evidence, sources: {} }, ['title', 'missing', 'message', 'fails']),
  ...said(deadlines, ['title', 'explanation', 'statement']),
  ...said(benefits, ['title', 'statement']),
  ...said(roles, ['statement']),
  ...said(terms, ['title', 'text']),
]);

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the rules that ship', () => {
  test('have each sentence in German', () => {
    expect([...shipped].filter((text) => !(text in ruleTexts))).toEqual([]);
  });

  test('have the same places in German', () => {
    for (const [english, german] of Object.entries(ruleTexts)) {
      expect(places(german), english).toEqual(places(english));
    }
  });
});

test('what is missing of terms is translated as it is said', () => {
  const source = readFileSync('../crates/muniment/src/terms/findings.rs', 'utf8');
  const said = [...source.matchAll(/"((?:The|No|Which) [^"]+\.)"/g)].map(([, text]) => text);
  expect(said.sort()).toEqual(Object.keys(termsFindings).sort());
});

test('what stands in where there is no name is translated as it is said', () => {
  const evaluate = '../crates/core/src/proof/evaluate';
  const source = ['case', 'checks', 'periods'].map((name) =>
    readFileSync(`${evaluate}/${name}.rs`, 'utf8'),
  );
  const literals = Object.keys(standIns).filter((text) => !text.startsWith('any '));
  expect(literals.filter((text) => !source.join().includes(`"${text}"`))).toEqual([]);
});

describe('a sentence of a rule', () => {
  afterEach(() => useLocale(() => 'en'));
  const form = 'The {terms} in force on {date}, which govern {record}, are not in the vault.';

  test('is filled in English as it was written', () => {
    expect(ruleText('{base} is {status}.', { base: 'A {status}', status: 'waived' })).toEqual({
      text: 'A {status} is waived.',
      lang: 'en',
    });
  });

  test('is filled in the language in use', () => {
    useLocale(() => 'de');
    const { text, lang } = ruleText(form, {
      terms: 'Product Terms',
      date: '2019-07-01',
      record: 'Office',
    });
    expect(lang).toBe('de');
    expect(text).toContain('01.07.2019');
    expect(text).not.toMatch(/[{}]|in force/);
  });

  test('has its days and what joins them in the language in use', () => {
    const missing = 'No true-up order and no update statement was found for {periods} of {record}.';
    const between = { periods: '2020-04-01 to 2021-03-31, 2021-04 and 2 more', record: 'a to b' };
    expect(ruleText(missing, between).text).toContain(
      'Apr 1, 2020 to Mar 31, 2021, 2021-04 and 2 more',
    );
    useLocale(() => 'de');
    const { text } = ruleText(missing, between);
    expect(text).toContain('01.04.2020 bis 31.03.2021, 2021-04 und 2 weitere');
    expect(text).toContain('a to b');
  });

  test('leaves the names that people gave', () => {
    useLocale(() => 'de');
    const form = '{record} builds on {base}, whose own proof is {status}.';
    const { text } = ruleText(form, { record: 'Licensing library', base: 'and', status: 'waived' });
    expect(text).toMatch(/^Licensing library baut auf .* hingenommen\.$/);
  });

  test('that a company wrote stays as it is, with its places, and says so', () => {
    useLocale(() => 'de');
    expect(ruleText('Tell the council by {date}', { date: '2024-03-31' })).toEqual({
      text: 'Tell the council by 2024-03-31',
      lang: 'en',
    });
  });
});
