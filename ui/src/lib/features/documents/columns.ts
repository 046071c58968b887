// The columns of the list of documents, and which of them fit.

import type { SortKey } from './documents.svelte';

export interface Column {
  key: SortKey | 'links';
  width: string;
  /** The narrowest list that shows it. */
  from: number;
  align?: 'end';
}

const ALL: readonly Column[] = [
  { key: 'name', width: 'minmax(0, 1fr)', from: 0 },
  { key: 'kind', width: '132px', from: 420 },
  { key: 'date', width: '88px', from: 340 },
  { key: 'state', width: '36px', from: 0 },
  { key: 'links', width: '44px', from: 300 },
  { key: 'size', width: '76px', from: 760, align: 'end' },
  { key: 'added', width: '92px', from: 640 },
];

export function columnsFor(width: number): { columns: readonly Column[]; template: string } {
  const columns = ALL.filter((column) => width >= column.from);
  return { columns, template: columns.map((column) => column.width).join(' ') };
}
