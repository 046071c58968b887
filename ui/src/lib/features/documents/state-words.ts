// How far the text of a document is known, in words.

import { t, word } from '$lib/i18n';
import type { DocumentRow } from '$lib/ipc';

/** Its reading state, the pages that wait for recognition and the words worth a second look. */
export function stateWords(row: DocumentRow): string {
  const state =
    row.waiting > 0
      ? t().recognition.pagesWaiting(row.waiting, row.pages)
      : word(t().codes.states, row.state);
  if (row.doubtful === 0) return state;
  return `${state}; ${t().recognition.toCheck(row.doubtful)}`;
}
