// Deadlines in the words of the person's language.

import type { Route } from '$lib/app/route.svelte';
import { t, word } from '$lib/i18n';
import type { DeadlineView } from '$lib/ipc';

/** What a deadline is about, by the name a person knows. */
export function subjectOf(deadline: DeadlineView): string {
  if (deadline.subject === 'vault') return t().deadlines.wholeVault;
  if (deadline.subject === 'source_system') return word(t().codes.sources, deadline.subjectId);
  return deadline.subjectTitle;
}

/** The screen that shows what a deadline is about, where there is one. */
export function routeTo({ subject, subjectId }: DeadlineView): Route | null {
  switch (subject) {
    case 'license':
    case 'transfer':
      return { screen: 'licenses', license: subjectId };
    case 'matter':
    case 'order':
      return { screen: 'documents', document: subjectId };
    case 'portal_access':
      return { screen: 'people', entry: subjectId };
    default:
      return null;
  }
}

export function daysLeft({ daysLeft: days, state }: DeadlineView): string {
  if (state === 'done' || state === 'missed') return word(t().codes.deadlineStates, state);
  if (days === 0) return t().deadlines.today;
  return days < 0 ? t().deadlines.overdueBy(-days) : t().deadlines.daysLeft(days);
}

export type Tone = 'plain' | 'ok' | 'warn' | 'danger';

export function toneOf({ state }: DeadlineView): Tone {
  const tones: Record<string, Tone> = {
    overdue: 'danger',
    missed: 'danger',
    alerting: 'warn',
    done: 'ok',
  };
  return tones[state] ?? 'plain';
}
