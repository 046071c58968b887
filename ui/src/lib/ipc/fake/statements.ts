// The license statements of the fake vault: three of one customer, and one of a subsidiary.

import type {
  DoubtView,
  Problem,
  StatementDetails,
  StatementRow,
  StatementTable,
  StatementTableRequest,
  TableColumn,
  TableRow,
} from '../types';
import { idOf } from './archive';
import type { Handlers } from './handlers';
import { comparison } from './statement-comparison';
import type { World } from './world';

export const KINDS = ['organization', 'line', 'agreement', 'transaction'] as const;
const PRODUCTS = [
  ['Office Professional Plus', '2019'],
  ['SQL Server Standard Core', '2019'],
  ['Windows Server Datacenter Core', '2022'],
  ['Project Professional', '2021'],
  ['Visio Standard', '2016'],
] as const;
const DOUBTS: DoubtView[] = [
  {
    check: 'M1',
    statement: 'There is more active Software Assurance than there are effective licenses.',
    source: 'Microsoft: importing license statements',
    severity: 'warning',
    at: { sheet: 'Pivot Data', row: 14 },
    subject: 'Project Professional 2021',
    found: 60,
    against: 45,
  },
  {
    check: 'M7',
    statement: 'An agreement is active although its last day has passed.',
    source: 'Microsoft: sample of a license statement',
    severity: 'info',
    at: { sheet: 'License Agreements', row: 12 },
    subject: '17296530',
    found: null,
    against: null,
  },
];

/** The statements, with why some were voided. */
export class StatementShelf {
  rows: StatementRow[] = [];
  readonly reasons = new Map<string, string>();

  constructor(filled: boolean, transactions: number) {
    if (!filled) return;
    this.rows = [
      row(4, 'License statement 2023-03.xlsx', '2023-03-31', 'A-2301', 118, 0),
      row(5, 'License statement 2023-09.xlsx', '2023-09-30', 'A-2309', 124, 0),
      row(6, 'License statement 2024-03.xlsx', '2024-03-01', 'A-2403', transactions, 2),
      { ...row(7, 'Fabrikam 2024-01.xlsx', '2024-01-15', 'F-1', 40, 0), name: 'Fabrikam' },
    ];
  }

  of(document: string): StatementRow {
    const found = this.rows.find((each) => each.document === document);
    if (!found) throw refusal('no_such_statement', `\`${document}\` is no statement`);
    return found;
  }

  /** The statements that count of one name, the oldest first. */
  named(name: string): StatementRow[] {
    return this.rows.filter((each) => each.name === name && !each.voided);
  }
}

export function refusal(code: string, message: string): Problem {
  return { code, message, hint: null, details: {} };
}

export function row(
  paper: number,
  fileName: string,
  calculatedOn: string,
  requestId: string,
  transactions: number,
  problems: number,
): StatementRow {
  const counts = { organization: 3, line: 48, agreement: 4, transaction: transactions };
  return {
    document: idOf(paper),
    fileName,
    kind: 'mls',
    name: 'Litware',
    requestId,
    calculatedOn,
    language: 'en',
    mapping: '',
    counts: KINDS.map((kind) => ({ kind, count: counts[kind] })),
    problems,
    voided: false,
  };
}

type StatementCommandNames =
  | 'statements'
  | 'statement'
  | 'statement_table'
  | 'void_statement'
  | 'restore_statement'
  | 'compare_statements';

export function statementHandlers(world: World): Pick<Handlers, StatementCommandNames> {
  const { statements: shelf } = world;
  const setVoided = async (op: string, document: string, voided: boolean) => {
    const before = shelf.rows;
    const { fileName } = shelf.of(document);
    shelf.rows = before.map((each) => (each.document === document ? { ...each, voided } : each));
    await world.write(
      op,
      [fileName],
      { scopes: ['statements'], documents: [document] },
      () => (shelf.rows = before),
    );
    return null;
  };
  return {
    statements: ({ voided }) => {
      const rows = shelf.rows.filter((each) => each.voided === voided);
      return [...new Set(rows.map(({ name }) => name))].map((name) => ({
        kind: 'mls',
        name,
        statements: rows.filter((each) => each.name === name),
      }));
    },
    statement: ({ document }) => details(shelf, document),
    statement_table: ({ request }) => table(shelf.of(request.document), request),
    void_statement: ({ document, reason }) => {
      shelf.reasons.set(document, reason);
      return setVoided('void_statement', document, true);
    },
    restore_statement: ({ document }) => setVoided('restore_statement', document, false),
    compare_statements: ({ before, after, byCountry }) =>
      comparison(shelf.of(before), shelf.of(after), byCountry),
  };
}

function details(shelf: StatementShelf, document: string): StatementDetails {
  const row = shelf.of(document);
  const timeline = shelf.named(row.name);
  const at = timeline.indexOf(row);
  return {
    row,
    scope: {
      organizations: [row.name.toLowerCase(), 'litware austria'],
      countries: ['austria', 'germany'],
      numbers: ['17296530', '7781204'],
    },
    sheets: [
      { name: 'License Agreements', tab: 'license_agreements', rows: 4 },
      { name: 'Transaction Data', tab: 'transaction_data', rows: row.counts[3]?.count ?? 0 },
      { name: 'Pivot Data', tab: 'pivot_data', rows: 48 },
      { name: 'Notes', tab: null, rows: 2 },
    ],
    doubts: row.problems > 0 ? DOUBTS : [],
    rowsSha256: 'c0ffee'.repeat(10) + 'cafe',
    before: timeline[at - 1] ?? null,
    voidReason: row.voided ? (shelf.reasons.get(document) ?? '') : null,
    history: [],
  };
}

const COLUMNS: Record<string, readonly (readonly [string, boolean])[]> = {
  organization: [
    ['customer', false],
    ['agreement_country', false],
  ],
  line: [
    ['pool', false],
    ['family', false],
    ['version', false],
    ['usage_country', false],
    ['effective', true],
    ['active_sa', true],
  ],
  agreement: [
    ['customer', false],
    ['agreement_status', false],
    ['license_number', false],
    ['agreement_to', false],
  ],
  transaction: [
    ['license_number', false],
    ['part_number', false],
    ['family', false],
    ['version', false],
    ['quantity', true],
    ['ordered_on', false],
  ],
  problem: [
    ['fault', false],
    ['column', false],
    ['value', false],
  ],
};

function cells(table: string, index: number): string[] {
  const [family, version] = PRODUCTS[index % PRODUCTS.length] ?? ['', ''];
  const units = String(5 * (1 + (index % 40)));
  switch (table) {
    case 'organization':
      return [['Litware AG', 'Litware Austria GmbH', 'Litware Iberia'][index] ?? '', 'Germany'];
    case 'line': {
      const pool = index % 2 === 0 ? 'Applications' : 'Servers';
      return [pool, family, version, 'All Countries', units, String(index % 3)];
    }
    case 'agreement':
      return ['Litware AG', index === 0 ? 'Expired' : 'Active', `1729653${index}`, '2025-06-30'];
    case 'transaction':
      return ['7781204', `7NQ-0${1158 + (index % 50)}`, family, version, units, '2023-11-06'];
    default:
      return [index === 0 ? 'bad_quantity' : 'bad_date', 'Effective License Quantity', 'n/a'];
  }
}

function table({ counts, problems }: StatementRow, request: StatementTableRequest): StatementTable {
  const columns = (COLUMNS[request.table] ?? []).map(([field, isNumber]): TableColumn => ({
    field,
    caption: '',
    isNumber,
  }));
  const listed = counts.find(({ kind }) => kind === request.table)?.count ?? problems;
  const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
  let rows = Array.from({ length: listed }, (_, index): TableRow => ({
    at: {
      sheet: request.table === 'transaction' ? 'Transaction Data' : 'Pivot Data',
      row: index + 11,
    },
    cells: cells(request.table, index),
  })).filter((each) => {
    const text = each.cells.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const by = request.sort;
  if (by !== null) {
    const sign = request.descending ? -1 : 1;
    const of = (each: TableRow) => each.cells[by] ?? '';
    rows = rows.sort((a, b) => sign * of(a).localeCompare(of(b), undefined, { numeric: true }));
  }
  return {
    columns,
    rows: rows.slice(request.offset, request.offset + request.limit),
    total: rows.length,
    sheets: ['Pivot Data'],
  };
}
