// The license records of the fake vault.

import type { LicenseFields, LicensePage, LicenseRequest, LicenseRow } from '../types';
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
const CHANNELS = ['volume_license', 'oem', 'fpp', 'csp', 'true_up'] as const;

export class Licenses {
  readonly rows: LicenseRow[];
  readonly reasons = new Map<string, string>();

  constructor(count: number) {
    this.rows = Array.from({ length: count }, (_, index) => license(index));
  }

  page(request: LicenseRequest): LicensePage {
    const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.rows.filter((row) => {
      if (row.voided !== request.voided) return false;
      if (request.linked !== null && row.links > 0 !== request.linked) return false;
      const text = Object.values(row.fields).join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
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

function sortKey(row: LicenseRow, sort: string): string | number {
  switch (sort) {
    case 'quantity':
      return row.fields.quantity;
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
  return {
    id: `0193c6b4-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    title: titleOf(fields),
    fields,
    links: 0,
    voided: false,
  };
}
