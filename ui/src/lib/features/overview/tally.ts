// How many license records have each status, in all and by what they have in common.

import { PROOF_STATUSES, type StatusCountView } from '$lib/ipc';

export interface Tally {
  /** Empty where the records state none. */
  name: string;
  total: number;
  /** Only statuses that occur, the best first. */
  parts: { status: string; licenses: number }[];
}

/** The statuses of all records that share a name, the largest tally first. */
export function talliesBy(
  counts: readonly StatusCountView[],
  nameOf: (count: StatusCountView) => string,
): Tally[] {
  return [...new Set(counts.map(nameOf))]
    .map((name) =>
      tally(
        name,
        counts.filter((count) => nameOf(count) === name),
      ),
    )
    .sort((a, b) => b.total - a.total || a.name.localeCompare(b.name));
}

export function tally(name: string, counts: readonly StatusCountView[]): Tally {
  const sum = (some: readonly StatusCountView[]) =>
    some.reduce((all, { licenses }) => all + licenses, 0);
  const known: readonly string[] = PROOF_STATUSES;
  const place = (status: string) => (known.indexOf(status) + known.length) % known.length;
  const parts = [...new Set(counts.map(({ status }) => status))]
    .sort((a, b) => place(a) - place(b))
    .map((status) => ({ status, licenses: sum(counts.filter((each) => each.status === status)) }));
  return { name, total: sum(counts), parts };
}
