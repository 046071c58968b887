// What the screen of deadlines shows. It stays while other screens are shown.

import { Latest } from '$lib/app/latest';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { DeadlineMark, DeadlinePage, DeadlineRequest, DeadlineView, Problem } from '$lib/ipc';

/** The timeline shows a year. */
const DAYS = 366;

export class Deadlines {
  page = $state.raw<DeadlinePage | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The day for which they stand as shown; empty for today. */
  asOf = $state('');
  all = $state(false);
  chosen = $state<string | null>(null);
  #latest = new Latest();

  get current(): DeadlineView | undefined {
    return this.page?.deadlines.find(({ key }) => key === this.chosen);
  }

  get #request(): DeadlineRequest {
    return { asOf: this.asOf === '' ? null : this.asOf, days: DAYS, all: this.all };
  }

  refresh = async (): Promise<void> => {
    try {
      const page = await this.#latest.ask(() => ipc.deadlines(this.#request));
      if (!page) return;
      this.page = page;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };

  setAsOf(day: string): void {
    this.asOf = day;
    void this.refresh();
  }

  setAll(all: boolean): void {
    this.all = all;
    void this.refresh();
  }

  /** States something about a deadline; whether it went well. */
  mark(deadline: DeadlineView, mark: DeadlineMark): Promise<boolean> {
    return attempt(async () => {
      await ipc.markDeadline(deadline.key, mark);
      const said = { done: t().deadlines.markedDone, snoozed: t().deadlines.markedSnoozed }[
        mark.state
      ];
      doneWithUndo(said ?? t().deadlines.reopened);
    });
  }

  reopen(deadline: DeadlineView): void {
    void this.mark(deadline, { state: 'open', day: null, reason: '', evidence: [] });
  }

  saveCalendar(): void {
    void attempt(async () => {
      const path = await ipc.saveCalendar(this.#request);
      if (path !== null) toasts.show(t().deadlines.calendarSaved(path));
    });
  }
}
