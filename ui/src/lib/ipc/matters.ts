// What the window can ask about matters and packs.

import { call, progressChannel } from './host';
import type { Settlement } from './matter-vocabulary';
import type {
  MatterFields,
  MattersRequest,
  PackCheckProgress,
  PackProgress,
  PackReport,
  Produced,
  ProductionOptions,
  RequestFields,
  ResponseFields,
} from './types';

// Matters; a day that is null is today
export const matters = (request: MattersRequest) => call('matters', { request });
export const matter = (id: string, asOf: string | null) => call('matter', { id, asOf });
export const openMatter = (fields: MatterFields) => call('open_matter', { fields });
export const changeMatter = (id: string, fields: MatterFields) =>
  call('change_matter', { id, fields });
export const closeMatter = (id: string, on: string | null, reason: string) =>
  call('close_matter', { id, on, reason });
export const reopenMatter = (id: string) => call('reopen_matter', { id });

// Requests of a matter; a new one without a number gets the next free one
export const addRequest = (matter: string, fields: RequestFields) =>
  call('add_request', { matter, fields });
export const changeRequest = (matter: string, number: string, fields: RequestFields) =>
  call('change_request', { matter, number, fields });
/** Without a settlement, the request is open again. */
export const settleRequest = (
  matter: string,
  number: string,
  settlement: Settlement | null,
  on: string | null,
) => call('settle_request', { matter, number, settlement, on });
export const removeRequest = (matter: string, number: string) =>
  call('remove_request', { matter, number });
export const respond = (matter: string, request: string, responses: ResponseFields[]) =>
  call('respond', { matter, request, responses });
export const withdrawResponse = (matter: string, request: string, subject: string, id: string) =>
  call('withdraw_response', { matter, request, subject, id });

// What the vault has for the lines of a list
export const answerList = (list: string) => call('answer_list', { list });
/** Of a dropped file, or of one that the person chooses; nothing where they canceled. */
export const answerListFile = (dropped: string | null) => call('answer_list_file', { dropped });
export const disclosures = (matter: string | null) => call('disclosures', { matter });

// Packs
export const planProduction = (matter: string, options: ProductionOptions) =>
  call('plan_production', { matter, options });
/** Writes a pack to where the person says and records it; nothing where they canceled. */
export async function producePack(
  matter: string,
  options: ProductionOptions,
  react: (progress: PackProgress) => void,
): Promise<Produced | null> {
  const { channel, close } = progressChannel(react);
  try {
    return await call('produce_pack', { matter, options, onProgress: channel });
  } finally {
    // The answer may overtake the last progress.
    close();
  }
}
export const cancelProduce = () => call('cancel_produce', {});

/**
 * Checks a pack that the person chooses, a folder or an archive; nothing where they canceled.
 * `expected` is its digest as it was told by another way than the pack.
 */
export async function checkPack(
  archive: boolean,
  expected: string | null,
  react: (progress: PackCheckProgress) => void,
): Promise<PackReport | null> {
  const { channel, close } = progressChannel(react);
  try {
    return await call('check_pack', { archive, expected, onProgress: channel });
  } finally {
    // The answer may overtake the last progress.
    close();
  }
}
export const cancelCheckPack = () => call('cancel_check_pack', {});
