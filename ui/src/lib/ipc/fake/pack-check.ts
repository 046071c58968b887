// What the fake host says about packs that were handed over.

import type { Channel } from '@tauri-apps/api/core';
import type {
  PackCheckProgress,
  PackCustody,
  PackFindingView,
  PackReport,
  ProductionView,
} from '../types';
import { details } from './documents';
import { hex } from './random';
import type { World } from './world';

const NOW = '2024-03-14T16:20:00Z';
const BYTES = 42_000_000;

/**
 * Checks the first volume of the first matter. A vault that is busy has a damaged one at hand, and an
 * archive is one that nobody recorded.
 */
export async function checkPack(
  world: World,
  archive: boolean,
  expected: string | null,
  channel: Channel<PackCheckProgress>,
): Promise<PackReport> {
  if (expected !== null && !/^[0-9a-f]{64}$/i.test(expected.trim())) {
    const message = 'a digest has 64 hexadecimal digits';
    throw { code: 'bad_digest', message, hint: null, details: {} };
  }
  for (let step = 1; step <= 4; step++) {
    channel.onmessage({ read: (BYTES / 4) * step });
    await world.delay('pack_check_progress', step);
  }
  const matter = world.docket.matters[0];
  const production = matter?.productions[0];
  const digest = production?.manifest ?? hex(5, 64);
  const another = expected !== null && expected.trim().toLowerCase() !== digest;
  const damaged = world.scenario === 'busy';
  return {
    pack: `/media/stick/LIT_VOL001${archive ? '.zip' : ''}`,
    matter: matter?.fields.reference ?? null,
    volume: production?.volume ?? null,
    files: 214,
    bytes: BYTES,
    digest,
    anchor: expected !== null ? 'given' : archive ? 'none' : 'recorded',
    findings: [...(damaged ? wrong() : []), ...(another ? [notThePack()] : [])],
  };
}

const finding = (code: string, path: string, other: string | null = null): PackFindingView => ({
  code,
  path,
  other,
  message: `\`${path}\` is not as promised`,
});

const notThePack = () => finding('not_the_pack', 'tagmanifest-sha256.txt');

function wrong(): PackFindingView[] {
  const at = (name: string) => `data/06_invoices/${name}`;
  return [
    finding('altered', at('LIT-000003_Invoice INV-2019-0042.pdf')),
    finding('altered', at('LIT-000007_Invoice INV-2020-0117.pdf')),
    finding('truncated', at('LIT-000009_Delivery note.pdf')),
    finding('missing', at('LIT-000011_Purchase order 4500017232.pdf')),
    finding('renamed', at('LIT-000012_Order.pdf'), at('LIT-000012_Order (copy).pdf')),
    finding('swapped', at('LIT-000014_Invoice.pdf'), at('LIT-000015_Invoice.pdf')),
    finding('added', 'data/Thumbs.db'),
    finding('not_a_file', 'data/link to the share'),
  ];
}

/** What the journal has of a volume that was handed over. */
export function packCustody(world: World, id: string, volume: number): PackCustody {
  const matter = world.docket.of(id);
  const production = matter.productions.find((each) => each.volume === volume);
  if (!production) {
    const message = `\`${matter.fields.reference}\` has no such volume`;
    throw { code: 'no_such_volume', message, hint: null, details: {} };
  }
  return {
    matter: matter.fields.reference,
    production,
    n: 47,
    entrySha256: hex(47, 64),
    at: '2024-03-04T15:20:00Z',
    actor: 'clara',
    arrivals: arrivals(world, production),
    madeAt: NOW,
    through: world.journal.length,
  };
}

function arrivals(world: World, { exhibits }: ProductionView): PackCustody['arrivals'] {
  const known = exhibits.filter(({ document }) => world.papers.some(({ id }) => id === document));
  return known.flatMap(({ number, document }) => {
    const [first] = details(world, document).origins;
    if (!first) return [];
    const { at, actor, path, source } = first;
    return [{ exhibit: number, n: 2, at, actor, path, source }];
  });
}
