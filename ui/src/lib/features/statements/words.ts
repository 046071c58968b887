// How statements are named.

import { format, t, word } from '$lib/i18n';
import type { StatementRow } from '$lib/ipc';

export function dayOf({ calculatedOn }: StatementRow): string {
  return calculatedOn === null ? t().statements.undated : format.day(calculatedOn);
}

/** A statement by its name, or its file where it bears none. */
export const nameOf = ({ name, fileName }: StatementRow): string => name || fileName;

export const titleOf = (row: StatementRow): string => `${nameOf(row)}, ${dayOf(row)}`;

export function kindOf({ kind }: { kind: string }): string {
  return word(t().codes.statementKinds, kind);
}

/** How many rows a statement lists: "Products: 812 · Purchases: 4,120". */
export function countsOf({ counts }: StatementRow): string {
  return counts
    .map(({ kind, count }) =>
      t().statements.rowsOf(word(t().codes.rowKinds, kind), format.number(count)),
    )
    .join(' · ');
}

/** A number with its sign, for a difference. */
export function signed(value: number): string {
  return value > 0 ? `+${format.number(value)}` : format.number(value);
}
