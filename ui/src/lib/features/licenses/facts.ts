import { format, t, word } from '$lib/i18n';
import type { LicenseFields } from '$lib/ipc';

export interface Fact {
  label: string;
  value: string;
}

/** What a record states, in the order a person reads it. */
export function factsOf(fields: LicenseFields): Fact[] {
  const names = t().licenses.fields;
  const assurance =
    fields.saFrom || fields.saTo
      ? t().licenses.period(
          fields.saFrom ? format.day(fields.saFrom) : '…',
          fields.saTo ? format.day(fields.saTo) : '…',
        )
      : '';
  const facts: Fact[] = [
    { label: names.publisher, value: fields.publisher },
    { label: names.part_number, value: fields.partNumber },
    { label: names.quantity, value: `${format.number(fields.quantity)} ${fields.metric}`.trim() },
    { label: names.channel, value: fields.channel ? word(t().codes.channels, fields.channel) : '' },
    { label: names.program, value: fields.program },
    { label: names.agreement_number, value: fields.agreementNumber },
    { label: names.licensee, value: fields.licensee },
    { label: names.acquired_on, value: fields.acquiredOn ? format.day(fields.acquiredOn) : '' },
    { label: t().licenses.assurance, value: assurance },
    { label: names.notes, value: fields.notes },
  ];
  return facts.filter(({ value }) => value !== '');
}
