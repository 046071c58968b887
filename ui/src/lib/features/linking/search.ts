import { preferences } from '$lib/app/preferences.svelte';
import { t, word } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { ProposedRecordView } from '$lib/ipc';
import type { Choice } from './Picker.svelte';

const SHOWN = 50;

export async function searchLicenses(
  filter: string,
): Promise<{ total: number; choices: Choice[] }> {
  const page = await ipc.licenses({
    filter,
    linked: null,
    status: null,
    finding: null,
    channel: null,
    profile: preferences.get('profile'),
    voided: false,
    sort: 'title',
    descending: false,
    offset: 0,
    limit: SHOWN,
  });
  const choices = page.rows.map(({ id, title, fields }) => ({
    id,
    title,
    note: [t().linking.units(fields.quantity), fields.agreementNumber, fields.licensee]
      .filter((part) => part !== '')
      .join(' · '),
  }));
  return { total: page.total, choices };
}

/** What was found, the proposed records before it, each with what it has in common. */
export function proposedFirst(
  records: readonly ProposedRecordView[],
  found: { total: number; choices: Choice[] },
): { total: number; choices: Choice[] } {
  const proposed = records.map(({ license, reasons }) => ({
    id: license.id,
    title: license.title,
    note: reasons
      .map(({ reason, value }) =>
        t().suggestions.inCommon(word(t().suggestions.matches, reason), value),
      )
      .join(' · '),
  }));
  const isProposed = (choice: Choice) => proposed.some(({ id }) => id === choice.id);
  const others = found.choices.filter((choice) => !isProposed(choice));
  const added = proposed.length - (found.choices.length - others.length);
  return { total: Math.max(found.total, others.length + added), choices: [...proposed, ...others] };
}

export interface DocumentChoice extends Choice {
  kind: string | null;
}

export async function searchDocuments(
  query: string,
): Promise<{ total: number; choices: DocumentChoice[] }> {
  const page = await ipc.find({
    query,
    typing: true,
    kinds: [],
    years: [],
    states: [],
    linked: null,
    voided: false,
    doubtful: null,
    sort: query.trim() === '' ? 'added' : 'relevance',
    descending: true,
    offset: 0,
    limit: SHOWN,
  });
  const choices = page.rows.map((row) => ({
    id: row.id,
    title: row.title ?? row.name,
    kind: row.kind,
    note: [row.kind ? ipcKind(row.kind) : '', row.date ?? '']
      .filter((part) => part !== '')
      .join(' · '),
  }));
  return { total: page.total, choices };
}

function ipcKind(kind: string): string {
  const kinds: Record<string, string> = t().codes.kinds;
  return kinds[kind] ?? kind;
}
