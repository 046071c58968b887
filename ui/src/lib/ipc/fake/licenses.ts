// The license records of the fake vault.

import type { LicenseFields, LicensePage, LicenseRequest, LicenseRow, ProofView } from '../types';
import { UNSTATED } from '../vocabulary';
import { pick, seeded } from './random';

const LINES = [
  ['SQL Server', 'Standard', '2019', 'Per Core', '7NQ-01158'],
  ['Windows Server', 'Datacenter', '2022', 'Per Core', '9EA-01044'],
  ['Office', 'LTSC Professional Plus', '2021', 'Per Device', 'DG7GMGF0FN5R'],
  ['Exchange Server', 'Enterprise', '2019', 'Per Server', '395-04604'],
  ['Visio', 'Professional', '2021', 'Per Device', 'D87-07606'],
  ['Remote Desktop Services', 'CAL', '2022', 'Per User', '6VC-04206'],
  ['System Center', 'Datacenter', '2022', 'Per Core', '9EP-00037'],
] as const;
const HOLDERS = ['Litware Manufacturing SE', 'Litware UK Ltd', 'Proseware Logistics AG'] as const;
/** How the first records were acquired: each shows another state of proof. */
const FIRST: readonly (string | null)[] = [
  'volume_license',
  'esd',
  'volume_license',
  'fpp',
  'volume_license',
  'upgrade',
  null,
  'oem',
];
const CHANNELS = ['volume_license', 'oem', 'fpp', 'csp', 'true_up'] as const;

export class Licenses {
  readonly rows: LicenseRow[];
  readonly reasons = new Map<string, string>();

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => license(index));
  }

  page(request: LicenseRequest, proofOf: (row: LicenseRow) => ProofView): LicensePage {
    const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.rows.flatMap((row) => {
      const proof = row.voided ? null : proofOf(row);
      return this.#fits(row, proof, request, words) ? [{ ...row, proof: badge(proof) }] : [];
    });
    found.sort((a, b) => {
      const [x, y] = [sortKey(a, request.sort), sortKey(b, request.sort)];
      return (x < y ? -1 : x > y ? 1 : 0) * (request.descending ? -1 : 1);
    });
    return {
      total: found.length,
      rows: found.slice(request.offset, request.offset + request.limit),
    };
  }

  #fits(
    row: LicenseRow,
    proof: ProofView | null,
    request: LicenseRequest,
    words: readonly string[],
  ): boolean {
    if (row.voided !== request.voided) return false;
    if (request.linked !== null && row.links > 0 !== request.linked) return false;
    if (request.status !== null && proof?.status !== request.status) return false;
    const channel = row.fields.channel ?? UNSTATED;
    if (request.channel !== null && channel !== request.channel) return false;
    const has = (code: string) =>
      proof?.findings.some((each) => each.code === code && each.waiver === null) ?? false;
    if (request.finding !== null && !has(request.finding)) return false;
    const text = Object.values(row.fields).join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  }

  row(id: string): LicenseRow {
    const found = this.rows.find((row) => row.id === id);
    if (!found)
      throw {
        code: 'no_such_license',
        message: `\`${id}\` is not a license`,
        hint: null,
        details: {},
      };
    return found;
  }
}

export function titleOf(fields: LicenseFields): string {
  return [fields.product, fields.edition, fields.version].filter(Boolean).join(' ');
}

export function badge(proof: ProofView | null): LicenseRow['proof'] {
  return proof && { status: proof.status, met: proof.met, required: proof.required };
}

const WORST_FIRST = [
  'incomplete',
  'contested',
  'not_assessed',
  'pending_mls',
  'complete_with_warnings',
  'waived',
  'complete',
];

function sortKey(row: LicenseRow, sort: string): string | number {
  switch (sort) {
    case 'quantity':
      return row.fields.quantity;
    case 'proof':
      return WORST_FIRST.indexOf(row.proof?.status ?? '');
    case 'links':
      return row.links;
    case 'acquired_on':
      return row.fields.acquiredOn ?? '';
    case 'publisher':
      return row.fields.publisher;
    case 'licensee':
      return row.fields.licensee;
    case 'agreement_number':
      return row.fields.agreementNumber;
    default:
      return row.title;
  }
}

function license(index: number): LicenseRow {
  const next = seeded(index + 9_000);
  const [product, edition, version, metric, partNumber] =
    index < LINES.length ? (LINES[index] ?? LINES[0]) : pick(next, LINES);
  const year = 2014 + Math.floor(next() * 10);
  const fields: LicenseFields = {
    publisher: 'Microsoft',
    product,
    edition,
    version,
    partNumber,
    metric,
    quantity: 8 * (1 + Math.floor(next() * 40)),
    channel: pick(next, CHANNELS),
    program: 'Enterprise Agreement',
    agreementNumber: index < 3 ? '7781204' : `${5_500_000 + Math.floor(next() * 99_999)}`,
    licensee: pick(next, HOLDERS),
    acquiredOn: `${year}-0${1 + Math.floor(next() * 9)}-15`,
    saFrom: next() < 0.6 ? `${year}-07-01` : null,
    saTo: next() < 0.6 ? `${year + 3}-06-30` : null,
    notes: '',
  };
  if (fields.saFrom === null) fields.saTo = null;
  if (index < FIRST.length) fields.channel = FIRST[index] ?? null;
  if (index === 0) fields.quantity = 64;
  if (index === 4) fields.acquiredOn = '2023-11-15';
  return {
    id: `0193c6b4-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    title: titleOf(fields),
    fields,
    links: 0,
    proof: null,
    voided: false,
  };
}
