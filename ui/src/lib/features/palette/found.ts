// The documents and license records that fit what is typed in the palette.

import { preferences } from '$lib/app/preferences.svelte';
import { t, word } from '$lib/i18n';
import { find, licenses } from '$lib/ipc';

export interface Entry {
  id: string;
  title: string;
  note: string;
}

export interface Found {
  documents: Entry[];
  licenses: Entry[];
}

const FEW = 6;

export async function foundFor(text: string): Promise<Found> {
  if (text.trim().length < 2) return { documents: [], licenses: [] };
  const [documents, records] = await Promise.allSettled([
    find({
      query: text,
      typing: true,
      kinds: [],
      years: [],
      states: [],
      linked: null,
      voided: false,
      doubtful: null,
      sort: 'relevance',
      descending: true,
      offset: 0,
      limit: FEW,
    }),
    licenses({
      filter: text,
      linked: null,
      status: null,
      finding: null,
      channel: null,
      profile: preferences.get('profile'),
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
        ? documents.value.rows.map((row) => ({
            id: row.id,
            title: row.title ?? row.name,
            note: row.kind ? word(t().codes.kinds, row.kind) : '',
          }))
        : [],
    licenses:
      records.status === 'fulfilled'
        ? records.value.rows.map(({ id, title, fields }) => ({
            id,
            title,
            note: [t().linking.units(fields.quantity), fields.agreementNumber, fields.licensee]
              .filter((part) => part !== '')
              .join(' · '),
          }))
        : [],
  };
}
