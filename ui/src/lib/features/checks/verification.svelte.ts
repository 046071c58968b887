// One verification at a time, and the last result. It goes on while other screens are shown.

import * as ipc from '$lib/ipc';
import type { Problem, VerifyProgress, VerifyReport } from '$lib/ipc';

export class Verification {
  running = $state(false);
  progress = $state.raw<VerifyProgress | null>(null);
  report = $state.raw<VerifyReport | null>(null);
  problem = $state.raw<Problem | null>(null);
  canceled = $state(false);

  async start(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.progress = null;
    this.problem = null;
    this.canceled = false;
    try {
      const { report } = await ipc.verifyVault([], (progress) => (this.progress = progress));
      this.report = report;
    } catch (reason) {
      const problem = ipc.problemOf(reason);
      if (problem.code === 'canceled') this.canceled = true;
      else this.problem = problem;
    } finally {
      this.running = false;
      this.progress = null;
    }
  }

  cancel(): void {
    ipc.cancelVerify().catch((reason: unknown) => (this.problem = ipc.problemOf(reason)));
  }
}
