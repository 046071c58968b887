import { format, t, word } from '$lib/i18n';
import type { AccessRow, AgreementRow, EntityFields } from '$lib/ipc';

export interface Fact {
  label: string;
  value: string;
}

const stated = (facts: Fact[]) => facts.filter(({ value }) => value !== '');
const day = (text: string | null) => (text === null ? '' : format.day(text));

/** What is stated about an agreement, in the order a person reads it. */
export function agreementFacts(row: AgreementRow): Fact[] {
  const { fields } = row;
  const names = t().agreements.fields;
  const to = row.termTo === null ? day(fields.to) : t().agreements.byTerm(day(row.termTo));
  return stated([
    { label: names.number, value: fields.number },
    { label: names.program, value: fields.program ? word(t().codes.programs, fields.program) : '' },
    { label: names.entity, value: row.entityName ?? '' },
    { label: names.counterparty, value: row.counterpartyName ?? '' },
    { label: names.from, value: day(fields.from) },
    { label: names.to, value: to },
    { label: t().agreements.columns.next_anniversary, value: day(row.nextAnniversary) },
    { label: names.notes, value: fields.notes },
  ]);
}

/** What is stated about a legal entity, but for its other names. */
export function entityFacts(fields: EntityFields): Fact[] {
  const names = t().entities.fields;
  return stated([
    { label: names.role, value: word(t().codes.entityRoles, fields.role) },
    { label: names.from, value: day(fields.from) },
    { label: names.to, value: day(fields.to) },
    { label: names.notes, value: fields.notes },
  ]);
}

/** What is stated about an access, but for person and agreement. */
export function accessFacts({ fields, daysAwaited }: AccessRow): Fact[] {
  const names = t().people.fields;
  const age = daysAwaited === null ? '' : ` (${t().people.daysAgo(daysAwaited)})`;
  return stated([
    { label: names.licensingId, value: fields.licensingId },
    { label: names.status, value: word(t().codes.accessStatuses, fields.status) },
    {
      label: names.account,
      value: fields.account ? word(t().codes.accountTypes, fields.account) : '',
    },
    {
      label: names.contacts,
      value: fields.contacts.map((each) => word(t().codes.contactTypes, each)).join(', '),
    },
    { label: names.invitedOn, value: fields.invitedOn ? day(fields.invitedOn) + age : '' },
    { label: names.acceptedOn, value: day(fields.acceptedOn) },
    { label: names.leftOn, value: day(fields.leftOn) },
    { label: names.note, value: fields.note },
  ]);
}

/** From when to when something counts; nothing where it always does. */
export function period(from: string | null, to: string | null): string {
  if (from === null && to === null) return '';
  return t().licenses.period(day(from) || '…', day(to) || '…');
}
