// How far the text of a document is known, in words.

import { recognitionFailed } from '$lib/app/paged';
import { t, word } from '$lib/i18n';
import type { DocumentRow } from '$lib/ipc';

/** Its reading state, the pages that wait for recognition and the words worth a second look. */
export function stateWords(row: DocumentRow): string {
  const state = reached(row);
  if (row.doubtful === 0) return state;
  return `${state}; ${t().recognition.toCheck(row.doubtful)}`;
}

function reached(row: DocumentRow): string {
  if (row.waiting > 0) return t().recognition.pagesWaiting(row.waiting, row.pages);
  return recognitionFailed(row) ? t().recognition.failed : word(t().codes.states, row.state);
}
