// How a benefit stands, as it is typed, and what is wrong with it.

import type { BenefitFields, BenefitView } from '$lib/ipc';

export interface BenefitDraft {
  state: string;
  since: string;
  seenOn: string;
  note: string;
}

export type BenefitProblem = 'sinceMissing' | 'sinceLate';

/** What was stated, looked at anew today. */
export function benefitDraft({ standing, retiredOn }: BenefitView, today: string): BenefitDraft {
  return {
    state: standing?.state ?? (retiredOn === null ? 'available' : 'retired'),
    since: standing?.since ?? '',
    seenOn: today,
    note: standing?.note ?? '',
  };
}

export function benefitProblem({ state, since, seenOn }: BenefitDraft): BenefitProblem | null {
  if (state === 'activated' && since === '') return 'sinceMissing';
  return since !== '' && seenOn !== '' && seenOn < since ? 'sinceLate' : null;
}

export function benefitFields(draft: BenefitDraft, evidence: string[]): BenefitFields {
  const optional = (text: string) => (text === '' ? null : text);
  return {
    state: draft.state,
    since: optional(draft.since),
    seenOn: optional(draft.seenOn),
    evidence: [...new Set(evidence)],
    note: draft.note.trim(),
  };
}
