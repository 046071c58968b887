// The log of requests for statements, with the warning against asking too soon.

import { Latest } from '$lib/app/latest';
import { attempt } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { Problem, StatementRequestFields, StatementRequestLog } from '$lib/ipc';

export class Requests {
  log = $state.raw<StatementRequestLog | null>(null);
  problem = $state.raw<Problem | null>(null);
  #latest = new Latest();

  refresh = async (): Promise<void> => {
    try {
      const log = await this.#latest.ask(() => ipc.statementRequests());
      if (!log) return;
      this.log = log;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };

  /** Whether a formal request on a day would come too soon. */
  isTooSoon(on: string): boolean {
    const better = this.log?.betterFrom ?? null;
    return better !== null && on < better;
  }

  add(request: StatementRequestFields): Promise<boolean> {
    return attempt(async () => {
      await ipc.logStatementRequest(request);
      doneWithUndo(t().requests.logged);
    });
  }

  withdraw(id: string): void {
    void attempt(async () => {
      await ipc.withdrawStatementRequest(id);
      doneWithUndo(t().requests.withdrawn);
    });
  }
}
