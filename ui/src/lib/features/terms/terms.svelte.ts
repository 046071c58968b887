// What the screen of terms shows. It stays while other screens are shown.

import { Latest } from '$lib/app/latest';
import { attempt } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type {
  Problem,
  TermsAdded,
  TermsComparison,
  TermsFinding,
  TermsHit,
  TermsInForce,
  TermsRow,
  TermsTimeline,
} from '$lib/ipc';

export type TermsTab = 'editions' | 'releases';

export class Terms {
  tab = $state<TermsTab>('editions');
  timelines = $state.raw<TermsTimeline[] | null>(null);
  inForce = $state.raw<TermsInForce[]>([]);
  findings = $state.raw<TermsFinding[]>([]);
  /** Voided editions, which are in force on no day. */
  voided = $state.raw<TermsRow[]>([]);
  /** Why the chosen edition was voided. */
  voidReason = $state<string | null>(null);
  /** Places that hold the words, in the editions in force on the day; none was asked for. */
  hits = $state.raw<TermsHit[] | null>(null);
  comparison = $state.raw<TermsComparison | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** The day asked about; empty for today. */
  on = $state('');
  words = $state('');
  chosen = $state<string | null>(null);
  /** Words that shown changes hold. */
  find = $state('');
  /** Whether unchanged paragraphs are shown too. */
  whole = $state(false);
  #latest = new Latest();
  #comparing = new Latest();
  #reading = new Latest();

  /** Every capture, the series and their editions in order. */
  get rows(): TermsRow[] {
    const intervals = this.timelines?.flatMap((timeline) => timeline.intervals) ?? [];
    return intervals.flatMap((interval) => interval.captures);
  }

  get current(): TermsRow | undefined {
    return [...this.rows, ...this.voided].find(({ id }) => id === this.chosen);
  }

  /** The capture before the chosen one in its series. */
  get before(): TermsRow | undefined {
    for (const { intervals } of this.timelines ?? []) {
      const captures = intervals.flatMap((interval) => interval.captures);
      const at = captures.findIndex(({ id }) => id === this.chosen);
      if (at > 0) return captures[at - 1];
    }
    return undefined;
  }

  get #day(): string | null {
    return this.on === '' ? null : this.on;
  }

  refresh = async (): Promise<void> => {
    try {
      const day = this.#day;
      const words = this.words.trim();
      const answers = await this.#latest.ask(() =>
        Promise.all([
          ipc.termsTimelines(day),
          ipc.termsAt(day),
          ipc.termsFindings(day),
          words === '' ? null : ipc.findInTerms(words, day),
          ipc.terms({ filter: '', kind: null, conflicting: false, voided: true }),
        ]),
      );
      if (!answers) return;
      [this.timelines, this.inForce, this.findings, this.hits, this.voided] = answers;
      this.problem = null;
      void this.#readReason();
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };

  setDay(day: string): void {
    this.on = day;
    void this.refresh();
  }

  choose(id: string): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.comparison = null;
    this.find = '';
    void this.#readReason();
  }

  #readReason(): Promise<boolean> {
    const chosen = this.current;
    this.voidReason = null;
    return attempt(async () => {
      const details = await this.#reading.ask(async () =>
        chosen?.voided ? ipc.termsEdition(chosen.id) : null,
      );
      if (details) this.voidReason = details.voidReason;
    });
  }

  /** Compares the chosen edition with the one before it. */
  compare = async (): Promise<void> => {
    const [old, current] = [this.before, this.current];
    if (!old || !current) return;
    const request = { old: old.id, new: current.id, find: this.find, whole: this.whole };
    await attempt(async () => {
      const comparison = await this.#comparing.ask(() => ipc.compareTerms(request));
      if (comparison) this.comparison = comparison;
    });
  };

  /** Adds documents as terms; what became of each, absent where it failed. */
  async add(documents: string[], address: string): Promise<TermsAdded | undefined> {
    let added: TermsAdded | undefined;
    await attempt(async () => {
      added = await ipc.addTerms(documents, address.trim() === '' ? null : address.trim());
      doneWithUndo(t().terms.added(added.added.length));
    });
    return added;
  }

  confirm(row: TermsRow): void {
    void attempt(async () => {
      await ipc.confirmTerms(row.id);
      doneWithUndo(t().terms.confirmed);
    });
  }

  restore(row: TermsRow): void {
    void attempt(async () => {
      await ipc.restoreTerms(row.id);
      doneWithUndo(t().voiding.restored);
    });
  }

  setEffective(row: TermsRow, effective: string): void {
    void attempt(async () => {
      await ipc.stateTerms(row.id, { ...row.fields, effective, precision: 'day' });
      doneWithUndo(t().terms.confirmed);
    });
  }
}
