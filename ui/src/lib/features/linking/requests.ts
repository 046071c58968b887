import type { LinkRequest } from '$lib/ipc';
import type { Terms } from './LinkTerms.svelte';

/** The links to make; where no kind is chosen, each document proves as what it is. */
export function requestsFor(
  documents: readonly { id: string; kind: string | null }[],
  license: string,
  terms: Terms,
): LinkRequest[] {
  const single = documents.length === 1;
  const quantity = single && terms.quantity.trim() !== '' ? Number(terms.quantity) : null;
  return documents.map(({ id, kind }) => ({
    document: id,
    license,
    kind: terms.kind === '' ? (kind ?? 'other') : terms.kind,
    quantity,
    pages: single ? terms.pages.trim() : '',
  }));
}
