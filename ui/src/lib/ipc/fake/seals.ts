// Seals of the fake vault, and time stamps over them.

import type { SealView, StampView } from '../types';
import { hex } from './random';
import type { World } from './world';

/** Who signs the seals. */
export const WRITER = '2b7f0c4de1f2f81a';
const STAMPED = '2024-03-14T16:20:00Z';

/** A seal over the first entries, as it was made when there were so many. */
export function sealOver(world: World, entries: number): SealView {
  return {
    path: `seals/${String(entries).padStart(12, '0')}.${WRITER}.checkpoint`,
    kept: 'vault',
    entries,
    at: world.journal[entries - 1]?.at ?? null,
    signedBy: WRITER,
    text: `muniment.dev/0193c6b25e11\n${entries}\n`,
    standing: 'holds',
    message: `Entries 1 to ${entries} are the sealed ones.`,
    stamps: [],
  };
}

/** A time stamp over a seal, by an authority that is trusted where a certificate came along. */
export function stampOver(seal: SealView, certificate: string | null): StampView {
  return {
    path: seal.path.replace('.checkpoint', `.${seal.stamps.length + 1}.tsr`),
    at: STAMPED,
    by: 'Woodgrove Time Stamping Unit 3',
    authority: certificate === null ? null : hex(77, 64),
    trusted: certificate !== null,
    problem: null,
    message: `The seal existed at ${STAMPED}.`,
  };
}
