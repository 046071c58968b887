// Two statements of the fake vault compared: what purchases explain, what moved, and what is amiss.

import type {
  FiguresView,
  LineChangeView,
  ScopeView,
  StatementComparison,
  StatementRow,
} from '../types';

const NOTHING: ScopeView = { organizations: [], countries: [], numbers: [] };

function figures(effective: number, more: Partial<FiguresView> = {}): FiguresView {
  return {
    effective,
    unresolved: 0,
    upgrade: 0,
    upgradeMaintained: 0,
    activeSa: 0,
    expiring12: 0,
    expiring24: 0,
    expiringLater: 0,
    ...more,
  };
}

function line(
  [family, version]: readonly [string, string],
  before: FiguresView | null,
  after: FiguresView | null,
  kinds: string[],
  more: Partial<LineChangeView> = {},
): LineChangeView {
  return {
    family,
    version,
    pool: 'servers',
    country: '',
    before,
    after,
    kinds,
    explained: 0,
    unexplained: 0,
    looksLike: null,
    severity: 'info',
    ...more,
  };
}

const LINES: LineChangeView[] = [
  line(['Visio Standard', '2016'], figures(40), null, ['removed', 'renamed_family'], {
    unexplained: -40,
    looksLike: 'Visio Std',
    severity: 'error',
    pool: 'applications',
  }),
  line(['Windows Server Datacenter Core', '2022'], figures(320), figures(300), ['qty_decreased'], {
    unexplained: -20,
    severity: 'warning',
  }),
  line(
    ['Project Professional', '2021'],
    figures(45, { unresolved: 2 }),
    figures(45, { unresolved: 9 }),
    ['unresolved_changed'],
    { severity: 'warning', pool: 'applications' },
  ),
  line(['SQL Server Standard Core', '2019'], figures(200), figures(264), ['qty_increased'], {
    explained: 64,
  }),
  line(['Visio Std', '2016'], null, figures(40), ['added'], { explained: 40 }),
  line(['Office Professional Plus', '2016'], figures(300), figures(0), ['version_roll']),
  line(['Office Professional Plus', '2019'], figures(700), figures(1000), ['version_roll']),
  line(
    ['Exchange Server Standard', '2019'],
    figures(8, { activeSa: 8, expiring24: 8 }),
    figures(8, { activeSa: 8, expiring12: 8 }),
    ['sa_bucket_aged'],
  ),
];

export function comparison(
  before: StatementRow,
  after: StatementRow,
  byCountry: boolean,
): StatementComparison {
  const same = before.document === after.document;
  const others = before.name !== after.name;
  const lines = same ? [] : LINES.map((each) => ({ ...each, country: byCountry ? 'germany' : '' }));
  return {
    before,
    after,
    scopeLost: others ? { ...NOTHING, organizations: ['litware austria'] } : NOTHING,
    scopeGained: others ? { ...NOTHING, numbers: ['4411902'] } : NOTHING,
    lines,
    agreements: same
      ? []
      : [
          {
            number: '17296530',
            before: { status: 'Active', from: '2019-07-01', to: '2022-06-30' },
            after: { status: 'Expired', from: '2019-07-01', to: '2022-06-30' },
            kinds: ['agreement_status_changed'],
            severity: 'warning',
          },
        ],
    transactions: same
      ? []
      : [
          {
            product: 'windows server datacenter core 2022',
            before: 20,
            after: null,
            orderedOn: '2022-02-11',
            identity: '7781204 · 9EA-01045',
            kinds: ['removed'],
            severity: 'error',
          },
          {
            product: 'sql server standard core 2019',
            before: null,
            after: 64,
            orderedOn: '2023-11-06',
            identity: '7781204 · 7NQ-01158',
            kinds: ['added'],
            severity: 'info',
          },
        ],
    transactionsTotal: same ? 0 : 2,
    unitsBefore: same ? 0 : 1613,
    unitsAfter: same ? 0 : 1657,
    explained: same ? 0 : 104,
    unexplained: same ? 0 : -60,
  };
}
