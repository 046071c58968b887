// What the fake verification finds.

import type { VerifyReport } from '../types';
import { idOf } from './archive';
import type { World } from './world';

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
  const object = 'objects/3f/3fa94c0d71be5b1e2e5e5b0c4de1f2f81a0d6a4b1c7c9e8f2a3b4c5d6e7f8091';
  report.problems = [
    {
      code: 'object_altered',
      path: object,
      seq: 211,
      document: idOf(12),
      message: 'the bytes do not have the hash in the name',
    },
    {
      code: 'object_missing',
      path: object.replace('3f/3f', '7b/7b'),
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
