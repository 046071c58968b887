// The next pack of a matter: its preview, its writing and what came of that.

import { Latest } from '$lib/app/latest';
import * as ipc from '$lib/ipc';
import type { PackProgress, Problem, Produced, ProductionOptions, ProductionPlan } from '$lib/ipc';

export class Pack {
  options = $state<ProductionOptions>({
    asOf: null,
    profile: '',
    form: 'folder',
    whole: false,
    stamped: false,
    covers: true,
    terms: false,
    loadFile: false,
    delimiters: null,
    recipient: '',
  });
  plan = $state.raw<ProductionPlan | null>(null);
  problem = $state.raw<Problem | null>(null);
  planning = $state(false);
  producing = $state(false);
  progress = $state.raw<PackProgress | null>(null);
  canceled = $state(false);
  produced = $state.raw<Produced | null>(null);
  /** The options of the preview, to tell when it no longer shows what would be written. */
  #planned = $state.raw('');
  #latest = new Latest();

  constructor(readonly matter: string) {}

  get stale(): boolean {
    return this.plan !== null && this.#planned !== JSON.stringify(this.options);
  }

  async preview(): Promise<void> {
    const options = $state.snapshot(this.options);
    this.planning = true;
    this.produced = null;
    this.canceled = false;
    this.problem = null;
    try {
      const plan = await this.#latest.ask(() => ipc.planProduction(this.matter, options));
      if (!plan) return;
      this.plan = plan;
      this.#planned = JSON.stringify(options);
    } catch (reason) {
      this.plan = null;
      this.problem = ipc.problemOf(reason);
    } finally {
      this.planning = false;
    }
  }

  async produce(): Promise<void> {
    const options = $state.snapshot(this.options);
    this.producing = true;
    this.progress = null;
    this.canceled = false;
    this.problem = null;
    try {
      const produced = await ipc.producePack(
        this.matter,
        options,
        (progress) => (this.progress = progress),
      );
      if (produced) {
        this.produced = produced;
        this.plan = null;
      }
    } catch (reason) {
      const problem = ipc.problemOf(reason);
      if (problem.code === 'canceled') this.canceled = true;
      else this.problem = problem;
    } finally {
      this.producing = false;
      this.progress = null;
    }
  }

  cancel(): void {
    ipc.cancelProduce().catch((reason: unknown) => (this.problem = ipc.problemOf(reason)));
  }
}
