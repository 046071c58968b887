// What the list of license records shows.

import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { licenses, type LicenseRow } from '$lib/ipc';

export type LicenseSort =
  'title' | 'publisher' | 'quantity' | 'acquired_on' | 'licensee' | 'agreement_number' | 'links';
const FALLING: readonly LicenseSort[] = ['quantity', 'acquired_on', 'links'];

export class Licenses {
  filter = $state('');
  linked = $state<boolean | null>(null);
  voided = $state(false);
  order = $state.raw<{ by: LicenseSort; descending: boolean }>({ by: 'title', descending: false });

  readonly rows = new Rows<LicenseRow>(
    (offset, limit) =>
      licenses({
        filter: this.filter,
        linked: this.linked,
        voided: this.voided,
        sort: this.order.by,
        descending: this.order.descending,
        offset,
        limit,
      }),
    (row) => row.id,
  );
  readonly selection: ListSelection;

  constructor() {
    const { rows } = this;
    this.selection = new ListSelection({
      get count() {
        return rows.count;
      },
      keyAt: rows.keyAt,
      keysBetween: rows.keysBetween,
    });
  }

  get filtered(): boolean {
    return this.filter.trim() !== '' || this.linked !== null || this.voided;
  }

  search(filter: string): void {
    this.filter = filter;
    this.#restart();
  }

  /** `all`, `linked`, `unlinked` or `voided`. */
  show(which: string): void {
    this.linked = which === 'linked' ? true : which === 'unlinked' ? false : null;
    this.voided = which === 'voided';
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
