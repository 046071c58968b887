// What proves each license of the fake vault: a small evaluation that follows what is linked.

import type {
  AcquisitionFields,
  ClaimFields,
  EvidenceView,
  FindingView,
  GroupView,
  LicenseRow,
  LinkView,
  ProofView,
  TriedView,
} from '../types';
import { NO_CHANNEL, ruleFor, saying, type Group, type Rule } from './proof-rules';
import { hex, seeded } from './random';
import type { World } from './world';

export const WHOLE: ClaimFields = { quantity: null, line: null, shows: [], note: '' };

export const NOTHING_STATED: AcquisitionFields = {
  licenseType: null,
  boughtThrough: null,
  term: null,
  termFrom: null,
  termTo: null,
  orderNumber: '',
  device: '',
  transfer: null,
  circumstances: [],
  underlying: [],
  users: [],
};

export function acquisitionOf(world: World, license: string): AcquisitionFields {
  return world.acquisitions.get(license) ?? NOTHING_STATED;
}

/** How well a record is proven; `links` stands in for those of the vault. */
export function proofOf(
  world: World,
  row: LicenseRow,
  profile: string,
  asOf: string | null = null,
  links: readonly LinkView[] = world.links,
): ProofView {
  const rule = row.fields.channel === null ? null : ruleFor(row.fields.channel);
  const asked = rule?.groups.filter((each) => profile === 'seed_strict' || !each.strict) ?? [];
  const own = links.filter((link) => link.license === row.id);
  const groups = rule ? asked.map((group) => groupView(world, row, rule, group, own)) : [];
  const findings = rule
    ? groups.flatMap((group, at) => findingsOf(world, row, group, asked[at]))
    : [NO_CHANNEL];
  const required = groups.filter((group) => group.state !== 'not_applicable');
  return {
    status: rule ? statusOf(required, findings) : 'not_assessed',
    rule: rule && { id: rule.id, version: 1, title: rule.title, sources: rule.sources },
    met: required.filter((group) => group.state === 'met').length,
    required: required.length,
    groups,
    findings,
    supporting: rule?.supporting ?? [],
    profile: profile || 'practical',
    asOf: asOf ?? '2024-03-14',
    rules: 'muniment-evidence 1',
    rulesSha256: hex(4_711, 64),
  };
}

function statusOf(required: GroupView[], findings: FindingView[]): string {
  const states = new Set(required.map((group) => group.state));
  if (states.has('missing')) return 'incomplete';
  if (states.has('waived')) return 'waived';
  if (states.has('pending')) return 'pending_mls';
  return findings.some((each) => each.severity === 'warning' && each.waiver === null)
    ? 'complete_with_warnings'
    : 'complete';
}

function groupView(
  world: World,
  row: LicenseRow,
  rule: Rule,
  group: Group,
  links: readonly LinkView[],
): GroupView {
  const code = `${rule.id}/${group.id}`;
  const metBy: EvidenceView[] = [];
  const tried: TriedView[] = [];
  const fitting = links.filter((link) => group.kinds.includes(link.kind));
  const proven = fitting.reduce(
    (sum, { claim }) => sum + (claim.quantity ?? row.fields.quantity),
    0,
  );
  for (const link of fitting) {
    const evidence = {
      document: link.document,
      name: link.documentName,
      link: link.id,
      by: 'link',
    };
    const fails: string[] = [];
    if (group.must && !link.claim.shows.includes(group.must)) fails.push(group.must);
    if (group.all && proven < row.fields.quantity) fails.push('covers_quantity');
    if (fails.length === 0) metBy.push(evidence);
    else tried.push({ evidence, fails });
  }
  if (metBy.length === 0 && tried.length === 0) metBy.push(...supposed(world, row, group));
  const based = group.base && acquisitionOf(world, row.id).underlying.length > 0;
  const waived = world.waivers.get(row.id)?.has(code) ?? false;
  const recent = (row.fields.acquiredOn ?? '') >= '2022';
  const state =
    metBy.length > 0 || based
      ? 'met'
      : waived
        ? 'waived'
        : group.pends && recent
          ? 'pending'
          : 'missing';
  const { title, kinds } = group;
  return { code, title, kinds: [...kinds], state, metBy, tried, ownSources: [] };
}

/** Records after the first show what a grown vault would have, without a link for each. */
function supposed(world: World, row: LicenseRow, group: Group): EvidenceView[] {
  const index = Number.parseInt(row.id.slice(-12), 16);
  const next = seeded(index * 31 + group.title.length);
  if (index < 8 || next() > 0.82) return [];
  const start = Math.floor(next() * world.papers.length);
  const paper = world.papers
    .slice(start, start + 60)
    .find((each) => each.kind !== null && group.kinds.includes(each.kind));
  return paper ? [{ document: paper.id, name: paper.name, link: null, by: 'agreement' }] : [];
}

function findingsOf(
  world: World,
  row: LicenseRow,
  group: GroupView,
  rule: Group | undefined,
): FindingView[] {
  const base = acquisitionOf(world, row.id).underlying[0];
  const about = (more: Partial<FindingView>): FindingView => ({
    code: group.code,
    severity: 'error',
    ...saying('', {}),
    action: rule?.action ?? 'link_document',
    group: group.code,
    document: null,
    base: null,
    subjectName: null,
    waiver: world.waivers.get(row.id)?.get(more.code ?? group.code) ?? null,
    ...more,
  });
  if (rule?.base && base && group.state === 'met') {
    const status = proofOf(world, world.licenses.row(base.license), '').status;
    const code = 'X-BASE';
    const action = 'link_document';
    return status === 'complete'
      ? []
      : [
          about({
            code,
            severity: 'warning',
            ...saying('{record} builds on {base}, whose own proof is {status}.', {
              record: row.title,
              base: base.title,
              status,
            }),
            action,
            base: base.license,
            subjectName: base.title,
          }),
        ];
  }
  if (group.state === 'met') return [];
  const tried = group.tried[0];
  if (tried?.fails.includes('covers_quantity')) {
    return [
      about({
        code: 'X-QTY',
        ...saying('The documents do not prove all {quantity} units of {record}.', {
          quantity: String(row.fields.quantity),
          record: row.title,
        }),
        action: 'state_invoice_lines',
        document: tried.evidence.document,
        subjectName: tried.evidence.name,
      }),
    ];
  }
  if (tried) {
    const { document, name } = tried.evidence;
    const said = saying('Nobody has confirmed what {document} has to show for {record}.', {
      document: name,
      record: row.title,
    });
    return [about({ ...said, action: 'confirm_on_page', document, subjectName: name })];
  }
  const severity = group.state === 'pending' ? 'info' : 'error';
  return [
    about({
      severity,
      ...saying(`${rule?.missing ?? group.title} is missing: {record}.`, { record: row.title }),
    }),
  ];
}
