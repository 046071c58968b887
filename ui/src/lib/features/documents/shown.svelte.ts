// The one document the preview shows: the row under the cursor, or one opened from elsewhere.

import { concerns, whenChanged } from '$lib/app/changes';
import { Latest } from '$lib/app/latest';
import { router } from '$lib/app/route.svelte';
import { attempt } from '$lib/app/toasts.svelte';
import { document, type DocumentRow } from '$lib/ipc';
import type { Documents } from './documents.svelte';

export class ShownDocument {
  #elsewhere = $state.raw<DocumentRow | null>(null);
  #latest = new Latest();

  constructor(private readonly documents: Documents) {}

  get #asked(): string | undefined {
    const route = router.current;
    return route.screen === 'documents' ? route.document : undefined;
  }

  get row(): DocumentRow | null {
    const asked = this.#asked;
    if (asked !== undefined) return this.#elsewhere?.id === asked ? this.#elsewhere : null;
    const { rows, selection } = this.documents;
    const key = selection.current;
    return key === undefined ? null : (rows.find(key) ?? null);
  }

  /** The query whose hits are marked on its pages. */
  get query(): string {
    const route = router.current;
    if (route.screen === 'documents' && route.document !== undefined) return route.query ?? '';
    return this.documents.rows.problem ? '' : this.documents.query;
  }

  /** The page at which a document opened from elsewhere begins. */
  get page(): number | undefined {
    const route = router.current;
    return route.screen === 'documents' ? route.page : undefined;
  }

  /** Fetches a document that was opened from elsewhere, and again when it changes. */
  follow(): (() => void) | undefined {
    const asked = this.#asked;
    if (asked === undefined) return undefined;
    const load = () =>
      attempt(async () => {
        const details = await this.#latest.ask(() => document(asked));
        if (details) this.#elsewhere = details.row;
      });
    void load();
    return whenChanged(['documents', 'links', 'reading'], (changed) => {
      if (concerns(changed, asked)) void load();
    });
  }
}
