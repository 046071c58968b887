import type { AgreementFields, LinkRequest } from '$lib/ipc';
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

/**
 * An agreement with more papers; where no kind is chosen, each is what it is. What was a paper of
 * the same kind before is stated anew.
 */
export function withPapers(
  fields: AgreementFields,
  documents: readonly { id: string; kind: string | null }[],
  kind: string,
  shows: readonly string[],
): AgreementFields {
  const added = documents.map(({ id, kind: own }) => ({
    document: id,
    kind: kind === '' ? (own ?? 'agreement') : kind,
    shows: [...shows],
  }));
  const isAdded = (paper: { document: string; kind: string }) =>
    added.some(({ document, kind }) => document === paper.document && kind === paper.kind);
  return { ...fields, papers: [...fields.papers.filter((paper) => !isAdded(paper)), ...added] };
}
