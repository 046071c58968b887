// Taking back the choice of later terms for a license.

import * as ipc from '$lib/ipc';
import type { GoverningView } from '$lib/ipc';

/**
 * Takes back the choice that governs the license for a version. It was made for this version or for
 * every one, and an answer does not say which: a choice for the version comes first, and where none
 * was made, taking it back changes nothing.
 */
export async function withdraw(governing: GoverningView, version: string): Promise<void> {
  const { id } = governing.license;
  const takeBack = (of: string) => ipc.electTerms(id, { version: of, day: null, note: '' });
  await takeBack(version);
  const now = await ipc.governing(id, version === '' ? null : version, governing.at);
  const unchanged = now.explanation.join('\n') === governing.explanation.join('\n');
  if (version !== '' && unchanged) await takeBack('');
}
