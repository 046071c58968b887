// The closed lists of codes about license statements, as the host has them.

/** What a document is, as a statement. */
export const STATEMENT_KINDS = [
  'mls',
  'license_summary',
  'contracts',
  'orders',
  'product_keys',
  'invoice_reconciliation',
  'mvls',
  'general_licenses',
  'csp_reconciliation',
  'm365_licenses',
  'azure_costs',
  'snipe_it',
  'mapped',
] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What a sheet of a statement is. */
export const STATEMENT_TABS = [
  'organization_summary',
  'license_summary',
  'transaction_summary',
  'license_agreements',
  'transaction_data',
  'glossary',
  'pivot_data',
  'mpsa',
  'table',
] as const;
export type StatementTabCode = (typeof STATEMENT_TABS)[number];

/** What the rows of a table list. */
export const ROW_KINDS = ['organization', 'line', 'agreement', 'transaction', 'key'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** The fields of the rows of statements. */
export const STATEMENT_FIELDS = [
  'customer',
  'reseller',
  'authorization_number',
  'license_number',
  'license_agreement_type',
  'agreement_status',
  'license_program',
  'agreement_type',
  'agreement_from',
  'agreement_to',
  'city',
  'state',
  'agreement_country',
  'usage_country',
  'pool',
  'product',
  'family',
  'version',
  'effective',
  'unresolved',
  'upgrade',
  'upgrade_maintained',
  'active_sa',
  'expiring_12',
  'expiring_24',
  'expiring_later',
  'sa_to',
  'part_number',
  'item',
  'publisher',
  'license_type',
  'quantity',
  'ordered_on',
  'order_number',
  'purchase_order',
  'invoice_number',
  'covered_from',
  'covered_to',
  'unit_price',
  'amount',
  'currency',
  'key',
  'key_type',
  'used',
  'available',
] as const;
export type StatementField = (typeof STATEMENT_FIELDS)[number];

/** The columns of the table of problems. */
export const PROBLEM_FIELDS = ['fault', 'column', 'value'] as const;
export type ProblemField = (typeof PROBLEM_FIELDS)[number];

/** What is wrong with a row of a statement. */
export const ROW_FAULTS = [
  'bad_quantity',
  'bad_date',
  'bad_key',
  'no_name',
  'repeated',
  'key_masked',
  'no_header',
  'unreadable',
] as const;
export type RowFault = (typeof ROW_FAULTS)[number];

/** What makes a statement doubtful. */
export const QUALITY_CHECKS = [
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
  'M8',
  'M9',
  'M10',
] as const;
export type QualityCheck = (typeof QUALITY_CHECKS)[number];

/** How two statements differ. */
export const STATEMENT_CHANGES = [
  'added',
  'removed',
  'qty_increased',
  'qty_decreased',
  'version_roll',
  'sa_changed',
  'sa_bucket_aged',
  'unresolved_changed',
  'upgrade_changed',
  'renamed_family',
  'agreement_status_changed',
  'agreement_dates_changed',
  'transaction_changed',
  'late_posting',
] as const;
export type StatementChange = (typeof STATEMENT_CHANGES)[number];

/** The parts of a true number. */
export const COMPONENTS = [
  'statement',
  'divested',
  'transferred_out',
  'oem',
  'fpp',
  'esd',
  'isv',
  'mpn',
  'mpsa',
  'subscription',
  'transferred_in',
  'pending',
  'adjustment',
] as const;
export type Component = (typeof COMPONENTS)[number];

/** How units came or went beside a statement. */
export const HOLDING_KINDS = [
  'volume',
  'oem',
  'fpp',
  'esd',
  'isv',
  'mpn',
  'mpsa',
  'subscription',
  'transferred_in',
  'transferred_out',
  'divested',
  'adjustment',
] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** Why units are not added. */
export const LEFT_OUT = ['not_proven', 'not_yet', 'listed', 'unlisted', 'undated'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What to keep in mind with a true number. */
export const TRUE_NUMBER_CAVEATS = ['no_statement', 'no_date', 'no_transactions'] as const;
export type TrueNumberCaveat = (typeof TRUE_NUMBER_CAVEATS)[number];

/** Where a dispute stands. */
export const DISPUTE_STATES = [
  'draft',
  'submitted',
  'acknowledged',
  'accepted',
  'partially_accepted',
  'rejected',
  'withdrawn',
] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];

/** What a document is to the statements that are known. */
export const NOVELTIES = ['new', 'same', 'altered', 'again'] as const;
export type Novelty = (typeof NOVELTIES)[number];

/** Whose a name on a statement is. */
export const NAME_OWNERS = ['known', 'similar', 'unknown'] as const;
export type NameOwner = (typeof NAME_OWNERS)[number];

/** Why a dispute cannot be handed in yet. */
export const DISPUTE_LACKS = ['nothing_claimed', 'line_without_proof'] as const;
export type DisputeLack = (typeof DISPUTE_LACKS)[number];

/** The tables that other programs read. */
export const EXPORT_SHAPES = [
  'other_data',
  'config_manager',
  'snow',
  'ivanti',
  'licenses_csv',
  'licenses_xlsx',
] as const;
export type ExportShape = (typeof EXPORT_SHAPES)[number];
