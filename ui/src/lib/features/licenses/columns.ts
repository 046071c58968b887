import type { LicenseSort } from './licenses.svelte';

interface Column {
  key: LicenseSort;
  width: string;
  from: number;
  align?: 'end';
}

const ALL: readonly Column[] = [
  { key: 'title', width: 'minmax(0, 2fr)', from: 0 },
  { key: 'quantity', width: '84px', from: 0, align: 'end' },
  { key: 'proof', width: 'minmax(124px, 1.2fr)', from: 0 },
  { key: 'links', width: '84px', from: 520 },
  { key: 'agreement_number', width: '112px', from: 760 },
  { key: 'licensee', width: 'minmax(0, 1.2fr)', from: 1000 },
  { key: 'acquired_on', width: '96px', from: 640 },
  { key: 'publisher', width: '104px', from: 1120 },
];

export function columnsFor(width: number): { columns: readonly Column[]; template: string } {
  const columns = ALL.filter((column) => width >= column.from);
  return { columns, template: columns.map((column) => column.width).join(' ') };
}
