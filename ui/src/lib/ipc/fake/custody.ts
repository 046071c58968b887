// Custody, seals and backups of the fake vault.

import type { Channel } from '@tauri-apps/api/core';
import type {
  CopyProgress,
  CopyReport,
  CustodyReport,
  CustodyStepView,
  Drop,
  SealView,
  VerifyProgress,
} from '../types';
import type { CustodyCommands } from '../custody-commands';
import { details, paperOf } from './documents';
import type { Handlers } from './handlers';
import { hex } from './random';
import { packCustody } from './pack-check';
import { sealOver, stampOver, WRITER } from './seals';
import { verifyReport } from './verify';
import type { World } from './world';

const NOW = '2024-03-14T16:20:00Z';

export function custodyHandlers(world: World): Pick<Handlers, keyof CustodyCommands> {
  let authority = '';
  const held = (name: string, folders = false): Drop => ({
    token: world.id(),
    files: folders ? 0 : 1,
    folders: folders ? 1 : 0,
    names: [name],
  });
  const seal = (): SealView => {
    const made = sealOver(world, world.journal.length);
    const before = world.seals.find(({ path }) => path === made.path);
    if (before) return before;
    world.seals = [made, ...world.seals];
    return made;
  };
  const stamp = (certificate: string | null): SealView => {
    const sealed = seal();
    const stamped = { ...sealed, stamps: [...sealed.stamps, stampOver(sealed, certificate)] };
    world.seals = world.seals.map((each) => (each.path === sealed.path ? stamped : each));
    return stamped;
  };
  return {
    custody: ({ document }) => custodyOf(world, document),
    pack_custody: ({ matter, volume }) => packCustody(world, matter, volume),
    back_up: ({ bucket, onProgress }) => backUp(world, bucket, onProgress as Channel<CopyProgress>),
    cancel_backup: () => null,
    choose_seals: ({ folders }) =>
      folders
        ? held('LIT-A volume 1', true)
        : held(`${String(world.journal.length).padStart(12, '0')}.${WRITER}.checkpoint`),
    record_verification: async ({ onProgress }) => {
      const report = verifyReport(world);
      const told = { bytesDone: report.bytes / 2, bytesTotal: report.bytes };
      (onProgress as Channel<VerifyProgress>).onmessage(told);
      await world.delay('record_progress', told);
      await world.write('verify_vault', [], {}, () => undefined);
      return report;
    },
    seals: () => world.seals,
    seal_vault: seal,
    save_seal: ({ seal: path }) => `/media/stick/${path.split('/').at(-1) ?? ''}`,
    verifier_key: () =>
      'muniment.dev/0193c6b25e11+8f3b21c6+AR2yPhX0bOq6m1Vd7tYwJc9uKsLq5Gf3Ze0RnTiHwoXa',
    time_stamp_authority: () => authority,
    set_time_stamp_authority: ({ address }) => {
      if (address !== '' && !/^https?:\/\/./.test(address)) {
        const message = `\`${address}\` is not the http or https address of an authority`;
        throw { code: 'bad_authority', message, hint: null, details: {} };
      }
      authority = address;
      return null;
    },
    choose_certificate: () => held('tsa-root-2022.pem'),
    stamp_seal: ({ certificate }) => stamp(certificate),
    write_time_stamp_query: () => {
      seal();
      return '/media/stick/seal.tsq';
    },
    import_time_stamp: ({ certificate }) => stamp(certificate),
  };
}

function custodyOf(world: World, document: string): CustodyReport {
  const paper = paperOf(world, document);
  const { origins, links } = details(world, document);
  const step = (n: number, at: string, act: string, more: Partial<CustodyStepView> = {}) => ({
    n,
    entrySha256: hex(n, 64),
    at,
    actor: 'clara',
    act,
    path: null,
    source: null,
    link: null,
    license: null,
    kind: null,
    page: null,
    reason: null,
    exhibit: null,
    volume: null,
    recipient: null,
    whole: null,
    ...more,
  });
  const reason = world.voided.get(document);
  return {
    document,
    name: paper.name,
    sha256: paper.sha256,
    bytes: paper.bytes,
    found: world.scenario === 'busy' ? 'altered' : 'whole',
    at: NOW,
    through: world.journal.length,
    steps: [
      ...origins.map(({ at, path, source }) => step(2, at, 'acquired', { path, source })),
      step(9, '2024-03-14T09:52:00Z', 'described'),
      ...links.map(({ at, id, licenseTitle, kind }, index) =>
        step(41 + index, at, 'linked', { link: id, license: licenseTitle, kind }),
      ),
      ...links
        .slice(0, 1)
        .map(({ id }) => step(43, '2024-03-14T10:40:00Z', 'claimed', { link: id })),
      step(45, '2024-03-14T11:02:00Z', 'verified', { actor: 'tom', whole: true }),
      step(46, '2024-03-14T14:31:00Z', 'revealed', {
        reason: 'The auditor asked for the last group of the key.',
      }),
      step(47, '2024-03-14T15:20:00Z', 'produced', {
        exhibit: 'LIT-0004',
        volume: 1,
        recipient: 'Contoso Audit LLP',
      }),
      ...(reason === undefined ? [] : [step(48, NOW, 'voided', { reason })]),
    ],
  };
}

async function backUp(
  world: World,
  bucket: string | null,
  channel: Channel<CopyProgress>,
): Promise<CopyReport> {
  if (bucket !== null && !/^(s3|az|gs):\/\/./.test(bucket)) {
    const message = `\`${bucket}\` is not the address of a vault: it names no store`;
    throw { code: 'not_a_vault', message, hint: null, details: {} };
  }
  const { objects, bytes, entries, problems } = verifyReport(world);
  for (let step = 1; step <= 4; step++) {
    channel.onmessage({ bytesDone: (bytes / 4) * step, bytesTotal: bytes });
    await world.delay('backup_progress', step);
  }
  return {
    location: bucket ?? '/media/backup/Litware licenses',
    files: objects - problems.length,
    bytes,
    kept: entries,
    entries,
    seconds: 42,
    problems: problems.filter(({ code }) => code.startsWith('object_')),
  };
}
