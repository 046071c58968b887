// What the list of license records shows.

import { preferences } from '$lib/app/preferences.svelte';
import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { licenses, type LicenseRow } from '$lib/ipc';

export type LicenseSort =
  | 'title'
  | 'publisher'
  | 'quantity'
  | 'acquired_on'
  | 'licensee'
  | 'agreement_number'
  | 'links'
  | 'proof';
const FALLING: readonly LicenseSort[] = ['quantity', 'acquired_on', 'links'];

/** What the shown records have in common: words, how well they are proven, a finding, a channel. */
export interface Only {
  filter?: string;
  status?: string | undefined;
  finding?: string;
  channel?: string;
}

export class Licenses {
  filter = $state('');
  linked = $state<boolean | null>(null);
  voided = $state(false);
  /** Only records proven so well, as a code. */
  status = $state<string | null>(null);
  /** Only records with this finding, by its code. */
  finding = $state<string | null>(null);
  /** Only records of this channel, by its code, or those of which nobody stated one. */
  channel = $state<string | null>(null);
  order = $state.raw<{ by: LicenseSort; descending: boolean }>({ by: 'title', descending: false });

  readonly rows = new Rows<LicenseRow>(
    (offset, limit) =>
      licenses({
        filter: this.filter,
        linked: this.linked,
        status: this.status,
        finding: this.finding,
        channel: this.channel,
        profile: preferences.get('profile'),
        voided: this.voided,
        sort: this.order.by,
        descending: this.order.descending,
        offset,
        limit,
      }),
    (row) => row.id,
  );
  readonly selection = new ListSelection(this.rows);

  get filtered(): boolean {
    const chosen = [this.linked, this.status, this.finding, this.channel];
    return this.filter.trim() !== '' || chosen.some((each) => each !== null) || this.voided;
  }

  search(filter: string): void {
    this.filter = filter;
    this.#restart();
  }

  /** `all`, `linked`, `unlinked` or `voided`. */
  show(which: string): void {
    this.linked = which === 'linked' ? true : which === 'unlinked' ? false : null;
    this.voided = which === 'voided';
    // A voided record is not assessed.
    if (this.voided) this.status = this.finding = null;
    this.#restart();
  }

  /** Only records proven so well; null for all. */
  showStatus(status: string | null): void {
    this.status = status;
    if (status !== null) this.voided = false;
    this.#restart();
  }

  /** Only records with this finding; null for all. */
  showFinding(finding: string | null): void {
    this.finding = finding;
    if (finding !== null) this.voided = false;
    this.#restart();
  }

  /** Only records of this channel; null for all. */
  showChannel(channel: string | null): void {
    this.channel = channel;
    this.#restart();
  }

  /** Drops every other filter. */
  showOnly(only: Only): void {
    this.filter = only.filter ?? '';
    this.linked = null;
    this.voided = false;
    this.status = only.status ?? null;
    this.finding = only.finding ?? null;
    this.channel = only.channel ?? null;
    this.#restart();
  }

  sort(by: LicenseSort): void {
    const same = this.order.by === by;
    this.order = { by, descending: same ? !this.order.descending : FALLING.includes(by) };
    this.#restart();
  }

  refresh(): void {
    void this.rows.reload();
  }

  #restart(): void {
    this.selection.clear();
    this.rows.rewind();
    void this.rows.reload();
  }
}
