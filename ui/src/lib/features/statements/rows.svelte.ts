// The rows of one table of a statement, of which only those on screen are fetched.

import { Rows } from '$lib/app/rows.svelte';
import * as ipc from '$lib/ipc';
import type { TableColumn, TableRow } from '$lib/ipc';

export class StatementRows {
  columns = $state.raw<TableColumn[]>([]);
  sheets = $state.raw<string[]>([]);
  sheet = $state('');
  filter = $state('');
  order = $state.raw<{ by: number; descending: boolean } | null>(null);

  readonly rows = new Rows<TableRow>(
    async (offset, limit) => {
      const answer = await ipc.statementTable({
        document: this.document,
        table: this.table,
        sheet: this.sheet,
        filter: this.filter,
        sort: this.order?.by ?? null,
        descending: this.order?.descending ?? false,
        offset,
        limit,
      });
      this.columns = answer.columns;
      this.sheets = answer.sheets;
      return answer;
    },
    ({ at }) => `${at.sheet} ${at.row}`,
  );

  constructor(
    private readonly document: string,
    /** What the rows list, or `problem`. */
    private readonly table: string,
  ) {}

  search(filter: string): void {
    this.filter = filter;
    this.#restart();
  }

  /** The title of a sheet; empty for all. */
  show(sheet: string): void {
    this.sheet = sheet;
    this.#restart();
  }

  /** Sorts by a column: numbers from the largest, then the other way, then as they stand. */
  sort(by: number): void {
    const first = this.columns[by]?.isNumber ?? false;
    if (this.order?.by !== by) this.order = { by, descending: first };
    else if (this.order.descending === first) this.order = { by, descending: !first };
    else this.order = null;
    this.#restart();
  }

  #restart(): void {
    this.rows.rewind();
    void this.rows.reload();
  }
}
