// The closed vocabularies of proof, in the order in which lists show them.

export const PROOF_STATUSES = [
  'complete',
  'complete_with_warnings',
  'pending_mls',
  'waived',
  'incomplete',
  'contested',
  'not_assessed',
] as const;
export type ProofStatus = (typeof PROOF_STATUSES)[number];

export const PROFILES = ['practical', 'seed_strict'] as const;
export type Profile = (typeof PROFILES)[number];

export const GROUP_STATES = ['met', 'missing', 'waived', 'pending', 'not_applicable'] as const;
export type GroupState = (typeof GROUP_STATES)[number];

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a person confirms to be visible on a document. */
export const SHOWN = [
  'names_software',
  'names_hardware',
  'affixed_to_device',
  'names_both_parties',
  'countersigned',
  'from_seller',
  'contains_offer',
  'master_agreement',
  'signature_form',
  'names_individual',
] as const;
export type Shown = (typeof SHOWN)[number];

/** What evidence is tested for, besides what is visible on it. */
export const EVIDENCE_TESTS = [
  ...SHOWN,
  'in_vault',
  'not_voided',
  'intact',
  'not_quote',
  'dated',
  'program_agreement',
  'from_business_center',
  'covers_quantity',
] as const;
export type EvidenceTest = (typeof EVIDENCE_TESTS)[number];

export const CIRCUMSTANCES = [
  'acquired_with_component',
  'firmware_key',
  'resold_or_transferred',
  'seller_mail_lost',
  'counterparty_not_affiliated',
  'not_fully_paid',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export const LICENSE_TYPES = [
  'full',
  'upgrade',
  'sa',
  'l_sa',
  'step_up',
  'subscription',
  'from_sa',
  'addon',
  'cal',
  'ml',
  'ec',
  'grant',
] as const;
export type LicenseType = (typeof LICENSE_TYPES)[number];

export const TERMS = ['perpetual', 'subscription'] as const;
export type Term = (typeof TERMS)[number];

/** What a person can do about a finding. */
export const PROOF_ACTIONS = [
  'link_document',
  'add_underlying',
  'state_invoice_lines',
  'confirm_on_page',
  'describe_document',
  'recognize',
  'restore_document',
  'complete_record',
  'correct_quantity',
  'add_alias',
  'describe_agreement',
  'get_statement',
  'challenge_statement',
  'correct_users',
  'mask_key',
  'capture_edition',
  'contact_publisher',
  'review_with_counsel',
] as const;
export type ProofAction = (typeof PROOF_ACTIONS)[number];
