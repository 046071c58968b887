// The closed vocabularies of the host, in the order in which lists show them.

export const KINDS = [
  'agreement',
  'enrollment',
  'amendment',
  'price_sheet',
  'purchase_order',
  'order_confirmation',
  'invoice',
  'receipt',
  'mls_snapshot',
  'license_summary',
  'true_up_order',
  'coa',
  'gml',
  'packaging',
  'manual',
  'media',
  'recovery_media',
  'product_key',
  'eula',
  'seller_email',
  'online_order_history',
  'named_user_assignment',
  'transfer_record',
  'original_customer_agreement',
  'sa_entitlement',
  'sa_benefit_activation',
  'divestiture_record',
  'use_report',
  'spla_invoice',
  'subscription_statement',
  'correspondence',
  'audit_letter',
  'public_terms',
  'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const STATES = [
  'unread',
  'text',
  'waiting',
  'empty',
  'password_needed',
  'damaged',
  'refused',
  'unsupported',
] as const;
export type State = (typeof STATES)[number];

/** Whose letters recognition looks for. */
export const SCRIPTS = ['any', 'latin'] as const;
export type Script = (typeof SCRIPTS)[number];

/** Why a document that was read and recognized is empty. */
export const EMPTY_REASONS = ['blank', 'no_text_found', 'illegible'] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** What a page that is a picture turned out to be. */
export const PAGE_OUTCOMES = [
  'waiting',
  'text',
  'blank',
  'no_text',
  'illegible',
  'failed',
] as const;
export type PageOutcome = (typeof PAGE_OUTCOMES)[number];

export const SOURCES = [
  'files',
  'mail',
  'scanner',
  'clipboard',
  'vlsc',
  'm365_admin',
  'azure_ea',
  'partner_center',
  'business_center',
  'terms_site',
  'reseller_portal',
  'online_store',
  'sam_tool',
  'other',
] as const;
export type Source = (typeof SOURCES)[number];

export const CHANNELS = [
  'volume_license',
  'oem',
  'fpp',
  'esd',
  'msdn_vl',
  'msdn_retail',
  'upgrade',
  'sa_with_base',
  'sa_over_oem',
  'step_up',
  'license_grant',
  'transferred_in',
  'transferred_out',
  'true_up',
  'spla',
  'isv_royalty',
  'online_subscription',
  'csp',
] as const;
export type Channel = (typeof CHANNELS)[number];
/** Asks for the records of which nobody stated a channel. */
export const UNSTATED = 'unstated';

export const NUMBER_KINDS = [
  'invoice',
  'purchase_order',
  'order',
  'agreement',
  'enrollment',
  'license',
  'customer',
  'part',
  'coa',
  'other',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

export const OPS = [
  'create_vault',
  'join_vault',
  'add_documents',
  'add_attachments',
  'describe_document',
  'void_document',
  'restore_document',
  'correct_text',
  'choose_script',
  'add_license',
  'edit_license',
  'void_license',
  'restore_license',
  'import_licenses',
  'link',
  'unlink',
  'state_agreement',
  'void_agreement',
  'restore_agreement',
  'state_entity',
  'void_entity',
  'restore_entity',
  'state_access',
  'void_access',
  'restore_access',
  'state_benefit',
  'state_migration',
  'adopt_rules',
  'mark_deadline',
  'claim_link',
  'state_acquisition',
  'waive_finding',
  'withdraw_waiver',
  'state_invoice_lines',
  'publish_identity',
  'state_key',
  'void_key',
  'restore_key',
  'reveal_keys',
  'state_true_up',
  'keep_calculation',
  'void_calculation',
  'edit_licenses',
  'reject_suggestion',
  'withdraw_rejection',
  'add_terms',
  'state_terms',
  'void_terms',
  'restore_terms',
  'state_release',
  'except_terms',
  'elect_terms',
  'open_matter',
  'change_matter',
  'close_matter',
  'reopen_matter',
  'state_request',
  'remove_request',
  'respond',
  'withdraw_response',
  'produce_pack',
  'verify_vault',
  'import_statement',
  'void_statement',
  'restore_statement',
  'save_mapping',
  'state_dispute',
  'log_statement_request',
  'save_search',
  'forget_search',
  'undo',
] as const;
export type Op = (typeof OPS)[number];

export const LICENSE_FIELDS = [
  'publisher',
  'product',
  'edition',
  'version',
  'part_number',
  'metric',
  'quantity',
  'channel',
  'program',
  'agreement_number',
  'licensee',
  'acquired_on',
  'sa_from',
  'sa_to',
  'notes',
] as const;
export type LicenseField = (typeof LICENSE_FIELDS)[number];

export const STAGES = [
  'waiting',
  'storing',
  'reading',
  'done',
  'duplicate',
  'failed',
  'canceled',
] as const;
export type Stage = (typeof STAGES)[number];

export const ROW_PROBLEMS = [
  'no_product',
  'no_quantity',
  'bad_quantity',
  'bad_date',
  'bad_channel',
  'assurance_backwards',
  'short_row',
  'counted_twice',
  'total_row',
  'too_many',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

export const VERIFY_PROBLEMS = [
  'object_missing',
  'object_altered',
  'object_truncated',
  'object_extra',
  'object_unreadable',
  'journal_missing',
  'journal_altered',
  'journal_broken_chain',
  'journal_bad_signature',
  'journal_unknown_writer',
  'journal_extra',
  'identity_damaged',
  'seal_damaged',
  'foreign_file',
  'placeholder',
  'format_file_damaged',
  'catalog_altered',
] as const;
export type VerifyProblemCode = (typeof VERIFY_PROBLEMS)[number];
