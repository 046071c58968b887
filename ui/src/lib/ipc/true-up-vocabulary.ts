// The closed vocabularies of true-ups, as the host has them.

export const TRUE_UP_STEPS = [
  'exported',
  'reconciled',
  'delta_identified',
  'second_review',
  'submitted',
  'quote_received',
  'reviewed',
  'challenged',
] as const;
export type TrueUpStep = (typeof TRUE_UP_STEPS)[number];

export type TrueUpCheck =
  | 'not_submitted'
  | 'no_order_document'
  | 'not_reviewed'
  | 'same_person'
  | 'reviewed_late'
  | 'challenge_missed'
  | 'challenge_open'
  | 'step_skipped'
  | 'out_of_order'
  | 'export_missing'
  | 'export_late'
  | 'no_export_document'
  | 'no_count'
  | 'baseline_differs'
  | 'agreement_unlinked'
  | 'benefits_not_activated';

export type TrueUpOrder = 'order' | 'update_statement';

/** What a count is made of. */
export const COUNT_FIELDS = ['product', 'deployed', 'baseline'] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** A true-up is named by its agreement and its anniversary. */
export interface TrueUpName {
  agreement: string;
  anniversary: string;
}
