// Adding documents to the fake vault: files go through the stages while one watches.

import { emit } from '@tauri-apps/api/event';
import type { Drop, QueueItem, QueueView } from '../types';
import { idOf } from './archive';
import type { World } from './world';

const STAGES = ['waiting', 'storing', 'reading', 'done'] as const;

export function drop(world: World, folders: boolean): Drop {
  return {
    token: world.id(),
    files: folders ? 240 : 14,
    folders: folders ? 3 : 0,
    names: [
      'Invoice INV-2023-0071.pdf',
      'COA photo 12.jpg',
      'Agreement.pdf',
      'Order.eml',
      'MLS.xlsx',
    ],
  };
}

/** A queue in the middle of its work, with everything that can be in it. */
export function busyQueue(): QueueView {
  const items: QueueItem[] = Array.from({ length: 60 }, (_, at) => {
    const stage =
      at < 4
        ? 'reading'
        : at < 6
          ? 'storing'
          : at % 11 === 7
            ? 'failed'
            : at % 9 === 0
              ? 'duplicate'
              : at < 30
                ? 'waiting'
                : 'done';
    return {
      key: at,
      name: at % 11 === 7 ? `locked-${at}.pdf` : `Invoice 2021-${10_000 + at * 37} Contoso.pdf`,
      stage,
      document: ['done', 'duplicate', 'reading'].includes(stage) ? idOf(at) : null,
      code: stage === 'failed' ? 'cannot_read_file' : null,
      message: stage === 'failed' ? `could not read \`locked-${at}.pdf\`: permission denied` : null,
    };
  });
  return {
    total: 1_240,
    stored: 612,
    duplicates: 17,
    done: 574,
    failed: 5,
    unread: 38,
    rate: 21.4,
    secondsLeft: 29,
    state: 'running',
    items,
  };
}

export function start(world: World, files: number): void {
  const first = world.queue.items.length;
  const items: QueueItem[] = Array.from({ length: Math.min(files, 200) }, (_, at) => ({
    key: first + at,
    name: `Dropped document ${first + at + 1}.pdf`,
    stage: 'waiting',
    document: null,
    code: null,
    message: null,
  }));
  world.queue = {
    ...world.queue,
    state: 'running',
    total: world.queue.total + items.length,
    rate: 6,
    items: [...items, ...world.queue.items],
  };
  tick(world);
}

function tick(world: World): void {
  setTimeout(() => {
    if (world.ended || world.queue.state !== 'running') return;
    const items = world.queue.items.map((item) => ({ ...item }));
    let moved = 0;
    for (const item of items) {
      const at = STAGES.findIndex((stage) => stage === item.stage);
      if (at < 0 || at === STAGES.length - 1 || moved >= 3) continue;
      item.stage = STAGES[at + 1] ?? 'done';
      moved += 1;
    }
    const done = items.filter((item) => item.stage === 'done').length;
    const stored = items.filter((item) => ['done', 'reading'].includes(item.stage)).length;
    const left = items.length - done;
    world.queue = {
      ...world.queue,
      items,
      done,
      stored,
      unread: stored - done,
      secondsLeft: left / 6,
      state: moved > 0 ? 'running' : 'idle',
    };
    void emit('queue', world.queue);
    tick(world);
  }, 250);
}
