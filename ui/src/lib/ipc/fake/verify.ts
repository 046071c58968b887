// What the fake verification finds.

import type { Inspection, ManipulationView, SealView, VerifyReport } from '../types';
import { idOf } from './archive';
import { sealOver } from './seals';
import type { World } from './world';

const OBJECT = 'objects/3f/3fa94c0d71be5b1e2e5e5b0c4de1f2f81a0d6a4b1c7c9e8f2a3b4c5d6e7f8091';
const MISSING = OBJECT.replace('3f/3f', '7b/7b');

export function verifyReport(world: World): VerifyReport {
  const report: VerifyReport = {
    objects: world.papers.length,
    bytes: world.papers.reduce((sum, paper) => sum + paper.bytes, 0),
    entries: world.journal.length,
    at: '2024-03-14T16:20:00Z',
    seconds: 18.4,
    problems: [],
  };
  if (world.scenario !== 'busy') return report;
  report.problems = [
    {
      code: 'object_altered',
      path: OBJECT,
      seq: 211,
      document: idOf(12),
      message: 'the bytes do not have the hash in the name',
    },
    {
      code: 'object_missing',
      path: MISSING,
      seq: 87,
      document: idOf(13),
      message: 'entry 87 names an object that is not there',
    },
    {
      code: 'foreign_file',
      path: 'objects/Thumbs.db',
      seq: null,
      document: null,
      message: 'the file does not belong to a vault',
    },
  ];
  return report;
}

/** What was done to the vault. With a seal from elsewhere, a busy one turns out to be rolled back. */
export function inspection(world: World, hasSeal: boolean): Inspection {
  const report = verifyReport(world);
  const { entries } = report;
  const damaged = world.scenario === 'busy';
  const elsewhere: SealView = {
    ...sealOver(world, damaged ? entries + 12 : entries),
    path: '/media/stick/2024-03-11.checkpoint',
    kept: 'elsewhere',
    standing: damaged ? 'ahead' : 'holds',
  };
  const manipulations = damaged ? done(hasSeal ? elsewhere : null, entries) : [];
  const anchored = hasSeal && !damaged;
  return {
    report,
    manipulations,
    seals: [...(hasSeal ? [elsewhere] : []), ...world.seals],
    anchoredThrough: anchored ? entries : null,
    notExcluded: anchored
      ? []
      : ['rolled_back', 'coherent_forgery', 'last_entry_dropped', 'entry_backdated'],
  };
}

function done(seal: SealView | null, entries: number): ManipulationView[] {
  const one = (code: string, path: string, entry: number | null): ManipulationView => ({
    code,
    paths: [path],
    first: entry,
    last: entry,
    anchor: null,
    message: 'a file is not as it was',
  });
  const found = [
    one('byte_flipped', OBJECT, 211),
    one('file_deleted', MISSING, 87),
    one('file_added', 'objects/Thumbs.db', null),
  ];
  if (!seal) return found;
  const gone = `journal/${String(entries + 1).padStart(12, '0')}.json`;
  const back = { ...one('rolled_back', gone, entries + 1), last: seal.entries, anchor: seal.path };
  return [...found, back];
}
