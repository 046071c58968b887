// The packs of the fake vault.

import type { Channel } from '@tauri-apps/api/core';
import type {
  PackCheckProgress,
  PackProgress,
  PlannedExhibit,
  Produced,
  ProductionOptions,
  ProductionPlan,
} from '../types';
import { TODAY } from './docket';
import type { Handlers } from './handlers';
import { checkPack } from './pack-check';
import type { World } from './world';

type ProductionCommands =
  'plan_production' | 'produce_pack' | 'cancel_produce' | 'check_pack' | 'cancel_check_pack';

const BYTES = 42_000_000;
const DIGEST = '41c7be03d95a2f6e80b1d4733fa96c2508e7ba1d64f093c8251ed0a7b96f384c';

export function productionHandlers(world: World): Pick<Handlers, ProductionCommands> {
  return {
    plan_production: ({ matter, options }) => planned(world, matter, options),
    produce_pack: async ({ matter, options, onProgress }) => {
      for (let step = 1; step <= 10; step++) {
        const written = (BYTES / 10) * step;
        (onProgress as Channel<PackProgress>).onmessage({ written, of: BYTES });
        await world.delay('pack_progress', step);
      }
      return produced(world, matter, options);
    },
    cancel_produce: () => null,
    check_pack: ({ archive, expected, onProgress }) =>
      checkPack(world, archive, expected, onProgress as Channel<PackCheckProgress>),
    cancel_check_pack: () => null,
  };
}

function planned(world: World, id: string, options: ProductionOptions): ProductionPlan {
  const matter = world.docket.of(id);
  const exhibits = exhibitsOf(world, id);
  const here = exhibits.filter(({ path }) => path !== null);
  const volume = matter.productions.length + 1;
  return {
    matter: id,
    reference: matter.fields.reference,
    name: `${matter.fields.exhibitPrefix}_VOL${String(volume).padStart(3, '0')}`,
    volume,
    asOf: options.asOf ?? TODAY,
    exhibits,
    documents: here.length,
    bytes: BYTES,
    licenses: 3,
    gaps: 1,
    sections: [
      {
        folder: '',
        title: 'Read this first',
        files: [
          '00_README.html',
          '01_index.xlsx',
          '03_completeness.xlsx',
          ...(options.loadFile ? ['load_file.dat'] : []),
        ],
      },
      {
        folder: '06_invoices',
        title: 'Invoices and order papers',
        files: here.map(({ path }) => path?.split('/').at(-1) ?? ''),
      },
    ],
    warnings: [
      {
        code: 'gaps_shown',
        subject: 'SQL Server Standard Core',
        about: 'purchase',
        id: 'license-0',
      },
      { code: 'key_visible', subject: here[0]?.name ?? '', about: '1', id: 'document-0' },
      ...world.packWarnings,
    ],
    disclosures: [],
  };
}

/** What answers requests: the first was handed over before, the others come along. */
function exhibitsOf(world: World, id: string): PlannedExhibit[] {
  const { requests, productions } = world.docket.of(id);
  const answers = requests.flatMap(({ fields: { number }, responses }) =>
    responses
      .filter(({ fields }) => fields.disposition === 'produce')
      .map((response) => ({ number, response })),
  );
  return answers.map(({ number, response: { fields, name, exhibits } }, at) => {
    const before = exhibits.length > 0;
    const exhibit = `LIT-${String(at + 1).padStart(6, '0')}`;
    return {
      exhibit,
      firstPage: `LIT-P${String(at * 20 + 1).padStart(6, '0')}`,
      lastPage: `LIT-P${String(at * 20 + 14).padStart(6, '0')}`,
      volume: before ? 1 : productions.length + 1,
      document: fields.id,
      name,
      path: before ? null : `06_invoices/${exhibit}_${name}`,
      requests: [number],
    };
  });
}

async function produced(world: World, id: string, options: ProductionOptions): Promise<Produced> {
  const { name, volume, asOf, exhibits, bytes, warnings } = planned(world, id, options);
  const { docket } = world;
  const matter = docket.of(id);
  const before = docket.matters;
  const production = {
    volume,
    producedOn: TODAY,
    recipient: options.recipient || matter.fields.auditor,
    form: options.form || 'folder',
    asOf,
    manifest: DIGEST,
    rules: '2024-02',
    rulesSha256: DIGEST,
    exhibits: exhibits
      .filter(({ path }) => path !== null)
      .map((each) => ({
        number: each.exhibit,
        firstPage: each.firstPage,
        lastPage: each.lastPage,
        document: each.document,
        name: each.name,
        sha256: DIGEST,
      })),
  };
  const after = { ...matter, productions: [...matter.productions, production] };
  docket.matters = before.map((each) => (each.id === id ? after : each));
  await world.write('produce_pack', [id], { scopes: ['matters'] }, () => (docket.matters = before));
  const ending = options.form === 'zip' ? '.zip' : '';
  return {
    matter: id,
    volume,
    path: `/home/clara/Desktop/${name}${ending}`,
    digest: DIGEST,
    exhibits: production.exhibits.map(({ number }) => number),
    files: production.exhibits.length + 6,
    bytes,
    warnings,
  };
}
