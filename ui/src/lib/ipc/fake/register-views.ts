// What the fake vault answers about its agreements and legal entities.

import type {
  AgreementDetails,
  AgreementFields,
  AgreementPage,
  AgreementRequest,
  AgreementRow,
  CoverageView,
  EntityDetails,
  EntityFields,
  EntityRequest,
  EntityRow,
} from '../types';
import { details } from './documents';
import type { World } from './world';

/** The day on which the fake vault lives. */
export const TODAY = '2026-03-01';
const EXPECTED = ['vlsc', 'm365_admin', 'business_center', 'reseller_portal'];

/** An entry of a register. */
export interface Stated<Fields> {
  id: string;
  fields: Fields;
  voided: string | null;
}

export function agreementPage(world: World, request: AgreementRequest): AgreementPage {
  const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = world.registers.agreements
    .filter((each) => (each.voided !== null) === request.voided)
    .map((each) => agreementRow(world, each))
    .filter((row) => {
      const text = [row.label, row.fields.number, row.fields.program, row.entityName].join(' ');
      return words.every((word) => text.toLowerCase().includes(word));
    })
    .sort((a, b) => {
      const [x, y] = [sortKey(a, request.sort), sortKey(b, request.sort)];
      return (x < y ? -1 : x > y ? 1 : 0) * (request.descending ? -1 : 1);
    });
  const end = request.offset + request.limit;
  return { total: rows.length, rows: rows.slice(request.offset, end) };
}

function sortKey(row: AgreementRow, sort: string): string | number {
  switch (sort) {
    case 'licenses':
      return row.licenses;
    case 'documents':
      return row.documents;
    case 'next_anniversary':
      return row.nextAnniversary ?? '9999';
    case 'from':
      return row.fields.from ?? '9999';
    case 'to':
      return row.fields.to ?? row.termTo ?? '9999';
    case 'number':
      return row.fields.number;
    case 'program':
      return row.fields.program ?? '';
    default:
      return row.label.toLowerCase();
  }
}

function agreementRow(world: World, { id, fields, voided }: Stated<AgreementFields>): AgreementRow {
  const { agreements, entities } = world.registers;
  const nameOf = (entity: string | null) =>
    entities.find((each) => each.id === entity)?.fields.name ?? null;
  const parent = agreements.find((each) => each.id === fields.parent);
  const enrolled = fields.program === 'ea_enterprise_enrollment' && fields.to === null;
  return {
    id,
    label: labelOf(fields),
    fields,
    termTo: enrolled && fields.from ? dayBefore(later(fields.from, 3)) : null,
    nextAnniversary: fields.from ? nextAnniversary(fields.from) : null,
    parentLabel: parent ? labelOf(parent.fields) : null,
    entityName: nameOf(fields.entity),
    counterpartyName: nameOf(fields.counterparty),
    licenses: licensesOf(world, fields.number).length,
    documents: fields.papers.length,
    voided: voided !== null,
  };
}

export function agreementDetails(world: World, id: string): AgreementDetails {
  const { agreements, entities } = world.registers;
  const stated = found(agreements, id, 'no_such_agreement');
  const row = agreementRow(world, stated);
  return {
    row,
    affiliates: row.fields.affiliates.map((affiliate) => ({
      ...affiliate,
      name: found(entities, affiliate.entity, 'no_such_entity').fields.name,
    })),
    papers: row.fields.papers.map((paper) => ({
      ...paper,
      document: details(world, paper.document).row,
    })),
    documents: [],
    licenses: licensesOf(world, row.fields.number),
    children: agreements
      .filter((each) => each.fields.parent === id && each.voided === null)
      .map((each) => agreementRow(world, each)),
    history: world.journal.filter((entry) => entry.subjects.includes(row.label)).reverse(),
    voidReason: stated.voided,
  };
}

export function coverage(world: World): CoverageView {
  const counting = world.registers.agreements.filter((each) => each.voided === null);
  const numbers = new Set(counting.map((each) => each.fields.number));
  const others = new Map<string, number>();
  for (const { fields, voided } of world.licenses.rows) {
    if (voided || numbers.has(fields.agreementNumber)) continue;
    others.set(fields.agreementNumber, (others.get(fields.agreementNumber) ?? 0) + 1);
  }
  return {
    asOf: TODAY,
    sources: [
      ...EXPECTED.map((source) => ({ source, expected: true })),
      { source: 'files', expected: false },
    ],
    rows: counting.map(({ id, fields }, index) => ({
      agreement: id,
      label: labelOf(fields),
      number: fields.number,
      cells: [...EXPECTED, 'files'].map((source) => {
        const there = source === 'vlsc' && index === 1;
        return {
          latest: there ? '2026-01-15' : null,
          age: there ? 45 : null,
          documents: there ? 2 : 0,
          hole: !there && source !== 'files',
        };
      }),
    })),
    unregistered: [...others]
      .slice(0, 20)
      .map(([number, licenses]) => ({ number, licenses, documents: 0 })),
    unmentioned: counting
      .map((each) => agreementRow(world, each))
      .filter((row) => row.licenses === 0),
  };
}

export function entityRows(world: World, request: EntityRequest): EntityRow[] {
  const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
  return world.registers.entities
    .filter((each) => (each.voided !== null) === request.voided)
    .filter(({ fields }) => request.role === null || fields.role === request.role)
    .filter(({ fields }) => {
      const names = [fields.name, ...fields.aliases.map((alias) => alias.name)];
      return words.every((word) => names.join(' ').toLowerCase().includes(word));
    })
    .map((each) => entityRow(world, each))
    .sort((a, b) => a.fields.name.localeCompare(b.fields.name));
}

function entityRow(world: World, { id, fields, voided }: Stated<EntityFields>): EntityRow {
  return {
    id,
    fields,
    agreements: naming(world, id).length,
    licenses: world.licenses.rows.filter((row) => row.fields.licensee === fields.name).length,
    voided: voided !== null,
  };
}

export function entityDetails(world: World, id: string): EntityDetails {
  const stated = found(world.registers.entities, id, 'no_such_entity');
  return {
    row: entityRow(world, stated),
    agreements: naming(world, id).map((each) => agreementRow(world, each)),
    history: world.journal.filter((entry) => entry.subjects.includes(stated.fields.name)).reverse(),
    voidReason: stated.voided,
  };
}

function naming(world: World, entity: string): Stated<AgreementFields>[] {
  return world.registers.agreements.filter(
    ({ fields, voided }) =>
      voided === null &&
      (fields.entity === entity ||
        fields.counterparty === entity ||
        fields.affiliates.some((affiliate) => affiliate.entity === entity)),
  );
}

function licensesOf(world: World, number: string) {
  return world.licenses.rows.filter((row) => !row.voided && row.fields.agreementNumber === number);
}

export function labelOf(fields: AgreementFields): string {
  return fields.title === '' ? fields.number : fields.title;
}

export function found<Fields>(all: Stated<Fields>[], id: string, code: string): Stated<Fields> {
  const one = all.find((each) => each.id === id);
  if (!one) throw refusal(code);
  return one;
}

function nextAnniversary(from: string): string {
  const thisYear = TODAY.slice(0, 4) + from.slice(4);
  return thisYear >= TODAY ? thisYear : later(thisYear, 1);
}

function later(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

export function refusal(code: string) {
  return { code, message: code.replaceAll('_', ' '), hint: null, details: {} };
}
