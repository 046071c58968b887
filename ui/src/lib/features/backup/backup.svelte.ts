// One backup at a time, and what the last one did. It goes on while other screens are shown.

import * as ipc from '$lib/ipc';
import type { CopyProgress, CopyReport, Problem } from '$lib/ipc';

export class Backup {
  running = $state(false);
  progress = $state.raw<CopyProgress | null>(null);
  report = $state.raw<CopyReport | null>(null);
  problem = $state.raw<Problem | null>(null);
  canceled = $state(false);
  /** The address of a bucket, until the backup is there; it is kept nowhere. */
  address = $state('');
  /** The host takes this for no address of a bucket. */
  badAddress = $state.raw<Problem | null>(null);

  /** To a bucket by its address; without one, to a folder that the person chooses. */
  async start(bucket: string | null = null): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.progress = null;
    this.problem = null;
    this.badAddress = null;
    this.canceled = false;
    try {
      const report = await ipc.backUp(bucket, (progress) => (this.progress = progress));
      if (!report) return;
      this.report = report;
      this.address = '';
    } catch (reason) {
      this.report = null;
      const problem = ipc.problemOf(reason);
      if (problem.code === 'canceled') this.canceled = true;
      else if (bucket !== null && problem.code === 'not_a_vault') this.badAddress = problem;
      else this.problem = problem;
    } finally {
      this.running = false;
      this.progress = null;
    }
  }

  cancel(): void {
    ipc.cancelBackup().catch((reason: unknown) => (this.problem = ipc.problemOf(reason)));
  }
}
