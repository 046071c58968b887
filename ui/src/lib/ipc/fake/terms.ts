// Public terms of the fake vault: months of one series, of which one is missing, one was captured
// twice and one contradicts itself.

import type {
  Problem,
  TermsComparison,
  TermsDateView,
  TermsFields,
  TermsFinding,
  TermsGap,
  TermsInForce,
  TermsRow,
  TermsSeries,
  TermsTimeline,
} from '../types';
import { paperOf } from './documents';
import type { Handlers } from './handlers';
import { saying } from './proof-rules';
import type { World } from './world';

const SERIES: TermsSeries = {
  kind: 'product_terms',
  label: 'Product Terms · WW · English',
  title: '',
  scope: '',
  region: 'WW',
  language: 'English',
  cadence: 'monthly',
};

const GAP: TermsGap = {
  kind: 'missed',
  months: ['2019-08-01'],
  assumed: '2019-07-01',
  until: '2019-09-01',
  sentence: 'July 2019 assumed until September 2019; August 2019 not captured.',
};

/** The editions, with what a person stated of each. */
export class TermsShelf {
  rows: TermsRow[] = [];
  /** Why editions were voided. */
  reasons = new Map<string, string>();

  constructor(filled: boolean) {
    if (!filled) return;
    const september = row('2019-09-01', 'September 2019', []);
    this.rows = [
      row('2019-07-01', 'July 2019', []),
      { ...september, fields: { ...september.fields, capturedOn: '2019-09-03' } },
      {
        ...september,
        id: `${september.id}-again`,
        fields: { ...september.fields, capturedOn: '2019-09-17' },
      },
      row('2019-11-01', 'November 2019', [
        date('header_footer', '2019-10-01', '(Worldwide English, October 2019)'),
      ]),
    ];
  }

  get counting(): TermsRow[] {
    return this.rows.filter(({ voided }) => !voided);
  }
}

type TermsCommands =
  | 'terms'
  | 'terms_edition'
  | 'terms_timelines'
  | 'terms_at'
  | 'add_terms'
  | 'state_terms'
  | 'confirm_terms'
  | 'void_terms'
  | 'restore_terms'
  | 'compare_terms'
  | 'find_in_terms'
  | 'terms_findings';

export function termsHandlers(world: World): Pick<Handlers, TermsCommands> {
  const { terms: shelf } = world;
  const of = (id: string) => {
    const found = shelf.rows.find((each) => each.id === id);
    if (!found) throw refusal('no_such_terms');
    return found;
  };
  /** Writes a new list, which an undo puts back. */
  const change = async (op: string, id: string, change: (row: TermsRow) => TermsRow) => {
    const before = shelf.rows;
    const { label } = of(id);
    shelf.rows = before.map((each) => (each.id === id ? change(each) : each));
    await world.write(op, [label], { scopes: ['terms'] }, () => (shelf.rows = before));
    return null;
  };
  return {
    terms: ({ request }) =>
      shelf.rows.filter(
        ({ voided, conflicts }) =>
          voided === request.voided && (!request.conflicting || conflicts.length > 0),
      ),
    terms_edition: ({ id }) => ({
      row: of(id),
      until: null,
      history: [],
      voidReason: shelf.reasons.get(id) ?? null,
    }),
    terms_timelines: () => timelines(shelf.counting),
    terms_at: ({ on }) => inForce(shelf.counting, on ?? '2019-12-01'),
    add_terms: ({ documents }) => ({
      added: [],
      known: [],
      refused: documents.map((document) => ({
        document,
        name: paperOf(world, document).name,
        code: 'not_terms',
        message: 'neither its name nor its beginning names a kind of public terms',
      })),
    }),
    state_terms: async ({ id, fields }) => {
      if (id === null) throw refusal('no_such_document');
      await change('state_terms', id, (each) => stated(each, fields));
      return id;
    },
    confirm_terms: ({ id }) =>
      change('state_terms', id, (each) => ({ ...each, confirmed: true, conflicts: [] })),
    void_terms: ({ id, reason }) => {
      shelf.reasons.set(id, reason);
      return change('void_terms', id, (each) => ({ ...each, voided: true }));
    },
    restore_terms: ({ id }) => change('restore_terms', id, (each) => ({ ...each, voided: false })),
    compare_terms: ({ request }) =>
      comparison(of(request.old), of(request.new), request.find, request.whole),
    find_in_terms: ({ words, on }) =>
      inForce(shelf.counting, on ?? '2019-12-01')
        .filter(() => CLAUSE.toLowerCase().includes(words.toLowerCase()))
        .map(({ edition }) => ({ edition, page: 1, heading: 'Servers', text: CLAUSE })),
    terms_findings: () => [lacking(world)],
  };
}

function lacking(world: World): TermsFinding {
  const licenses = world.licenses.rows.slice(0, 3).map(({ id, title }) => ({ id, title }));
  return {
    code: 'T-CAPTURE',
    severity: 'warning',
    ...saying('The {terms} in force on {date} are not in the vault.', {
      terms: 'Product Terms',
      date: '2018-04-01',
    }),
    action: 'capture_edition',
    kind: 'product_terms',
    day: '2018-04-01',
    licenses,
    count: world.licenses.rows.length,
  };
}

const CLAUSE = 'The software may run on one server at a time.';

function row(effective: string, month: string, conflicts: TermsDateView[]): TermsRow {
  const name = `MicrosoftProductTerms(WW)(English)(${month.replace(' ', '')})(CR).docx`;
  return {
    id: `0190-terms-${effective}`,
    label: `Product Terms · ${month} · WW · English`,
    fields: {
      document: '0190-document',
      kind: 'product_terms',
      title: '',
      scope: '',
      region: 'WW',
      language: 'English',
      effective,
      precision: 'month',
      capturedOn: null,
      address: '',
      notes: '',
    },
    documentName: name,
    chosen: 'file_name',
    confirmed: false,
    conflicts,
    dates: [date('file_name', effective, month), ...conflicts],
    voided: false,
  };
}

function date(source: string, day: string, words: string): TermsDateView {
  return { source, day, precision: 'month', words };
}

function stated(row: TermsRow, fields: TermsFields): TermsRow {
  return { ...row, fields, chosen: 'person', confirmed: true, conflicts: [] };
}

function timelines(rows: TermsRow[]): TermsTimeline[] {
  if (rows.length === 0) return [];
  const days = [...new Set(rows.map(({ fields }) => fields.effective))];
  const intervals = days.map((from, index) => ({
    from,
    until: days[index + 1] ?? null,
    captures: rows.filter(({ fields }) => fields.effective === from),
  }));
  return [{ series: SERIES, intervals, gaps: days.length === 3 ? [GAP] : [] }];
}

export function inForce(rows: TermsRow[], on: string): TermsInForce[] {
  const edition = rows.filter(({ fields }) => fields.effective <= on).at(-1);
  return edition ? [{ series: SERIES, edition, gap: null }] : [];
}

/** One clause allows two servers instead of one; another stays. */
function comparison(old: TermsRow, newer: TermsRow, find: string, whole: boolean): TermsComparison {
  const after = CLAUSE.replace('one server', 'two servers');
  const changed = {
    kind: 'changed',
    heading: 'Servers',
    old: CLAUSE,
    oldPage: 1,
    new: after,
    newPage: 1,
    marks: [
      { kind: 'same', text: 'The software may run on' },
      { kind: 'removed', text: 'one server' },
      { kind: 'added', text: 'two servers' },
      { kind: 'same', text: 'at a time.' },
    ],
  };
  const kept = 'A copy may be kept for archival purposes.';
  const same = {
    kind: 'same',
    heading: 'Servers',
    old: kept,
    oldPage: 1,
    new: kept,
    newPage: 1,
    marks: [],
  };
  const holds = `${CLAUSE} ${after}`.toLowerCase().includes(find.toLowerCase());
  return {
    old,
    new: newer,
    verdict: 'changed',
    headings: [{ heading: 'Servers', added: 0, removed: 0, changed: 1, moved: 0, cosmetic: 0 }],
    changes: [...(holds ? [changed] : []), ...(whole ? [same] : [])],
    affected: [],
  };
}

export function refusal(code: string): Problem {
  return { code, message: code, hint: null, details: {} };
}
