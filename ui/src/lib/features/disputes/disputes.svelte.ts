// What the board of disputes shows. It stays while other screens are shown.

import { Latest } from '$lib/app/latest';
import * as ipc from '$lib/ipc';
import type { DisputeView, Problem } from '$lib/ipc';

/** The columns of the board; what is decided shares the last one. */
export const COLUMNS = ['draft', 'submitted', 'acknowledged', 'decided'] as const;
export type Column = (typeof COLUMNS)[number];

export function columnOf({ state }: DisputeView): Column {
  return COLUMNS.find((column) => column === state) ?? 'decided';
}

export class Disputes {
  all = $state.raw<DisputeView[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  chosen = $state<string | null>(null);
  #latest = new Latest();

  get current(): DisputeView | undefined {
    return this.all?.find(({ id }) => id === this.chosen);
  }

  in(column: Column): DisputeView[] {
    return this.all?.filter((dispute) => columnOf(dispute) === column) ?? [];
  }

  refresh = async (): Promise<void> => {
    try {
      const all = await this.#latest.ask(() => ipc.disputes());
      if (!all) return;
      this.all = all;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };
}
