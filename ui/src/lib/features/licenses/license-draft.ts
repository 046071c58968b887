// A license record as it is typed, and what is wrong with it.

import type { LicenseField, LicenseFields } from '$lib/ipc';

export type LicenseDraft = Record<LicenseField, string>;
export type DraftProblem = 'missing' | 'quantity' | 'backwards';

export function draftOf(fields: LicenseFields | null): LicenseDraft {
  return {
    publisher: fields?.publisher ?? '',
    product: fields?.product ?? '',
    edition: fields?.edition ?? '',
    version: fields?.version ?? '',
    part_number: fields?.partNumber ?? '',
    metric: fields?.metric ?? '',
    quantity: fields ? String(fields.quantity) : '',
    channel: fields?.channel ?? '',
    program: fields?.program ?? '',
    agreement_number: fields?.agreementNumber ?? '',
    licensee: fields?.licensee ?? '',
    acquired_on: fields?.acquiredOn ?? '',
    sa_from: fields?.saFrom ?? '',
    sa_to: fields?.saTo ?? '',
    notes: fields?.notes ?? '',
  };
}

export function problemsOf(draft: LicenseDraft): Partial<Record<LicenseField, DraftProblem>> {
  const problems: Partial<Record<LicenseField, DraftProblem>> = {};
  if (draft.product.trim() === '') problems.product = 'missing';
  if (!/^[1-9]\d{0,14}$/.test(draft.quantity.trim())) problems.quantity = 'quantity';
  if (draft.sa_from !== '' && draft.sa_to !== '' && draft.sa_to < draft.sa_from) {
    problems.sa_to = 'backwards';
  }
  return problems;
}

export function fieldsOf(draft: LicenseDraft): LicenseFields {
  const text = (field: LicenseField) => draft[field].trim();
  const optional = (field: LicenseField) => (text(field) === '' ? null : text(field));
  return {
    publisher: text('publisher'),
    product: text('product'),
    edition: text('edition'),
    version: text('version'),
    partNumber: text('part_number'),
    metric: text('metric'),
    quantity: Number(text('quantity')),
    channel: optional('channel'),
    program: text('program'),
    agreementNumber: text('agreement_number'),
    licensee: text('licensee'),
    acquiredOn: optional('acquired_on'),
    saFrom: optional('sa_from'),
    saTo: optional('sa_to'),
    notes: draft.notes.trim(),
  };
}
