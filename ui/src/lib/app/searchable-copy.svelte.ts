// A PDF of a document with the recognized text behind the images of its pages.

import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { PagesProgress, SearchableCopy } from '$lib/ipc';
import { attempt, toasts } from './toasts.svelte';

class Saving {
  /** How far the one that is being written came. */
  progress = $state.raw<PagesProgress | null>(null);

  /** Writes it to where the person says. */
  save(document: string): void {
    if (this.progress) {
      toasts.show(t().recognition.savingAlready);
      return;
    }
    void attempt(async () => {
      try {
        const copy = await ipc.saveSearchable(document, (told) => (this.progress = told));
        if (copy) toasts.show(savedWords(copy));
      } finally {
        this.progress = null;
      }
    });
  }

  cancel(): void {
    void attempt(() => ipc.cancelSearchable());
  }
}

export const searchableCopy = new Saving();

function savedWords({ path, unrecognized }: SearchableCopy): string {
  const saved = t().details.copySaved(path);
  return unrecognized === 0 ? saved : `${saved}. ${t().recognition.unrecognized(unrecognized)}`;
}
