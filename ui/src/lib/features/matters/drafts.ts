// What a person writes in the form of a matter, and what it states.

import type { MatterFields } from '$lib/ipc';

export interface MatterDraft {
  reference: string;
  title: string;
  publisher: string;
  auditor: string;
  counsel: string;
  letterOn: string;
  noticeDays: number | null;
  dueOn: string;
  periodFrom: string;
  periodTo: string;
  entities: string[];
  products: string;
  publishers: string;
  exhibitPrefix: string;
  privileged: boolean;
  note: string;
}

const orNull = (text: string): string | null => (text === '' ? null : text);
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function matterDraft(fields: MatterFields | null): MatterDraft {
  return {
    reference: fields?.reference ?? '',
    title: fields?.title ?? '',
    publisher: fields?.publisher ?? '',
    auditor: fields?.auditor ?? '',
    counsel: fields?.counsel ?? '',
    letterOn: fields?.letterOn ?? '',
    noticeDays: fields?.noticeDays ?? null,
    dueOn: fields?.dueOn ?? '',
    periodFrom: fields?.periodFrom ?? '',
    periodTo: fields?.periodTo ?? '',
    entities: fields?.entities ?? [],
    products: (fields?.products ?? []).join('\n'),
    publishers: (fields?.publishers ?? []).join('\n'),
    exhibitPrefix: fields?.exhibitPrefix ?? '',
    privileged: fields?.privileged ?? false,
    note: fields?.note ?? '',
  };
}

export function matterFields(draft: MatterDraft): MatterFields {
  return {
    ...draft,
    reference: draft.reference.trim(),
    letterOn: orNull(draft.letterOn),
    dueOn: orNull(draft.dueOn),
    periodFrom: orNull(draft.periodFrom),
    periodTo: orNull(draft.periodTo),
    products: lines(draft.products),
    publishers: lines(draft.publishers),
  };
}
