// What the register of agreements shows.

import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { agreements, type AgreementRow } from '$lib/ipc';

export type AgreementSort =
  'label' | 'program' | 'number' | 'from' | 'to' | 'next_anniversary' | 'licenses' | 'documents';
const FALLING: readonly AgreementSort[] = ['from', 'licenses', 'documents'];

export class Agreements {
  filter = $state('');
  voided = $state(false);
  order = $state.raw<{ by: AgreementSort; descending: boolean }>({
    by: 'label',
    descending: false,
  });

  readonly rows = new Rows<AgreementRow>(
    (offset, limit) =>
      agreements({
        filter: this.filter,
        voided: this.voided,
        sort: this.order.by,
        descending: this.order.descending,
        asOf: null,
        offset,
        limit,
      }),
    (row) => row.id,
  );
  readonly selection = new ListSelection(this.rows);

  get filtered(): boolean {
    return this.filter.trim() !== '' || this.voided;
  }

  search(filter: string): void {
    this.filter = filter;
    this.#restart();
  }

  /** `all` or `voided`. */
  show(which: string): void {
    this.voided = which === 'voided';
    this.#restart();
  }

  sort(by: AgreementSort): void {
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
