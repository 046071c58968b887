// What the list of matters and the chosen one show. It stays while other screens are shown.

import { Latest } from '$lib/app/latest';
import { attempt } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { MatterBoard, MatterRow, Problem } from '$lib/ipc';
import { Pack } from './pack.svelte';

export class Matters {
  rows = $state.raw<MatterRow[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  filter = $state('');
  onlyOpen = $state(false);
  chosen = $state<string | null>(null);
  board = $state.raw<MatterBoard | null>(null);
  boardProblem = $state.raw<Problem | null>(null);
  /** By matter: a pack is written on while other things are shown. */
  readonly #packs: Record<string, Pack> = {};
  #listing = new Latest();
  #board = new Latest();

  /** Whether the list is short because of what was asked for. */
  get narrowed(): boolean {
    return this.filter.trim() !== '' || this.onlyOpen;
  }

  refresh = async (): Promise<void> => {
    const request = { state: this.onlyOpen ? 'open' : null, filter: this.filter, asOf: null };
    try {
      const rows = await this.#listing.ask(() => ipc.matters(request));
      if (!rows) return;
      this.rows = rows;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
    if (this.chosen !== null) await this.#load(this.chosen);
  };

  choose(id: string): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.board = null;
    this.boardProblem = null;
    void this.#load(id);
  }

  async #load(id: string): Promise<void> {
    try {
      const board = await this.#board.ask(() => ipc.matter(id, null));
      if (!board) return;
      this.board = board;
      this.boardProblem = null;
    } catch (reason) {
      this.board = null;
      this.boardProblem = ipc.problemOf(reason);
    }
  }

  packOf(matter: string): Pack {
    return (this.#packs[matter] ??= new Pack(matter));
  }

  reopen(id: string): void {
    void attempt(async () => {
      await ipc.reopenMatter(id);
      doneWithUndo(t().matters.reopened);
    });
  }
}
