// The closed lists of codes about custody, seals and backups, as the host has them.

/** What was done with a document. */
export const CUSTODY_ACTS = [
  'acquired',
  'arrived_again',
  'described',
  'corrected',
  'lines_stated',
  'linked',
  'claimed',
  'unlinked',
  'verified',
  'revealed',
  'produced',
  'voided',
  'restored',
] as const;
export type CustodyAct = (typeof CUSTODY_ACTS)[number];

/** How the bytes of a document are. */
export const FOUND = ['whole', 'altered', 'missing', 'not_here'] as const;
export type Found = (typeof FOUND)[number];

/** What was done to a vault. */
export const MANIPULATIONS = [
  'byte_flipped',
  'file_deleted',
  'file_added',
  'file_renamed',
  'files_swapped',
  'truncated',
  'rolled_back',
  'coherent_forgery',
  'entry_edited',
  'last_entry_dropped',
  'entries_reordered',
  'entry_backdated',
] as const;
export type ManipulationCode = (typeof MANIPULATIONS)[number];

/** What a seal shows about the journal. */
export const SEAL_STANDINGS = ['holds', 'other_entries', 'ahead', 'damaged'] as const;
export type SealStanding = (typeof SEAL_STANDINGS)[number];

/** What a seal, a time stamp or a backup is refused for. */
export const CUSTODY_PROBLEMS = [
  'bad_seal',
  'seal_of_another_vault',
  'bad_authority',
  'bad_certificate',
  'bad_time_stamp',
  'no_time_stamp',
  'not_joined',
  'backup_of_another',
  'backup_ahead',
  'backup_differs',
] as const;
export type CustodyProblem = (typeof CUSTODY_PROBLEMS)[number];
