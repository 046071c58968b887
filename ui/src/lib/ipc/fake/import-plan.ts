// A table of license records with the usual faults.

import type { ColumnChoice, ImportPlan } from '../types';
import { LICENSE_FIELDS } from '../vocabulary';
import { Licenses } from './licenses';

const COLUMNS = [
  'Hersteller',
  'Produkt',
  'Edition',
  'Version',
  'SKU',
  'Metrik',
  'Menge',
  'Vertrag',
  'Gesellschaft',
  'Kaufdatum',
  'Kostenstelle',
];
const GUESSED: Partial<Record<string, number>> = {
  publisher: 0,
  product: 1,
  edition: 2,
  version: 3,
  part_number: 4,
  metric: 5,
  quantity: 6,
  agreement_number: 7,
  licensee: 8,
  acquired_on: 9,
};

export function importPlan(mapping: ColumnChoice[] | null): ImportPlan {
  const chosen =
    mapping ?? LICENSE_FIELDS.map((field) => ({ field, column: GUESSED[field] ?? null }));
  const complete = ['product', 'quantity'].every((field) =>
    chosen.some((each) => each.field === field && each.column !== null),
  );
  return {
    columns: COLUMNS,
    mapping: chosen,
    preview: complete ? new Licenses(20).rows.map((row) => row.fields) : [],
    creates: complete ? 118 : 0,
    repeats: complete ? 4 : 0,
    problems: complete
      ? [
          { line: 17, code: 'bad_quantity', value: 'twelve' },
          { line: 42, code: 'bad_date', value: '31.02.2021' },
          { line: 88, code: 'no_product', value: '' },
        ]
      : [{ line: 2, code: 'no_product', value: '' }],
  };
}
