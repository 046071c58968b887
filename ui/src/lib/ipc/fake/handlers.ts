// Every command of the host, against the world in memory.

import { emit } from '@tauri-apps/api/event';
import type { Channel } from '@tauri-apps/api/core';
import type { Answer, Args, Command } from '../commands';
import type { VerifyProgress } from '../types';
import { accessHandlers } from './access';
import { bulkEditHandlers } from './bulk-edit';
import { calculatorHandlers } from './calculator';
import { custodyHandlers } from './custody';
import { deadlineHandlers } from './deadlines';
import { disputeHandlers } from './disputes';
import * as documents from './documents';
import * as intake from './intake';
import { keptHandlers } from './kept';
import { licenseHandlers } from './license-handlers';
import { bulkLinkHandlers, makeLinks } from './linking';
import { matterHandlers } from './matters';
import { productionHandlers } from './productions';
import { recognitionHandlers, recognize } from './recognition';
import { positionHandlers } from './positions';
import { productKeyHandlers } from './product-keys';
import { registerHandlers } from './registers';
import { statementImportHandlers } from './statement-import';
import { statementHandlers } from './statements';
import { termsHandlers } from './terms';
import { governingHandlers } from './governing';
import { proofHandlers } from './proof-handlers';
import { trueUpHandlers } from './true-ups';
import { suggestionHandlers } from './suggestions';
import { inspection } from './verify';
import type { World } from './world';

export type Handlers = { [C in Command]: (args: Args<C>) => Answer<C> | Promise<Answer<C>> };

export function handlers(world: World): Handlers {
  if (world.scenario === 'busy') world.queue = intake.busyQueue();
  if (world.scenario === 'full') recognize(world);
  const open = async () => {
    world.open = true;
    await emit('vault', world.summary);
    return world.summary;
  };
  const queueState = async (state: string) => {
    world.queue = { ...world.queue, state };
    await emit('queue', world.queue);
    return null;
  };
  const nameOf = (id: string) => documents.paperOf(world, id).name;
  return {
    ...licenseHandlers(world),
    ...proofHandlers(world),
    ...calculatorHandlers(),
    ...custodyHandlers(world),
    ...deadlineHandlers(world),
    ...recognitionHandlers(world),
    ...registerHandlers(world),
    ...termsHandlers(world),
    ...governingHandlers(world),
    ...statementHandlers(world),
    ...statementImportHandlers(world),
    ...positionHandlers(world),
    ...disputeHandlers(world),
    ...matterHandlers(world),
    ...productionHandlers(world),
    ...accessHandlers(world),
    ...productKeyHandlers(world),
    ...trueUpHandlers(world),
    ...keptHandlers(world),
    ...bulkEditHandlers(world),
    ...bulkLinkHandlers(world),
    ...suggestionHandlers(world),
    app_state: () => ({
      vault: world.open ? world.summary : null,
      recent: [
        { name: 'Litware licenses', location: '/home/clara/Vaults/Litware licenses' },
        { name: 'Proseware 2019', location: '//fileserver/compliance/Proseware 2019' },
      ],
      platform: 'linux',
      version: '0.1.0',
      problem:
        world.scenario === 'first-run'
          ? {
              code: 'vault_not_found',
              message: 'there is no vault at `/media/stick/Audit`',
              hint: null,
              details: { path: '/media/stick/Audit' },
            }
          : null,
    }),
    choose_new_vault: open,
    choose_open_vault: open,
    open_vault: open,
    open_sample_vault: open,
    close_vault: async () => {
      world.open = false;
      await emit('vault', null);
      return null;
    },

    find: ({ request }) => documents.find(world, request),
    document: ({ id }) => documents.details(world, id),
    page: ({ document, page, query }) => documents.page(world, document, page, query),
    page_hits: ({ document, query }) => documents.pageHits(world, document, query),
    describe_document: async ({ id, description }) => {
      const before = world.descriptions.get(id);
      world.descriptions.set(id, description);
      await world.write(
        'describe_document',
        [nameOf(id)],
        { scopes: ['documents'], documents: [id] },
        () => {
          if (before) world.descriptions.set(id, before);
          else world.descriptions.delete(id);
        },
      );
      return null;
    },
    void_document: async ({ id, reason }) => {
      world.voided.set(id, reason);
      await world.write(
        'void_document',
        [nameOf(id)],
        { scopes: ['documents', 'vault'], documents: [id] },
        () => world.voided.delete(id),
      );
      return null;
    },
    restore_document: async ({ id }) => {
      const reason = world.voided.get(id) ?? '';
      world.voided.delete(id);
      await world.write(
        'restore_document',
        [nameOf(id)],
        { scopes: ['documents', 'vault'], documents: [id] },
        () => world.voided.set(id, reason),
      );
      return null;
    },
    unlock_document: async ({ id, password }) => {
      if (password !== 'secret')
        throw {
          code: 'wrong_password',
          message: 'the password does not open the file',
          hint: null,
          details: {},
        };
      const paper = documents.paperOf(world, id);
      paper.state = 'text';
      paper.pages = 2;
      await emit('changed', { scopes: ['reading'], documents: [id], licenses: [] });
      return 'text';
    },
    save_copy: ({ id }) => `/home/clara/Desktop/${nameOf(id)}`,

    link: ({ requests }) => makeLinks(world, requests),
    unlink: async ({ ids }) => {
      const gone = world.links.filter((link) => ids.includes(link.id));
      world.links = world.links.filter((link) => !ids.includes(link.id));
      gone.forEach((link) => (world.licenses.row(link.license).links -= 1));
      const touched = {
        scopes: ['links', 'documents', 'licenses'],
        documents: gone.map((l) => l.document),
        licenses: gone.map((l) => l.license),
      };
      await world.write(
        'unlink',
        [gone[0]?.documentName ?? '', gone[0]?.licenseTitle ?? ''],
        touched,
        () => {
          world.links.push(...gone);
          gone.forEach((link) => (world.licenses.row(link.license).links += 1));
        },
      );
      return null;
    },
    saved_searches: () => world.searches,
    save_search: async ({ name, query }) => {
      const id = world.id();
      world.searches = [...world.searches, { id, name, query }];
      await world.write(
        'save_search',
        [name],
        { scopes: ['searches'] },
        () => (world.searches = world.searches.filter((each) => each.id !== id)),
      );
      return id;
    },
    forget_search: async ({ id }) => {
      const before = world.searches;
      world.searches = before.filter((each) => each.id !== id);
      await world.write(
        'forget_search',
        [id],
        { scopes: ['searches'] },
        () => (world.searches = before),
      );
      return null;
    },
    undoable: () => world.undoable(),
    undo: () => world.undo(),
    journal: ({ offset, limit }) => [...world.journal].reverse().slice(offset, offset + limit),

    choose_files: ({ folders }) => intake.drop(world, folders),
    add_drop: () => {
      intake.start(world, 14);
      return null;
    },
    forget_drop: () => null,
    paste_image: () => {
      intake.start(world, 1);
      return true;
    },
    queue: () => world.queue,
    pause_queue: () => queueState('paused'),
    resume_queue: async () => {
      await queueState('running');
      intake.start(world, 0);
      return null;
    },
    cancel_queue: () => queueState('idle'),
    retry_queue: () => queueState('running'),

    verify_vault: async ({ seals, onProgress }) => {
      const total = 41_000_000_000;
      for (let step = 1; step <= 20; step++) {
        (onProgress as Channel<VerifyProgress>).onmessage({
          bytesDone: (total / 20) * step,
          bytesTotal: total,
        });
        await world.delay('verify_progress', step);
      }
      return inspection(world, seals.length > 0);
    },
    cancel_verify: () => null,
    save_checksums: () => '/home/clara/Desktop/Litware licenses.sha256',
    rebuild_vault: () => null,
    copy_text: () => null,
  };
}
