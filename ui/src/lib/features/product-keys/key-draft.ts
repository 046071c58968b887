// A product key as it is typed in the form.

import type { KeyFields } from '$lib/ipc';

export interface KeyDraft {
  kind: string;
  product: string;
  version: string;
  agreementNumber: string;
  lastFive: string;
  purchased: string;
  used: string;
  available: string;
  countedOn: string;
  note: string;
}
export type DraftField = keyof KeyDraft;

const COUNTS = ['purchased', 'used', 'available'] as const;

export function keyDraft(fields: KeyFields | null): KeyDraft {
  const count = (value: number | null | undefined) => value?.toString() ?? '';
  return {
    kind: fields?.kind ?? 'mak',
    product: fields?.product ?? '',
    version: fields?.version ?? '',
    agreementNumber: fields?.agreementNumber ?? '',
    lastFive: fields?.lastFive ?? '',
    purchased: count(fields?.purchased),
    used: count(fields?.used),
    available: count(fields?.available),
    countedOn: fields?.countedOn ?? '',
    note: fields?.note ?? '',
  };
}

/** What is stated, with what the form does not show as it was. */
export function keyFields(draft: KeyDraft, had: KeyFields | null): KeyFields {
  const count = (text: string) => (text.trim() === '' ? null : Number(text.trim()));
  return {
    ...draft,
    purchased: count(draft.purchased),
    used: count(draft.used),
    available: count(draft.available),
    countedOn: draft.countedOn === '' ? null : draft.countedOn,
    licenses: had?.licenses ?? [],
    document: had?.document ?? null,
  };
}

/** The fields that cannot be, with the code that says why. */
export function draftProblems(
  draft: KeyDraft,
): Partial<Record<DraftField, 'no_key_product' | 'bad_count' | 'no_count_day'>> {
  const problems: ReturnType<typeof draftProblems> = {};
  if (draft.product.trim() === '') problems.product = 'no_key_product';
  for (const field of COUNTS) {
    if (!/^\d{0,15}$/.test(draft[field].trim())) problems[field] = 'bad_count';
  }
  const counted = draft.used.trim() !== '' || draft.available.trim() !== '';
  if (counted && draft.countedOn === '') problems.countedOn = 'no_count_day';
  return problems;
}
