// The closed vocabularies of portal access and of the benefits of Software Assurance.

export const PORTAL_ROLES = [
  'administrator',
  'license_position_reader',
  'product_download_manager',
  'product_keys_reader',
  'benefits_reader',
  'online_services_manager',
  'invoice_reader',
] as const;
export type PortalRole = (typeof PORTAL_ROLES)[number];

export const ACCESS_STATUSES = [
  'active',
  'assignment_in_progress',
  'failed',
  'invitation_sent',
  'invitation_expired',
  'user_not_found',
] as const;
export type AccessStatus = (typeof ACCESS_STATUSES)[number];

export const ACCOUNT_TYPES = ['microsoft_account', 'entra_id'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

export const CONTACT_TYPES = [
  'primary_contact',
  'notices_correspondent',
  'online_access_contact',
  'software_assurance_manager',
  'online_services_manager',
  'subscriptions_manager',
  'bill_to',
] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

export const ACCESS_ALERTS = [
  'too_few_administrators',
  'leaver_is_administrator',
  'leaver_has_role',
  'invitation_not_accepted',
  'administrator_on_microsoft_account',
  'administrator_reads_invoices',
  'no_invoice_reader',
] as const;
export type AccessAlertCode = (typeof ACCESS_ALERTS)[number];

export const BENEFIT_GROUPS = ['deploy_manage', 'training', 'support', 'specialized'] as const;
export type BenefitGroup = (typeof BENEFIT_GROUPS)[number];

export const BENEFIT_STATES = [
  'not_available',
  'available',
  'activated',
  'expired',
  'retired',
] as const;
export type BenefitState = (typeof BENEFIT_STATES)[number];

export const MIGRATION_TASKS = [
  'entra_accounts',
  'parallel_administrators',
  'contacts',
  'papers',
  'entitlements',
  'keys',
  'benefits',
  'benefits_checked_again',
] as const;
export type MigrationTask = (typeof MIGRATION_TASKS)[number];

export const MIGRATION_STATES = ['done', 'open', 'not_due'] as const;
export type MigrationState = (typeof MIGRATION_STATES)[number];

/** Why something about portal access or a benefit was refused. */
export const ACCESS_PROBLEMS = [
  'no_such_access',
  'no_such_benefit',
  'no_person',
  'no_access_scope',
  'two_access_scopes',
  'accepted_before_invited',
  'access_twice',
  'bad_status',
  'bad_account',
  'bad_contact',
  'bad_alert',
  'no_activation_day',
  'seen_before_it_was_so',
] as const;
