// A PDF of a document with the recognized text behind the images of its pages.

import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { PagesProgress } from '$lib/ipc';
import { attempt, toasts } from './toasts.svelte';

class SearchableCopy {
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
        const path = await ipc.saveSearchable(document, (told) => (this.progress = told));
        if (path !== null) toasts.show(t().details.copySaved(path));
      } finally {
        this.progress = null;
      }
    });
  }

  cancel(): void {
    void attempt(() => ipc.cancelSearchable());
  }
}

export const searchableCopy = new SearchableCopy();
