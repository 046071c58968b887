// The commands of the host about custody, seals and backup.

import type { CopyReport, CustodyReport, Drop, PackCustody, SealView, VerifyReport } from './types';

export interface CustodyCommands {
  custody(args: { document: string }): CustodyReport;
  pack_custody(args: { matter: string; volume: number }): PackCustody;
  back_up(args: { bucket: string | null; onProgress: unknown }): CopyReport | null;
  cancel_backup(args: object): null;
  choose_seals(args: { folders: boolean }): Drop | null;
  record_verification(args: { onProgress: unknown }): VerifyReport;
  seals(args: object): SealView[];
  seal_vault(args: object): SealView;
  save_seal(args: { seal: string }): string | null;
  verifier_key(args: object): string;
  time_stamp_authority(args: object): string;
  set_time_stamp_authority(args: { address: string }): null;
  choose_certificate(args: object): Drop | null;
  stamp_seal(args: { certificate: string | null }): SealView;
  write_time_stamp_query(args: object): string | null;
  import_time_stamp(args: { certificate: string | null }): SealView | null;
}
