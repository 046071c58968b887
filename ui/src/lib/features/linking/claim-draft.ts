// What a person is about to state about a link.

import type { ClaimFields, Shown } from '$lib/ipc';

export interface ClaimDraft {
  quantity: string;
  line: string;
  shows: Shown[];
  note: string;
}

const COUNT = /^([1-9]\d{0,14})?$/;
const LINE = /^([1-9]\d{0,8})?$/;

export function draftOf(claim: ClaimFields, known: readonly Shown[]): ClaimDraft {
  return {
    quantity: claim.quantity === null ? '' : String(claim.quantity),
    line: claim.line === null ? '' : String(claim.line),
    shows: known.filter((code) => claim.shows.includes(code)),
    note: claim.note,
  };
}

export function isQuantity(draft: ClaimDraft): boolean {
  return COUNT.test(draft.quantity.trim());
}

export function isLine(draft: ClaimDraft): boolean {
  return LINE.test(draft.line.trim());
}

/** What was confirmed under a code that this window does not know stays confirmed. */
export function claimOf(
  draft: ClaimDraft,
  before: ClaimFields,
  known: readonly string[],
): ClaimFields {
  const number = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    quantity: number(draft.quantity),
    line: number(draft.line),
    shows: [...draft.shows, ...before.shows.filter((code) => !known.includes(code))],
    note: draft.note.trim(),
  };
}
