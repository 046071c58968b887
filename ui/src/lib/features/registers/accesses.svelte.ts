// What the portal access register shows.

import { Latest } from '$lib/app/latest';
import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { accessAlerts, accesses, type AccessAlertView, type AccessRow } from '$lib/ipc';

export class Accesses {
  filter = $state('');
  voided = $state(false);
  /** Only those of this role; empty means all. */
  role = $state('');
  /** Only those that an alert of this code is about. */
  alert = $state<string | null>(null);
  /** Everything that is wrong or at stake, the gravest first. */
  alerts = $state.raw<AccessAlertView[]>([]);

  readonly rows = new Rows<AccessRow>(
    async (offset, limit) => {
      const { filter, voided, role, alert } = this;
      const found = await accesses({
        filter,
        agreement: null,
        role: role === '' ? null : role,
        status: null,
        alert,
        voided,
        asOf: null,
      });
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    (row) => row.id,
  );
  readonly selection = new ListSelection(this.rows);
  readonly #latest = new Latest();

  get filtered(): boolean {
    return this.filter.trim() !== '' || this.voided || this.role !== '' || this.alert !== null;
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

  /** Only what an alert is about; none for all. */
  showAlert(code: string | null): void {
    this.alert = code;
    this.voided = false;
    this.#restart();
  }

  async refresh(): Promise<void> {
    void this.rows.reload();
    const alerts = await this.#latest.ask(accessAlerts);
    if (alerts) this.alerts = alerts;
  }

  #restart(): void {
    this.selection.clear();
    this.rows.rewind();
    void this.rows.reload();
  }
}
