// One verification at a time, and the last result. It goes on while other screens are shown.

import { attempt } from '$lib/app/toasts.svelte';
import * as ipc from '$lib/ipc';
import type { Drop, Inspection, Problem, VerifyProgress, VerifyReport } from '$lib/ipc';

export class Verification {
  running = $state(false);
  progress = $state.raw<VerifyProgress | null>(null);
  inspection = $state.raw<Inspection | null>(null);
  /** What went into the journal after the inspection that is shown. */
  recorded = $state.raw<VerifyReport | null>(null);
  problem = $state.raw<Problem | null>(null);
  canceled = $state(false);
  /** The seals from outside the vault that the next verification has. */
  handedIn = $state.raw<Drop[]>([]);
  /** Those that the inspection had. */
  #had = $state.raw<Drop[]>([]);

  /** Whether the inspection was made with other seals than are at hand now. */
  get stale(): boolean {
    return this.inspection !== null && this.#had !== this.handedIn;
  }

  start(): Promise<void> {
    return this.#run(async (react) => {
      const seals = this.handedIn;
      this.inspection = await ipc.verifyVault(
        seals.map(({ token }) => token),
        react,
      );
      this.#had = seals;
      this.recorded = null;
    });
  }

  record(): Promise<void> {
    return this.#run(async (react) => {
      this.recorded = await ipc.recordVerification(react);
    });
  }

  cancel(): void {
    ipc.cancelVerify().catch((reason: unknown) => (this.problem = ipc.problemOf(reason)));
  }

  addSeals(folders: boolean): Promise<boolean> {
    return attempt(async () => {
      const chosen = await ipc.chooseSeals(folders);
      if (chosen) this.handedIn = [...this.handedIn, chosen];
    });
  }

  leaveOut(token: string): Promise<boolean> {
    this.handedIn = this.handedIn.filter((each) => each.token !== token);
    return attempt(() => ipc.forgetDrop(token));
  }

  async #run(work: (react: (progress: VerifyProgress) => void) => Promise<void>): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.progress = null;
    this.problem = null;
    this.canceled = false;
    try {
      await work((progress) => (this.progress = progress));
    } catch (reason) {
      const problem = ipc.problemOf(reason);
      if (problem.code === 'canceled') this.canceled = true;
      else this.problem = problem;
    } finally {
      this.running = false;
      this.progress = null;
    }
  }
}
