// One check of a pack at a time, and what the last one says. It goes on while other screens are shown.

import * as ipc from '$lib/ipc';
import type { PackReport, Problem } from '$lib/ipc';

/** A report with what belongs to it. */
export interface CheckedPack {
  report: PackReport;
  /** The digest that was handed over, as it was typed. */
  given: string | null;
  /** When the check ended. */
  at: string;
}

export class PackCheck {
  /** Whether the pack is an archive and not a folder. */
  archive = $state(false);
  /** The digest that was handed over; empty where there is none. */
  digest = $state('');
  running = $state(false);
  /** Bytes read. */
  read = $state<number | null>(null);
  checked = $state.raw<CheckedPack | null>(null);
  problem = $state.raw<Problem | null>(null);
  canceled = $state(false);

  async start(): Promise<void> {
    if (this.running) return;
    const given = this.digest.trim() === '' ? null : this.digest.trim();
    this.running = true;
    this.read = null;
    this.problem = null;
    this.canceled = false;
    try {
      const report = await ipc.checkPack(this.archive, given, ({ read }) => (this.read = read));
      if (report) this.checked = { report, given, at: new Date().toISOString() };
    } catch (reason) {
      this.checked = null;
      const problem = ipc.problemOf(reason);
      if (problem.code === 'canceled') this.canceled = true;
      else this.problem = problem;
    } finally {
      this.running = false;
      this.read = null;
    }
  }

  cancel(): void {
    ipc.cancelCheckPack().catch((reason: unknown) => (this.problem = ipc.problemOf(reason)));
  }
}
