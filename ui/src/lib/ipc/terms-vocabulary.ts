// The closed lists of codes about public terms, as the host has them.

/** What states the day of an edition. */
export const DATE_SOURCES = [
  'person',
  'effective',
  'cover',
  'updated',
  'published',
  'file_name',
  'header_footer',
  'metadata',
  'capture',
] as const;
export type DateSource = (typeof DATE_SOURCES)[number];

/** How much two editions differ. */
export const TERMS_VERDICTS = ['identical', 'reextracted', 'changed'] as const;
export type TermsVerdict = (typeof TERMS_VERDICTS)[number];

/** What became of a paragraph. */
export const TERMS_CHANGES = ['same', 'cosmetic', 'changed', 'moved', 'added', 'removed'] as const;
export type TermsChangeKind = (typeof TERMS_CHANGES)[number];

/** Why a document is no terms edition. */
export const TERMS_REFUSALS = [
  'unread',
  'no_text',
  'contract_form',
  'not_terms',
  'no_title',
  'no_date',
] as const;
export type TermsRefusal = (typeof TERMS_REFUSALS)[number];
