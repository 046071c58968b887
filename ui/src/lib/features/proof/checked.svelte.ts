// How well one license record is proven, as of a day and by a reading of the rules.

import { Latest } from '$lib/app/latest';
import { checkLicense, problemOf, type Problem, type ProofView } from '$lib/ipc';

export class Checked {
  problem = $state.raw<Problem | null>(null);
  /** Empty for today. */
  asOf = $state('');
  #answer = $state.raw<{ license: string; proof: ProofView } | null>(null);
  #latest = new Latest();

  /** The latest answer about a record. */
  proofOf(license: string): ProofView | null {
    return this.#answer?.license === license ? this.#answer.proof : null;
  }

  async load(license: string, profile: string): Promise<void> {
    const asOf = this.asOf === '' ? null : this.asOf;
    try {
      const proof = await this.#latest.ask(() => checkLicense(license, asOf, profile));
      if (!proof) return;
      this.#answer = { license, proof };
      this.problem = null;
    } catch (reason) {
      this.problem = problemOf(reason);
    }
  }
}
