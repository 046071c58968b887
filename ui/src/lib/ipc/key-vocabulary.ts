// Product keys: the closed vocabularies of the host, in the order in which lists show them.

export const KEY_TYPES = [
  'mak',
  'kms_host',
  'kms_client_setup',
  'vlk',
  'osa',
  'oem_coa_key',
  'fpp_key',
  'embedded',
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export const ACTIVATION_PROBLEMS = ['nearly_used_up', 'used_up'] as const;
export type ActivationProblem = (typeof ACTIVATION_PROBLEMS)[number];

/** What the host refuses about keys. */
export const KEY_PROBLEMS = [
  'no_such_key',
  'bad_key',
  'bad_key_kind',
  'bad_last_five',
  'other_last_five',
  'bad_count',
  'no_count_day',
  'no_key_product',
  'no_key_value',
  'embedded_key',
  'key_in_text',
  'key_in_register',
  'no_printed_key',
  'not_sealed',
  'no_identity',
  'identity_made_meanwhile',
  'identity_elsewhere',
  'identity_damaged',
  'keys_locked',
  'wrong_passphrase',
  'short_passphrase',
  'bad_recipient',
  'sealed_key_damaged',
  'no_keychain',
] as const;
export type KeyProblem = (typeof KEY_PROBLEMS)[number];
