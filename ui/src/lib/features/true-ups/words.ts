import { format, t, word } from '$lib/i18n';
import type { TrueUpFindingView } from '$lib/ipc';

type Tone = 'danger' | 'warn' | 'plain';

export function toneOf(severity: string): Tone {
  if (severity === 'error') return 'danger';
  return severity === 'warning' ? 'warn' : 'plain';
}

/** What a finding is about, as a person reads it: a step by its name, a day as a day. */
export function aboutOf({ check, about }: TrueUpFindingView): string {
  if (check === 'step_skipped' || check === 'out_of_order') return word(t().trueUps.steps, about);
  return /^\d{4}-\d{2}-\d{2}$/.test(about) ? format.day(about) : about;
}
