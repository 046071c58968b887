// Several captures of one edition look alike in a list; this says what tells them apart.

import { format, t } from '$lib/i18n';
import type { TermsRow } from '$lib/ipc';

/** What may differ between captures of one edition, the most telling first. */
const ATTRIBUTES: ((row: TermsRow) => string)[] = [
  ({ fields: { capturedOn } }) =>
    capturedOn === null ? '' : t().terms.capturedOn(format.day(capturedOn)),
  ({ documentName }) => documentName,
  ({ fields: { address } }) => address,
];

/** By the ids of editions that look alike: what tells each from the others. */
export function telling(rows: readonly TermsRow[]): Map<string, string> {
  const alike = new Map<string, TermsRow[]>();
  for (const row of rows) alike.set(row.label, [...(alike.get(row.label) ?? []), row]);
  const told = new Map<string, string>();
  for (const group of alike.values()) {
    if (group.length === 1) continue;
    const words = wordsFor(group);
    group.forEach(({ id }, index) => told.set(id, words[index] ?? ''));
  }
  return told;
}

/** One attribute where it differs throughout, else all that differ, else only their order. */
function wordsFor(group: TermsRow[]): string[] {
  const columns = ATTRIBUTES.map((attribute) => group.map(attribute));
  const kinds = (column: string[]) => new Set(column).size;
  const telling = columns.find(
    (column) => kinds(column) === group.length && column.every((words) => words !== ''),
  );
  if (telling) return telling;
  const differing = columns.filter((column) => kinds(column) > 1);
  const joined = group.map((_, index) =>
    differing
      .map((column) => column[index] ?? '')
      .filter((words) => words !== '')
      .join(' · '),
  );
  if (kinds(joined) === group.length && joined.every((words) => words !== '')) return joined;
  return group.map((_, index) =>
    [t().terms.copy(index + 1, group.length), joined[index]].filter(Boolean).join(' · '),
  );
}
