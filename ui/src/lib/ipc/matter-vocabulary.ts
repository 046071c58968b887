// The closed lists of codes about matters and packs, as the host has them.

/** Whether a matter still runs. */
export const MATTER_STATES = ['open', 'closed'] as const;
export type MatterState = (typeof MATTER_STATES)[number];

/** How a request stands as of a day. */
export const STANDINGS = ['coming', 'open', 'late', 'answered', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How a request came to its end. */
export const SETTLEMENTS = ['answered', 'withdrawn'] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** What becomes of a response. */
export const DISPOSITIONS = [
  'produce',
  'withhold_privileged',
  'not_responsive',
  'redacted',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What may give more than was asked for. */
export const DISCLOSURE_WARNINGS = [
  'outside_entities',
  'outside_publishers',
  'outside_products',
  'outside_period',
  'never_asked_for',
  'withheld_elsewhere',
  'mail_body',
] as const;
export type DisclosureWarning = (typeof DISCLOSURE_WARNINGS)[number];

/** What to look at before a pack is handed over. */
export const PACK_WARNINGS = [
  'key_visible',
  'not_read',
  'gaps_shown',
  'proof_withheld',
  'void',
  'no_stamps',
] as const;
export type PackWarning = (typeof PACK_WARNINGS)[number];

/** What a line of a list seems to ask for. */
export const ASKED_KINDS = [
  'product_key',
  'last_five',
  'part_number',
  'invoice',
  'purchase_order',
  'agreement',
  'number',
] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/** What bears what a list asks for. */
export const MATCHED_BY = [
  'text',
  'number',
  'part_number',
  'agreement_number',
  'order_number',
  'agreement_paper',
  'product_key',
] as const;
export type MatchedBy = (typeof MATCHED_BY)[number];

/** In which form a pack is written. */
export const PACK_FORMS = ['folder', 'zip'] as const;
export type PackForm = (typeof PACK_FORMS)[number];

/** What is wrong with a pack. */
export const PACK_FAULTS = [
  'altered',
  'truncated',
  'missing',
  'added',
  'renamed',
  'swapped',
  'not_a_file',
  'bad_manifest',
  'manifests_disagree',
  'not_the_pack',
  'not_a_bag',
] as const;
export type PackFault = (typeof PACK_FAULTS)[number];

/** What the digest of a pack was compared with. */
export const PACK_ANCHORS = ['given', 'recorded', 'none'] as const;
export type PackAnchor = (typeof PACK_ANCHORS)[number];

/** What a matter or a pack is refused for. */
export const MATTER_PROBLEMS = [
  'no_such_matter',
  'no_reference',
  'no_letter',
  'bad_prefix',
  'reference_taken',
  'prefix_taken',
  'prefix_produced',
  'matter_open',
  'matter_closed',
  'bad_state',
  'request_exists',
  'no_text',
  'no_such_response',
  'bad_subject',
  'list_too_long',
  'disposition_conflict',
  'nothing_to_produce',
  'pack_exists',
  'volume_taken',
  'bad_pack_path',
  'table_too_large',
  'not_a_pack',
  'bad_digest',
  'no_such_volume',
] as const;
export type MatterProblem = (typeof MATTER_PROBLEMS)[number];
