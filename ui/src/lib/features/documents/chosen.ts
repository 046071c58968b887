import type { DocumentRow } from '$lib/ipc';
import type { Documents } from './documents.svelte';

/** The selected documents, as far as they are loaded: a selection only holds rows that were. */
export function chosenRows(documents: Documents): DocumentRow[] {
  return [...documents.selection.keys]
    .map((key) => documents.rows.find(key))
    .filter((row) => row !== undefined);
}
