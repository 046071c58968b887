// What the list of statements and the statement chosen in it show. It stays while other screens
// are shown.

import { Latest } from '$lib/app/latest';
import { attempt } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type {
  Problem,
  StatementComparison,
  StatementDetails,
  StatementRow,
  StatementTimeline,
} from '$lib/ipc';

export class Statements {
  timelines = $state.raw<StatementTimeline[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  voided = $state(false);
  filter = $state('');
  /** The document of the chosen statement. */
  chosen = $state<string | null>(null);
  details = $state.raw<StatementDetails | null>(null);
  detailsProblem = $state.raw<Problem | null>(null);
  comparison = $state.raw<StatementComparison | null>(null);
  comparing = $state(false);
  byCountry = $state(false);
  #listing = new Latest();
  #details = new Latest();
  #comparing = new Latest();

  /** The timelines of which something holds all words of the filter. */
  get found(): StatementTimeline[] {
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    return (this.timelines ?? [])
      .map((timeline) => ({
        ...timeline,
        statements: timeline.statements.filter((row) => {
          const text = [row.name, row.fileName, row.requestId, row.calculatedOn ?? '']
            .join(' ')
            .toLowerCase();
          return words.every((word) => text.includes(word));
        }),
      }))
      .filter(({ statements }) => statements.length > 0);
  }

  /** Every listed statement, the latest of each timeline first. */
  get rows(): StatementRow[] {
    return (this.timelines ?? []).flatMap(({ statements }) => [...statements].reverse());
  }

  refresh = async (): Promise<void> => {
    try {
      const timelines = await this.#listing.ask(() => ipc.statements(this.voided));
      if (!timelines) return;
      this.timelines = timelines;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
    if (this.chosen !== null) await this.#load(this.chosen);
  };

  show(voided: boolean): void {
    this.voided = voided;
    this.choose(null);
    void this.refresh();
  }

  choose(document: string | null): void {
    if (document === this.chosen) return;
    this.chosen = document;
    this.details = null;
    this.detailsProblem = null;
    this.leaveComparison();
    if (document !== null) void this.#load(document);
  }

  async #load(document: string): Promise<void> {
    try {
      const details = await this.#details.ask(() => ipc.statement(document));
      if (!details) return;
      this.details = details;
      this.detailsProblem = null;
    } catch (reason) {
      this.details = null;
      this.detailsProblem = ipc.problemOf(reason);
    }
  }

  /** Compares two statements, in the order in which they were calculated. */
  async compare(one: StatementRow, other: StatementRow): Promise<void> {
    const later = (one.calculatedOn ?? '') > (other.calculatedOn ?? '');
    const [before, after] = later ? [other, one] : [one, other];
    this.comparing = true;
    await attempt(async () => {
      const answer = await this.#comparing.ask(() =>
        ipc.compareStatements(before.document, after.document, this.byCountry),
      );
      if (answer) this.comparison = answer;
    });
    this.comparing = false;
  }

  splitByCountry(byCountry: boolean): void {
    this.byCountry = byCountry;
    if (this.comparison) void this.compare(this.comparison.before, this.comparison.after);
  }

  leaveComparison = (): void => {
    this.#comparing.drop();
    this.comparing = false;
    this.comparison = null;
  };

  restore(document: string): void {
    void attempt(async () => {
      await ipc.restoreStatement(document);
      doneWithUndo(t().voiding.restored);
    });
  }
}
