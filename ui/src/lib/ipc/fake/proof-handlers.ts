// What the fake host answers about proof, and what people state about it.

import type { FindingCountView, InvoiceLineFields, LossView, StatusCountView } from '../types';
import type { Handlers } from './handlers';
import { paperOf } from './documents';
import { acquisitionOf, NOTHING_STATED, proofOf } from './proof';
import type { World } from './world';

type ProofCommands =
  | 'check_license'
  | 'proof_overview'
  | 'what_if_document_lost'
  | 'what_if_license_lost'
  | 'state_acquisition'
  | 'claim_link'
  | 'invoice_lines'
  | 'state_invoice_lines'
  | 'waive_finding'
  | 'withdraw_waiver';

export function proofHandlers(world: World): Pick<Handlers, ProofCommands> {
  const titleOf = (id: string) => world.licenses.row(id).title;
  const touched = (id: string) => ({ scopes: ['licenses'], licenses: [id] });
  return {
    check_license: ({ id, asOf, profile }) => proofOf(world, world.licenses.row(id), profile, asOf),
    proof_overview: ({ profile }) => overview(world, profile),
    what_if_document_lost: ({ id, profile }) =>
      losses(world, profile, (link) => link.document !== id),
    what_if_license_lost: ({ id, profile }) => [
      {
        license: id,
        title: titleOf(id),
        before: proofOf(world, world.licenses.row(id), profile).status,
        after: null,
        findings: [],
      },
      ...losses(world, profile, (link) => link.license !== id).filter(
        (loss) => loss.license !== id,
      ),
    ],
    state_acquisition: async ({ id, fields }) => {
      const before = world.acquisitions.get(id);
      const underlying = fields.underlying.map((base) => ({
        ...base,
        title: titleOf(base.license),
      }));
      world.acquisitions.set(id, { ...fields, underlying });
      await world.write('state_acquisition', [titleOf(id)], touched(id), () =>
        world.acquisitions.set(id, before ?? NOTHING_STATED),
      );
      return null;
    },
    claim_link: async ({ id, claim }) => {
      const before = world.links;
      world.links = before.map((link) => (link.id === id ? { ...link, claim } : link));
      await world.write('claim_link', [id], { scopes: ['links'] }, () => (world.links = before));
      return null;
    },
    invoice_lines: ({ id }) => world.lines.get(id) ?? [],
    state_invoice_lines: async ({ id, lines }) => {
      const before: InvoiceLineFields[] = world.lines.get(id) ?? [];
      world.lines.set(id, lines);
      const changed = { scopes: ['links'], documents: [id] };
      await world.write('state_invoice_lines', [paperOf(world, id).name], changed, () =>
        world.lines.set(id, before),
      );
      return null;
    },
    waive_finding: async ({ id, finding, reason }) => {
      const before = world.waivers.get(id);
      const waiver = { reason, by: 'clara', at: '2024-03-14T10:40:00Z' };
      world.waivers.set(id, new Map(before).set(finding, waiver));
      await world.write('waive_finding', [titleOf(id)], touched(id), () =>
        world.waivers.set(id, before ?? new Map()),
      );
      return null;
    },
    withdraw_waiver: async ({ id, finding }) => {
      const before = world.waivers.get(id) ?? new Map<string, never>();
      world.waivers.set(id, new Map([...before].filter(([code]) => code !== finding)));
      await world.write('withdraw_waiver', [titleOf(id)], touched(id), () =>
        world.waivers.set(id, before),
      );
      return null;
    },
  };
}

function overview(world: World, profile: string) {
  const statuses = new Map<string, StatusCountView>();
  const findings = new Map<string, FindingCountView>();
  for (const row of world.licenses.rows.filter((each) => !each.voided)) {
    const proof = proofOf(world, row, profile);
    const { publisher, channel } = row.fields;
    const key = `${publisher} ${channel ?? ''} ${proof.status}`;
    const counted = statuses.get(key) ?? { publisher, channel, status: proof.status, licenses: 0 };
    counted.licenses += 1;
    statuses.set(key, counted);
    for (const { code, severity, message, sentence, waiver } of proof.findings) {
      if (waiver) continue;
      const known = findings.get(code) ?? { code, severity, message, sentence, licenses: 0 };
      known.licenses += 1;
      findings.set(code, known);
    }
  }
  const linked = new Set(world.links.map((link) => link.document));
  return {
    asOf: '2024-03-14',
    profile: profile || 'practical',
    statuses: [...statuses.values()],
    findings: [...findings.values()].sort((a, b) => b.licenses - a.licenses).slice(0, 12),
    unlinkedDocuments: world.papers.length - linked.size,
  };
}

function losses(
  world: World,
  profile: string,
  stays: (link: World['links'][number]) => boolean,
): LossView[] {
  const left = world.links.filter(stays);
  return world.licenses.rows.flatMap((row) => {
    const before = proofOf(world, row, profile);
    const after = proofOf(world, row, profile, null, left);
    const known = new Set(before.findings.map((finding) => finding.message));
    const findings = after.findings.filter((finding) => !known.has(finding.message));
    if (after.status === before.status && findings.length === 0) return [];
    return [
      { license: row.id, title: row.title, before: before.status, after: after.status, findings },
    ];
  });
}

/** The records that build directly on one. */
export function carriesOf(world: World, license: string) {
  return world.licenses.rows.flatMap((row) =>
    acquisitionOf(world, row.id)
      .underlying.filter((base) => base.license === license)
      .map(({ quantity }) => ({ license: row.id, title: row.title, quantity })),
  );
}
