// What the screen of product keys shows. It stays while other screens are shown. Values are never
// part of it.

import { Latest } from '$lib/app/latest';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { KeyDetails, KeyLock, KeyRow, Problem } from '$lib/ipc';

export class ProductKeys {
  rows = $state.raw<KeyRow[] | null>(null);
  lock = $state.raw<KeyLock | null>(null);
  details = $state.raw<KeyDetails | null>(null);
  problem = $state.raw<Problem | null>(null);
  filter = $state('');
  voided = $state(false);
  chosen = $state<string | null>(null);
  #list = new Latest();
  #one = new Latest();

  get filtered(): boolean {
    return this.filter.trim() !== '' || this.voided;
  }

  refresh = async (): Promise<void> => {
    try {
      const { filter, voided } = this;
      const found = await this.#list.ask(() =>
        Promise.all([ipc.productKeys({ filter, voided }), ipc.keyLock()]),
      );
      if (!found) return;
      [this.rows, this.lock] = found;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
    await this.#load();
  };

  search(filter: string): void {
    this.filter = filter;
    void this.refresh();
  }

  showVoided(voided: boolean): void {
    this.voided = voided;
    void this.refresh();
  }

  choose(key: string | null): void {
    this.chosen = key;
    void this.#load();
  }

  /** Chooses the key so many rows further. */
  move(rows: number): void {
    const all = this.rows ?? [];
    const at = all.findIndex(({ id }) => id === this.chosen);
    const next = all[Math.min(Math.max(at + rows, 0), all.length - 1)];
    if (next) this.choose(next.id);
  }

  closeLock(): void {
    void attempt(async () => {
      await ipc.lockKeys();
      this.lock = await ipc.keyLock();
      toasts.show(t().productKeys.locked);
    });
  }

  async #load(): Promise<void> {
    const key = this.chosen;
    if (key === null) {
      this.details = null;
      return;
    }
    try {
      const details = await this.#one.ask(() => ipc.productKey(key));
      if (details && this.chosen === key) this.details = details;
    } catch {
      // A key that is gone is no longer chosen; the list says what there is.
      this.chosen = null;
      this.details = null;
    }
  }
}
