// What the reading of a document means for its pages.

import { EMPTY_REASONS, type DocumentRow } from '$lib/ipc';

const PAGED: readonly string[] = ['text', 'waiting', 'empty'];
const FAILED: readonly string[] = ['damaged', 'refused'];

/** Whether it has pages that can be looked at. */
export function isPaged(row: DocumentRow): boolean {
  return PAGED.includes(row.state) || recognitionFailed(row);
}

/** Whether its pages could not be recognized. A file that could not be read has no pages. */
export function recognitionFailed(row: DocumentRow): boolean {
  return FAILED.includes(row.state) && row.pages > 0;
}

/** Whether recognition found no text in it, so that another attempt may be worth it. */
export function cameToNothing(row: DocumentRow): boolean {
  const found = EMPTY_REASONS.some((reason) => reason === row.stateCode);
  return recognitionFailed(row) || (row.state === 'empty' && found);
}
