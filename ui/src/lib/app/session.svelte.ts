// The open vault, or why there is none.

import * as ipc from '$lib/ipc';
import type { Problem, RecentVault, VaultSummary } from '$lib/ipc';
import { whenChanged } from './changes';
import { router, type Route } from './route.svelte';
import { toasts } from './toasts.svelte';

class Session {
  starting = $state(true);
  /** Another vault is being opened. */
  opening = $state(false);
  vault = $state.raw<VaultSummary | null>(null);
  recent = $state.raw<RecentVault[]>([]);
  problem = $state.raw<Problem | null>(null);
  platform = $state('linux');
  version = $state('');

  get mac(): boolean {
    return this.platform === 'macos';
  }

  /** Whether the vault takes changes. */
  get writable(): boolean {
    return this.vault?.readOnly === null;
  }

  start(): () => void {
    void this.refresh();
    const stops = [
      ipc.onVault((vault) => {
        const other = vault?.id !== this.vault?.id;
        this.vault = vault;
        if (other) {
          router.reset(homeOf(vault));
          void this.refresh();
        }
      }),
      whenChanged(
        ['documents', 'licenses', 'journal', 'reading', 'vault'],
        () => void this.refresh(),
      ),
    ];
    return () => stops.forEach((stop) => stop());
  }

  async refresh(): Promise<void> {
    try {
      const state = await ipc.appState();
      this.vault = state.vault;
      this.recent = state.recent;
      this.platform = state.platform;
      this.version = state.version;
      if (this.starting) {
        this.problem = state.problem;
        router.reset(homeOf(state.vault));
      }
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    } finally {
      this.starting = false;
    }
  }

  create = () => this.#open(ipc.chooseNewVault);
  choose = () => this.#open(ipc.chooseOpenVault);
  sample = () => this.#open(ipc.openSampleVault);
  open = (location: string) => this.#open(() => ipc.openVault(location));

  async close(): Promise<void> {
    try {
      await ipc.closeVault();
      this.vault = null;
      router.reset();
      await this.refresh();
    } catch (reason) {
      toasts.fail(reason);
    }
  }

  async #open(how: () => Promise<VaultSummary | null>): Promise<void> {
    this.opening = true;
    try {
      const vault = await how();
      if (!vault) return;
      this.problem = null;
      router.reset(homeOf(vault));
      this.vault = vault;
    } catch (reason) {
      if (this.vault) toasts.fail(reason);
      else this.problem = ipc.problemOf(reason);
    } finally {
      this.opening = false;
    }
  }
}

/** The first screen: what needs attention, once there is something to prove. */
function homeOf(vault: VaultSummary | null): Route {
  return { screen: vault && vault.licenses > 0 ? 'overview' : 'documents' };
}

export const session = new Session();
