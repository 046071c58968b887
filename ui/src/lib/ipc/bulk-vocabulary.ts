// The closed vocabularies of changing several license records, as the host has them.

/** What can be changed for several license records at once. */
export const BULK_FIELDS = [
  'publisher',
  'metric',
  'channel',
  'program',
  'agreement_number',
  'licensee',
  'notes',
] as const;
export type BulkField = (typeof BULK_FIELDS)[number];

export type EditRefusalCode = 'void' | 'no_such_license' | 'ambiguous';
