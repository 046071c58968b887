// The seals of the vault and the authority that stamps them.

import { Latest } from '$lib/app/latest';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { format, t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { Drop, Problem, SealView } from '$lib/ipc';

/** What can be refused, each told where it was asked for. */
type Wish = 'seal' | 'address' | 'stamp' | 'offline';

export class Seals {
  /** The latest first; nothing while they are read. */
  all = $state.raw<SealView[] | null>(null);
  problem = $state.raw<Problem | null>(null);
  verifierKey = $state('');
  /** The address that is set. */
  authority = $state('');
  /** The certificate that goes with the next time stamp. */
  certificate = $state.raw<Drop | null>(null);
  /** Why the last thing that was asked for was not done. */
  refused = $state.raw<{ wish: Wish; problem: Problem } | null>(null);
  busy = $state(false);
  /** An authority is being asked. */
  asking = $state(false);
  #latest = new Latest();

  refresh = async (): Promise<void> => {
    try {
      const answer = await this.#latest.ask(() =>
        Promise.all([ipc.seals(), ipc.verifierKey(), ipc.timeStampAuthority()]),
      );
      if (!answer) return;
      [this.all, this.verifierKey, this.authority] = answer;
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
  };

  seal = () =>
    this.#do('seal', async () => {
      const { entries } = await ipc.sealVault();
      toasts.show(t().seals.sealed(format.number(entries)));
    });

  save(seal: SealView): Promise<boolean> {
    return attempt(async () => {
      const path = await ipc.saveSeal(seal.path);
      if (path !== null) toasts.show(t().seals.saved(path));
    });
  }

  setAuthority = (address: string) =>
    this.#do('address', async () => {
      await ipc.setTimeStampAuthority(address);
      toasts.show(t().timeStamps.addressSaved);
    });

  async chooseCertificate(): Promise<void> {
    await attempt(async () => {
      const chosen = await ipc.chooseCertificate();
      if (chosen) this.certificate = chosen;
    });
  }

  async forgetCertificate(): Promise<void> {
    const token = this.certificate?.token;
    this.certificate = null;
    if (token !== undefined) await attempt(() => ipc.forgetDrop(token));
  }

  stamp = async () => {
    this.asking = true;
    await this.#do('stamp', async () => {
      await ipc.stampSeal(this.certificate?.token ?? null);
      toasts.show(t().timeStamps.stamped);
    });
    this.asking = false;
  };

  writeQuery = () =>
    this.#do('offline', async () => {
      const path = await ipc.writeTimeStampQuery();
      if (path !== null) toasts.show(t().timeStamps.querySaved(path));
    });

  importReply = () =>
    this.#do('offline', async () => {
      const sealed = await ipc.importTimeStamp(this.certificate?.token ?? null);
      if (sealed) toasts.show(t().timeStamps.stamped);
    });

  /** Does what a person asked for. A seal may have been made even where it was refused. */
  async #do(wish: Wish, work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.refused = null;
    try {
      await work();
    } catch (reason) {
      const problem = ipc.problemOf(reason);
      if (problem.code !== 'canceled') this.refused = { wish, problem };
    }
    await this.refresh();
    this.busy = false;
  }
}
