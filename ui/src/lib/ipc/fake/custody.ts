// Custody and seals of the fake vault. No file leaves it, so every dialog is canceled.

import type { SealView } from '../types';
import { details, paperOf } from './documents';
import type { Handlers } from './handlers';
import type { CustodyCommands } from '../custody-commands';
import { verifyReport } from './verify';
import type { World } from './world';

export function custodyHandlers(world: World): Pick<Handlers, keyof CustodyCommands> {
  let seals: SealView[] = [];
  let authority = '';
  const seal = (): SealView => {
    const entries = world.journal.length;
    const made: SealView = {
      path: `seals/${String(entries).padStart(12, '0')}.0123456789abcdef.checkpoint`,
      kept: 'vault',
      entries,
      at: world.journal.at(-1)?.at ?? null,
      signedBy: '0123456789abcdef',
      text: `muniment ${entries}`,
      standing: 'holds',
      message: `Entries 1 to ${entries} are the sealed ones.`,
      stamps: [],
    };
    seals = [made, ...seals.filter(({ path }) => path !== made.path)];
    return made;
  };
  return {
    custody: ({ document }) => {
      const paper = paperOf(world, document);
      const steps = details(world, document).origins.map((origin) => ({
        n: 2,
        entrySha256: world.journal[1]?.sha256 ?? '',
        at: origin.at,
        actor: origin.actor,
        act: 'acquired',
        path: origin.path,
        source: origin.source,
        link: null,
        license: null,
        kind: null,
        page: null,
        reason: null,
        whole: null,
      }));
      return {
        document,
        name: paper.name,
        sha256: paper.sha256,
        bytes: paper.bytes,
        found: 'whole',
        at: '2024-03-14T16:20:00Z',
        through: world.journal.length,
        steps,
      };
    },
    back_up: () => null,
    cancel_backup: () => null,
    choose_seals: () => null,
    record_verification: () => verifyReport(world),
    seals: () => seals,
    seal_vault: seal,
    save_seal: () => null,
    verifier_key: () => 'muniment+01234567+key',
    time_stamp_authority: () => authority,
    set_time_stamp_authority: ({ address }) => {
      authority = address;
      return null;
    },
    choose_certificate: () => null,
    stamp_seal: seal,
    write_time_stamp_query: () => null,
    import_time_stamp: () => null,
  };
}
