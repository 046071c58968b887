// What the window can ask about custody, seals, recorded verifications and backups.

import { call, progressChannel } from './host';
import type { CopyProgress, VerifyProgress } from './types';

export const custody = (document: string) => call('custody', { document });
export const packCustody = (matter: string, volume: number) =>
  call('pack_custody', { matter, volume });

// Verifications
/** Seals or packs that were kept elsewhere, as files or as folders. */
export const chooseSeals = (folders: boolean) => call('choose_seals', { folders });
/** Verifies once more, and keeps in the journal what came of it. */
export async function recordVerification(react: (progress: VerifyProgress) => void) {
  const { channel, close } = progressChannel(react);
  try {
    return await call('record_verification', { onProgress: channel });
  } finally {
    // The answer may overtake the last progress.
    close();
  }
}

// Seals; whatever is saved or chosen is nothing where the person canceled
export const seals = () => call('seals', {});
export const sealVault = () => call('seal_vault', {});
export const saveSeal = (seal: string) => call('save_seal', { seal });
export const verifierKey = () => call('verifier_key', {});

// Time stamps; only `stampSeal` asks an authority
export const timeStampAuthority = () => call('time_stamp_authority', {});
export const setTimeStampAuthority = (address: string) =>
  call('set_time_stamp_authority', { address });
export const chooseCertificate = () => call('choose_certificate', {});
export const stampSeal = (certificate: string | null) => call('stamp_seal', { certificate });
export const writeTimeStampQuery = () => call('write_time_stamp_query', {});
export const importTimeStamp = (certificate: string | null) =>
  call('import_time_stamp', { certificate });

// Backups
/**
 * Copies the vault to a bucket by its address, or to a folder that the person chooses; nothing where
 * they canceled the choice.
 */
export async function backUp(bucket: string | null, react: (progress: CopyProgress) => void) {
  const { channel, close } = progressChannel(react);
  try {
    return await call('back_up', { bucket, onProgress: channel });
  } finally {
    close();
  }
}
export const cancelBackup = () => call('cancel_backup', {});
