// The one document the preview shows: the row under the cursor, or one opened from elsewhere.

import { concerns, whenChanged } from '$lib/app/changes';
import { Latest } from '$lib/app/latest';
import { router } from '$lib/app/route.svelte';
import { attempt } from '$lib/app/toasts.svelte';
import { document, problemOf, type DocumentRow } from '$lib/ipc';
import type { Documents } from './documents.svelte';

export class ShownDocument {
  /** The document as it was known last: a person reads on when the list lets go of it. */
  #known = $state.raw<DocumentRow | null>(null);
  #latest = new Latest();

  /** The row under the cursor, while the list has it. */
  readonly #listed = $derived.by((): DocumentRow | undefined => {
    const { rows, selection } = this.documents;
    const chosen = this.#asked === undefined ? selection.current : undefined;
    return chosen === undefined ? undefined : rows.find(chosen);
  });

  constructor(private readonly documents: Documents) {}

  get #asked(): string | undefined {
    const route = router.current;
    return route.screen === 'documents' ? route.document : undefined;
  }

  get #id(): string | undefined {
    return this.#asked ?? this.documents.selection.current;
  }

  get row(): DocumentRow | null {
    return this.#listed ?? (this.#known?.id === this.#id ? this.#known : null);
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

  /** Keeps the document, and fetches it where the list does not have it, again when it changes. */
  follow(): (() => void) | undefined {
    const id = this.#id;
    if (id === undefined || this.#listed) {
      this.#known = this.#listed ?? null;
      return undefined;
    }
    void this.#fetch(id);
    const unwatch = whenChanged(['documents', 'links', 'reading'], (changed) => {
      if (concerns(changed, id)) void this.#fetch(id);
    });
    return () => {
      unwatch();
      this.#latest.drop();
    };
  }

  #fetch(id: string): Promise<boolean> {
    return attempt(async () => {
      try {
        const details = await this.#latest.ask(() => document(id));
        if (details) this.#known = details.row;
      } catch (reason) {
        if (problemOf(reason).code === 'no_such_document') this.#close();
        throw reason;
      }
    });
  }

  #close(): void {
    this.#known = null;
    this.documents.selection.clear();
  }
}
