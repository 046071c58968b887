import { format, t, word } from '$lib/i18n';
import type { AcquisitionFields } from '$lib/ipc';

export interface Fact {
  label: string;
  value: string;
}

/** What is stated about an acquisition, in the order a person reads it. */
export function acquisitionFacts(fields: AcquisitionFields): Fact[] {
  const words = t().acquisition;
  const { codes } = t();
  const day = (day: string | null) => (day === null ? '…' : format.day(day));
  const term = fields.term === null ? '' : word(codes.terms, fields.term);
  const dated = fields.termFrom !== null || fields.termTo !== null;
  const users = fields.users.map(({ name, seat, from, to }) =>
    words.userLine(name, seat, format.day(from), to === null ? words.still : format.day(to)),
  );
  const facts: Fact[] = [
    {
      label: words.licenseType,
      value: fields.licenseType === null ? '' : word(codes.licenseTypes, fields.licenseType),
    },
    {
      label: words.boughtThrough,
      value: fields.boughtThrough === null ? '' : word(codes.channels, fields.boughtThrough),
    },
    {
      label: words.term,
      value: dated
        ? `${term}, ${t().licenses.period(day(fields.termFrom), day(fields.termTo))}`
        : term,
    },
    { label: words.orderNumber, value: fields.orderNumber },
    { label: words.device, value: fields.device },
    { label: words.transfer, value: transferWords(fields) },
    {
      label: words.circumstances,
      value: fields.circumstances.map((code) => word(codes.circumstances, code)).join('\n'),
    },
    { label: words.users, value: users.join('\n') },
  ];
  return facts.filter(({ value }) => value !== '');
}

function transferWords({ transfer }: AcquisitionFields): string {
  if (transfer === null) return '';
  const words = t().acquisition;
  return [
    words.transferLine(transfer.from || '…', transfer.to || '…'),
    transfer.on === null ? '' : format.day(transfer.on),
    transfer.noticeOn === null ? '' : words.told(format.day(transfer.noticeOn)),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
