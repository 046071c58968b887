// Deadlines in the groups of the list and in the months of the timeline. Days are texts such as
// `2024-06-30`, which compare as days do.

import type { DeadlineView } from '$lib/ipc';

export const GROUPS = ['overdue', 'week', 'month', 'later', 'over'] as const;
export type Group = (typeof GROUPS)[number];

export interface Grouped {
  group: Group;
  deadlines: DeadlineView[];
}

export interface Month {
  /** Such as `2024-06`. */
  month: string;
  deadlines: DeadlineView[];
}

/** Weeks end on Sunday. */
function daysLeftInWeek(day: string): number {
  return (7 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7;
}

export function groupOf(deadline: DeadlineView, asOf: string): Group {
  if (deadline.state === 'done' || deadline.state === 'missed') return 'over';
  if (deadline.daysLeft < 0) return 'overdue';
  if (deadline.daysLeft <= daysLeftInWeek(asOf)) return 'week';
  return deadline.due.slice(0, 7) === asOf.slice(0, 7) ? 'month' : 'later';
}

/** The groups that hold something, each in the order of due days. */
export function grouped(deadlines: readonly DeadlineView[], asOf: string): Grouped[] {
  return GROUPS.map((group) => ({
    group,
    deadlines: deadlines.filter((deadline) => groupOf(deadline, asOf) === group),
  })).filter(({ deadlines: found }) => found.length > 0);
}

/** The month of a day and the eleven after it, with what is due in each. */
export function months(deadlines: readonly DeadlineView[], asOf: string): Month[] {
  const [year = 0, month = 1] = asOf.split('-').map(Number);
  return Array.from({ length: 12 }, (_, index) => {
    const first = new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7);
    return {
      month: first,
      deadlines: deadlines.filter((deadline) => deadline.due.startsWith(first)),
    };
  });
}
