// The codes of suggestions, in the order of lists.

export const SUGGESTED_FIELDS = [
  'kind',
  'title',
  'date',
  'issuer',
  'recipient',
  'invoice',
  'purchase_order',
  'order',
  'agreement',
  'enrollment',
  'license',
  'customer',
  'part',
  'coa',
  'currency',
  'net_total',
  'tax_total',
  'gross_total',
  'line',
] as const;
export type SuggestedField = (typeof SUGGESTED_FIELDS)[number];

export const SUGGESTION_REASONS = [
  'structured',
  'stated',
  'labeled',
  'heading',
  'wording',
  'form',
  'only',
  'named',
  'table',
  'arithmetic',
  'either_order',
  'composed',
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

export const MATCH_REASONS = ['order', 'agreement', 'part'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];
