// Files on their way into the vault: dropped, chosen or pasted, then followed through the queue.

import { placeAround, type DropPlace } from '$lib/app/drop-places';
import { preferences } from '$lib/app/preferences.svelte';
import { session } from '$lib/app/session.svelte';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { t, word } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { Drop, DropNotice, QueueView } from '$lib/ipc';

/** A license record that files are linked to, or a place that takes a file itself. */
export type DropTarget = LicenseTarget | DropPlace;

interface LicenseTarget {
  license: string;
  title: string;
}

const NOTHING: QueueView = {
  total: 0,
  stored: 0,
  duplicates: 0,
  done: 0,
  failed: 0,
  unread: 0,
  rate: 0,
  secondsLeft: null,
  state: 'idle',
  items: [],
};

export class Intake {
  queue = $state.raw<QueueView>(NOTHING);
  /** The drag over the window. */
  drag = $state.raw<{ drop: Drop | null; target: DropTarget | null } | null>(null);
  /** What the person says about everything added from now on. */
  kind = $state<string | null>(null);
  source = $state<string | null>(null);

  start(): () => void {
    void attempt(async () => (this.queue = await ipc.queue()));
    const stops = [
      ipc.onQueue((queue) => (this.queue = queue)),
      ipc.onDrop((notice) => this.#follow(notice)),
    ];
    return () => stops.forEach((stop) => stop());
  }

  get working(): boolean {
    return this.queue.state !== 'idle';
  }

  /** The license record under the drag. */
  get license(): string | null {
    const target = this.drag?.target;
    return target && 'license' in target ? target.license : null;
  }

  /** The place under the drag that takes a file itself. */
  get place(): DropPlace | null {
    const target = this.drag?.target;
    return target && 'take' in target ? target : null;
  }

  /** Files that went through, for a progress bar. */
  get finished(): number {
    return this.queue.done + this.queue.duplicates + this.queue.failed;
  }

  choose(folders: boolean): void {
    void attempt(async () => {
      const drop = await ipc.chooseFiles(folders);
      if (drop) await this.#add(drop, null);
    });
  }

  paste(): void {
    void attempt(async () => {
      const added = await ipc.pasteImage();
      toasts.show(added ? t().intake.pasted : t().intake.nothingToPaste);
    });
  }

  togglePause(): void {
    void attempt(() => (this.queue.state === 'paused' ? ipc.resumeQueue() : ipc.pauseQueue()));
  }

  cancel(key: number | null): void {
    void attempt(() => ipc.cancelQueue(key));
  }

  retry(key: number | null): void {
    void attempt(() => ipc.retryQueue(key));
  }

  #follow({ phase, x, y, drop }: DropNotice): void {
    const known = drop ?? this.drag?.drop ?? null;
    const target = targetAt(x, y);
    if (phase === 'leave') {
      this.drag = null;
      if (known) void attempt(() => ipc.forgetDrop(known.token));
    } else if (phase !== 'drop') {
      if (!this.drag || this.drag.drop !== known || !same(this.drag.target, target)) {
        this.drag = { drop: known, target };
      }
    } else {
      this.drag = null;
      if (known) void attempt(() => this.#put(known, target));
    }
  }

  async #put(drop: Drop, target: DropTarget | null): Promise<void> {
    if (!target || 'license' in target) return this.#add(drop, target);
    if (isOneFile(drop)) target.take(drop.token);
    else await this.#refuse(drop, t().intake.oneFile);
  }

  async #refuse(drop: Drop, why: string): Promise<void> {
    await ipc.forgetDrop(drop.token);
    toasts.show(why);
  }

  async #add(drop: Drop, target: LicenseTarget | null): Promise<void> {
    if (!session.writable) return this.#refuse(drop, t().intake.readOnly);
    const linkAs = target ? preferences.get('linkAs') : null;
    await ipc.addDrop(drop.token, {
      kind: this.kind ?? linkAs,
      source: this.source,
      linkTo: target?.license ?? null,
      linkAs,
    });
    toasts.show(t().intake.adding(whatDropped(drop), target?.title ?? null));
  }
}

/** What was dropped, in words: "14 files and 2 folders". */
export function whatDropped(drop: Drop): string {
  const parts = [];
  if (drop.files > 0) parts.push(t().intake.files(drop.files));
  if (drop.folders > 0) parts.push(t().intake.folders(drop.folders));
  return parts.join(t().intake.and);
}

/** What dropping would do. */
export function promiseOf(intake: Intake): { title: string; detail: string } {
  const { drop, target } = intake.drag ?? { drop: null, target: null };
  if (target && 'take' in target) {
    if (!drop || isOneFile(drop)) return target.promise();
    return { title: t().intake.oneFile, detail: t().intake.oneFileDetail };
  }
  if (!session.writable) return { title: t().intake.readOnly, detail: '' };
  const what = drop ? whatDropped(drop) : t().intake.someFiles;
  const kind = intake.kind === null ? null : word(t().codes.kinds, intake.kind);
  if (!target) return { title: t().intake.willAdd(what, kind), detail: t().intake.willAddDetail };
  const as = word(t().codes.kinds, preferences.get('linkAs'));
  return {
    title: t().intake.willLink(what, target.title, as),
    detail: t().intake.willLinkDetail,
  };
}

const isOneFile = ({ files, folders }: Drop): boolean => files === 1 && folders === 0;

function targetAt(x: number, y: number): DropTarget | null {
  const under = document.elementFromPoint(x, y);
  const element = under?.closest<HTMLElement>('[data-drop-license]');
  const license = element?.dataset['dropLicense'];
  if (license) return { license, title: element?.dataset['dropTitle'] ?? '' };
  return placeAround(under);
}

function same(one: DropTarget | null, other: DropTarget | null): boolean {
  if (one && other && 'license' in one && 'license' in other) return one.license === other.license;
  return one === other;
}
