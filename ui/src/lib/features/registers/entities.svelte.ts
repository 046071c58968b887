// What the register of legal entities shows.

import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { entities, type EntityRow } from '$lib/ipc';

export class Entities {
  filter = $state('');
  voided = $state(false);
  /** Only those of this role; empty means all. */
  role = $state('');

  readonly rows = new Rows<EntityRow>(
    async (offset, limit) => {
      const { filter, voided } = this;
      const found = await entities({ filter, voided, role: this.role === '' ? null : this.role });
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    (row) => row.id,
  );
  readonly selection = new ListSelection(this.rows);

  get filtered(): boolean {
    return this.filter.trim() !== '' || this.voided || this.role !== '';
  }

  search(filter: string): void {
    this.filter = filter;
    this.#restart();
  }

  /** `all`, `voided` or a role. */
  show(which: string): void {
    this.voided = which === 'voided';
    this.role = which === 'all' || which === 'voided' ? '' : which;
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
