// The documents and license records that fit what is typed in the palette.

import { find, licenses } from '$lib/ipc';

export interface Found {
  documents: { id: string; title: string }[];
  licenses: { id: string; title: string }[];
}

const FEW = 6;

export async function foundFor(text: string): Promise<Found> {
  if (text.trim().length < 2) return { documents: [], licenses: [] };
  const [documents, records] = await Promise.allSettled([
    find({
      query: text,
      kinds: [],
      years: [],
      states: [],
      linked: null,
      voided: false,
      sort: 'relevance',
      descending: true,
      offset: 0,
      limit: FEW,
    }),
    licenses({
      filter: text,
      linked: null,
      voided: false,
      sort: 'title',
      descending: false,
      offset: 0,
      limit: FEW,
    }),
  ]);
  // A half-typed query may be none; the palette then shows what it has.
  return {
    documents:
      documents.status === 'fulfilled'
        ? documents.value.rows.map(({ id, title, name }) => ({ id, title: title ?? name }))
        : [],
    licenses:
      records.status === 'fulfilled'
        ? records.value.rows.map(({ id, title }) => ({ id, title }))
        : [],
  };
}
