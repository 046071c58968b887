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
  { key: 'kind', width: '140px', from: 580 },
  { key: 'date', width: '100px', from: 400 },
  { key: 'state', width: '28px', from: 0 },
  { key: 'links', width: '40px', from: 300 },
  { key: 'size', width: '80px', from: 820, align: 'end' },
  { key: 'added', width: '100px', from: 720 },
];

export function columnsFor(width: number): { columns: readonly Column[]; template: string } {
  const columns = ALL.filter((column) => width >= column.from);
  return { columns, template: columns.map((column) => column.width).join(' ') };
}
