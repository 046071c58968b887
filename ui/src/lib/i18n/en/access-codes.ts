import type {
  AccessAlertCode,
  AccessStatus,
  AccountType,
  BenefitGroup,
  BenefitState,
  ContactType,
  PortalRole,
} from '$lib/ipc';

/** The words for the codes of portal access and benefits. */
export const accessCodes = {
  portalRoles: {
    administrator: 'Administrator',
    license_position_reader: 'License position reader',
    product_download_manager: 'Product download manager',
    product_keys_reader: 'Product keys reader',
    benefits_reader: 'Benefits reader',
    online_services_manager: 'Online services manager',
    invoice_reader: 'Invoice reader',
  } satisfies Record<PortalRole, string>,
  accessStatuses: {
    active: 'Active',
    assignment_in_progress: 'Being assigned',
    failed: 'Failed',
    invitation_sent: 'Invited',
    invitation_expired: 'Invitation expired',
    user_not_found: 'User not found',
  } satisfies Record<AccessStatus, string>,
  accountTypes: {
    microsoft_account: 'Personal Microsoft account',
    entra_id: 'Account of our directory (Entra ID)',
  } satisfies Record<AccountType, string>,
  contactTypes: {
    primary_contact: 'Primary contact',
    notices_correspondent: 'Notices correspondent',
    online_access_contact: 'Online access contact',
    software_assurance_manager: 'Software Assurance manager',
    online_services_manager: 'Online services manager',
    subscriptions_manager: 'Subscriptions manager',
    bill_to: 'Bill-to contact',
  } satisfies Record<ContactType, string>,
  accessAlerts: {
    too_few_administrators: 'Too few active administrators',
    leaver_is_administrator: 'Administrator who has left',
    leaver_has_role: 'Role of a person who has left',
    invitation_not_accepted: 'Invitation not accepted in time',
    administrator_on_microsoft_account: 'Administrator with a personal account',
    administrator_reads_invoices: 'Administrator is to read invoices',
    no_invoice_reader: 'Nobody reads the invoices',
  } satisfies Record<AccessAlertCode, string>,
  benefitGroups: {
    deploy_manage: 'Deploy and manage',
    training: 'Training',
    support: 'Support',
    specialized: 'Licensing and payment',
  } satisfies Record<BenefitGroup, string>,
  benefitStates: {
    not_available: 'Not available',
    available: 'Available',
    activated: 'Activated',
    expired: 'Expired',
    retired: 'Retired',
  } satisfies Record<BenefitState, string>,
};
