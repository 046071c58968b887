// The closed vocabularies of agreements and legal entities, in the order in which lists show them.

export const PROGRAMS = [
  'mbsa',
  'ea',
  'ea_enterprise_enrollment',
  'eas',
  'sce',
  'ees',
  'school_enrollment',
  'campus_agreement',
  'school_agreement',
  'mpsa',
  'select_plus',
  'select',
  'open_license',
  'open_value_ow',
  'open_value_now',
  'ovs',
  'ovs_es',
  'open_academic',
  'open_government',
  'open_charity',
  'csp',
  'mosp',
  'mca',
  'mca_e',
  'spla',
  'isv_royalty',
  'other',
] as const;
export type Program = (typeof PROGRAMS)[number];

export const ENTITY_ROLES = [
  'own',
  'affiliate',
  'publisher',
  'reseller',
  'auditor',
  'other',
] as const;
export type EntityRole = (typeof ENTITY_ROLES)[number];
