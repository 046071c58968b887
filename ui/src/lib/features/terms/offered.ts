// The editions that a person can choose for a license instead of the one that governs by the rule.

import type { GoverningView, TermsTimeline } from '$lib/ipc';

/** A day from which editions are in force, and their names. */
export interface Offered {
  day: string;
  label: string;
}

/**
 * The days of editions of the kinds that govern the license, the latest first: later ones than that
 * of the rule, all where a choice took the place of the rule already.
 */
export function offered(timelines: TermsTimeline[], governing: GoverningView): Offered[] {
  const kinds = new Set(governing.editions.map(({ kind }) => kind));
  const after = governing.rule === 'GR-ELECT' ? '' : (governing.requiredOn ?? '');
  const labels = new Map<string, Set<string>>();
  for (const { series, intervals } of timelines) {
    if (!kinds.has(series.kind)) continue;
    for (const { label, fields } of intervals.flatMap(({ captures }) => captures)) {
      const { effective: day } = fields;
      if (day > after) labels.set(day, (labels.get(day) ?? new Set()).add(label));
    }
  }
  return [...labels]
    .map(([day, names]) => ({ day, label: [...names].join(', ') }))
    .sort((a, b) => b.day.localeCompare(a.day));
}
