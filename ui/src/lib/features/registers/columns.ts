import type { AgreementSort } from './agreements.svelte';

interface Column {
  key: AgreementSort;
  width: string;
  from: number;
  align?: 'end';
}

const ALL: readonly Column[] = [
  { key: 'label', width: 'minmax(0, 2fr)', from: 0 },
  { key: 'program', width: 'minmax(0, 1.4fr)', from: 420 },
  { key: 'number', width: '112px', from: 320 },
  { key: 'from', width: '96px', from: 860 },
  { key: 'to', width: '104px', from: 620 },
  { key: 'next_anniversary', width: '124px', from: 520 },
  { key: 'licenses', width: '76px', from: 720, align: 'end' },
  { key: 'documents', width: '92px', from: 780, align: 'end' },
];

export function columnsFor(width: number): { columns: readonly Column[]; template: string } {
  const columns = ALL.filter((column) => width >= column.from);
  return { columns, template: columns.map((column) => column.width).join(' ') };
}
