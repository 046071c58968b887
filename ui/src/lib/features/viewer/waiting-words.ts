// What is said about a document with pages that wait for recognition.

import { wordsFor } from '$lib/app/problems';
import { t, word } from '$lib/i18n';
import type { DocumentRow, PageInWork, RecognitionView } from '$lib/ipc';

interface Words {
  title: string;
  detail: string;
  /** Why nothing is recognized, in the words of the host. */
  reason?: string;
}

export function waitingWords(
  row: DocumentRow,
  view: RecognitionView,
  inWork: PageInWork | undefined,
  canceled: boolean,
): Words {
  const words = t().recognition;
  // A document that was just read may not know its pages yet.
  const wait = row.waiting > 0 ? words.pagesWait(row.waiting) : word(t().codes.states, row.state);
  if (view.state === 'off') {
    const why = view.problem ? wordsFor(view.problem) : { hint: '', detail: '' };
    return { title: words.off(wait), detail: why.hint ?? '', reason: why.detail };
  }
  if (canceled) return { title: wait, detail: words.canceled };
  if (inWork) {
    const others = row.waiting - 1;
    const rest = others > 0 ? `${words.pagesWait(others)}. ` : '';
    return { title: words.pageInWork(inWork.page, inWork.pages), detail: rest + words.soon };
  }
  return { title: wait, detail: view.state === 'paused' ? words.isPaused : words.soon };
}
