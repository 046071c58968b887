// Finding and showing the documents of the fake vault.

import type {
  DescriptionView,
  DocumentDetails,
  DocumentRow,
  FacetCount,
  FindPage,
  FindRequest,
  PageHits,
  PageView,
} from '../types';
import { indexOf, type Paper } from './archive';
import { doubtsIn, scannedPage } from './scans';
import { hits, parse, type Query } from './query';
import type { World } from './world';

const NOTHING: DescriptionView = {
  kind: null,
  title: null,
  date: null,
  issuer: null,
  recipient: null,
  numbers: [],
  currency: null,
  net: null,
  tax: null,
  gross: null,
  tags: [],
};

export function paperOf(world: World, id: string): Paper {
  const found = world.papers[indexOf(id)];
  if (!found)
    throw {
      code: 'no_such_document',
      message: `\`${id}\` is not a document`,
      hint: null,
      details: {},
    };
  return found;
}

function descriptionOf(world: World, paper: Paper): DescriptionView {
  return world.descriptions.get(paper.id) ?? { ...NOTHING, kind: paper.kind, date: paper.date };
}

function rowOf(world: World, paper: Paper, query: Query | null): DocumentRow {
  const described = descriptionOf(world, paper);
  return {
    id: paper.id,
    sha256: paper.sha256,
    name: paper.name,
    title: described.title,
    kind: described.kind,
    date: described.date,
    state: paper.state,
    stateCode: paper.stateReason,
    stateReason: paper.stateReason,
    bytes: paper.bytes,
    pages: paper.pages,
    waiting: paper.waiting,
    doubtful: doubtsIn(world, paper),
    script: world.scripts.get(paper.id) ?? 'any',
    addedAt: paper.addedAt,
    parent: null,
    links: world.linksOf(paper.id),
    voided: world.voided.has(paper.id),
    hit: query ? hitOf(world, paper, query) : null,
  };
}

function hitOf(world: World, paper: Paper, query: Query) {
  const text = scannedPage(world, paper, 1).text;
  const found = hits(query, text);
  const first = found[0];
  if (!first) return { page: 0, snippet: '', marks: [], score: 1 };
  const from = Math.max(0, first[0] - 50);
  const snippet = text.slice(from, first[0] + 90).replaceAll('\n', ' ');
  return { page: 1, snippet, marks: hits(query, snippet), score: 1 / (1 + paper.index) };
}

const haystacks = new Map<number, string>();
function haystack(world: World, paper: Paper): string {
  let text = haystacks.get(paper.index);
  if (text === undefined) {
    const body =
      paper.index < 40 ? scannedPage(world, paper, 1).text : `${paper.product} ${paper.recipient}`;
    text = `${paper.name} ${paper.issuer} ${paper.number} ${body}`.toLowerCase();
    haystacks.set(paper.index, text);
  }
  return text;
}

interface Found {
  question: string;
  papers: Paper[];
  facets: FindPage['facets'];
}
const answers = new WeakMap<World, Found>();

export function find(world: World, request: FindRequest): FindPage {
  const began = performance.now();
  const query = parse(request.query);
  if ('code' in query) throw query;
  const state = [world.journal.length, world.readings];
  const question = JSON.stringify([{ ...request, offset: 0, limit: 0 }, state]);
  let found = answers.get(world);
  if (found?.question !== question) {
    found = { question, ...search(world, request, query) };
    answers.set(world, found);
  }
  return {
    total: found.papers.length,
    tookMs: performance.now() - began,
    rows: found.papers
      .slice(request.offset, request.offset + request.limit)
      .map((paper) => rowOf(world, paper, query.wanted.length > 0 ? query : null)),
    facets: found.facets,
  };
}

function search(world: World, request: FindRequest, query: Query): Omit<Found, 'question'> {
  const linked = new Set(world.links.map((link) => link.document));
  const flags: Record<string, (paper: Paper) => boolean> = {
    linked: (paper) => linked.has(paper.id),
    unlinked: (paper) => !linked.has(paper.id),
    voided: (paper) => world.voided.has(paper.id),
    doubtful: (paper) => doubtsIn(world, paper) > 0,
  };
  const matching = world.papers.filter(
    (paper) =>
      world.voided.has(paper.id) === (request.voided || (query.flags.get('voided') ?? false)) &&
      [...query.flags].every(([flag, wanted]) => (flags[flag]?.(paper) ?? false) === wanted) &&
      query.wanted.every((term) => haystack(world, paper).includes(term)) &&
      !query.unwanted.some((term) => haystack(world, paper).includes(term)),
  );
  const tests = {
    kinds: (p: Paper) =>
      request.kinds.length === 0 || request.kinds.includes(descriptionOf(world, p).kind ?? 'none'),
    years: (p: Paper) => request.years.length === 0 || request.years.includes(yearOf(p)),
    states: (p: Paper) =>
      request.states.length === 0 || statesOf(p).some((state) => request.states.includes(state)),
    links: (p: Paper) => request.linked === null || linked.has(p.id) === request.linked,
    doubtful: (p: Paper) =>
      request.doubtful === null || doubtsIn(world, p) > 0 === request.doubtful,
  };
  const passing = (but: keyof typeof tests | null) =>
    matching.filter((paper) =>
      Object.entries(tests).every(([name, test]) => name === but || test(paper)),
    );
  const found = passing(null);
  sort(world, found, request);
  return {
    papers: found,
    facets: {
      kinds: count(passing('kinds'), (p) => descriptionOf(world, p).kind ?? 'none'),
      years: count(passing('years'), (p) => String(yearOf(p))).sort(
        (a, b) => Number(b.value) - Number(a.value),
      ),
      states: count(passing('states'), statesOf),
      links: count(passing('links'), (p) => (linked.has(p.id) ? 'linked' : 'unlinked')),
      doubtful: passing('doubtful').filter((p) => doubtsIn(world, p) > 0).length,
    },
  };
}

function sort(world: World, papers: Paper[], request: FindRequest): void {
  if (request.sort === 'relevance' || (request.sort === 'added' && request.descending)) return;
  const key = (paper: Paper): string | number => {
    switch (request.sort) {
      case 'kind':
        return paper.kind ?? '';
      case 'date':
        return paper.date ?? '';
      case 'size':
        return paper.bytes;
      case 'state':
        return paper.state;
      case 'added':
        return paper.addedAt;
      default:
        return descriptionOf(world, paper).title ?? paper.name;
    }
  };
  const keyed = papers.map((paper) => ({ paper, key: key(paper) }));
  keyed.sort(
    (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (request.descending ? -1 : 1),
  );
  keyed.forEach((entry, at) => (papers[at] = entry.paper));
}

function yearOf(paper: Paper): number {
  return paper.date === null ? 0 : Number(paper.date.slice(0, 4));
}

/** The states under which a document is found: its own, and `waiting` as long as one page waits. */
function statesOf({ state, waiting }: Paper): string[] {
  return waiting > 0 && state !== 'waiting' ? [state, 'waiting'] : [state];
}

function count(papers: Paper[], values: (paper: Paper) => string | string[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const value of papers.flatMap(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

export function details(world: World, id: string): DocumentDetails {
  const paper = paperOf(world, id);
  const sibling = world.papers[paper.index === 3 ? 15 : -1];
  return {
    row: rowOf(world, paper, null),
    mediaType: paper.mediaType,
    description: descriptionOf(world, paper),
    suggested:
      paper.state === 'text'
        ? {
            kind: paper.kind ?? 'correspondence',
            title: `${paper.issuer.split(' ')[0] ?? ''} ${paper.number}`,
            date: paper.date ?? '2019-04-12',
            issuer: paper.issuer,
            recipient: paper.recipient,
            numbers: [
              { kind: 'invoice', value: paper.number },
              { kind: 'purchase_order', value: `4500${paper.number.slice(-5)}` },
              { kind: 'agreement', value: '7781204' },
            ],
            currency: 'EUR',
            net: '8120.50',
            tax: '1542.90',
            gross: '9663.40',
            tags: [],
          }
        : NOTHING,
    origins: [
      {
        name: paper.name,
        path: `/home/clara/Audit 2024/${paper.issuer.split(' ')[0] ?? ''}/${paper.name}`,
        modified: '2021-06-03T08:11:00Z',
        source: paper.index % 3 === 0 ? 'm365_admin' : 'files',
        actor: 'clara',
        at: paper.addedAt,
        container: null,
        containerPath: null,
      },
    ],
    links: world.links.filter((link) => link.document === id),
    children: sibling ? [rowOf(world, sibling, null)] : [],
    parent: paper.index === 15 ? rowOf(world, world.papers[3] ?? paper, null) : null,
    voidReason: world.voided.get(id) ?? null,
    history: world.journal
      .filter((entry) => entry.subjects.includes(paper.name) || entry.n === 1)
      .reverse(),
  };
}

export function page(world: World, id: string, number: number, text: string): PageView {
  const paper = paperOf(world, id);
  const view = scannedPage(world, paper, number);
  const query = parse(text);
  if ('code' in query) throw query;
  return { ...view, hits: hits(query, view.text) };
}

export function pageHits(world: World, id: string, text: string): PageHits[] {
  const paper = paperOf(world, id);
  const query = parse(text);
  if ('code' in query) throw query;
  if (query.wanted.length === 0 || paper.state !== 'text') return [];
  return Array.from({ length: Math.max(1, paper.pages) }, (_, at) => ({
    page: at + 1,
    hits: hits(query, scannedPage(world, paper, at + 1).text).length,
  })).filter((each) => each.hits > 0);
}
