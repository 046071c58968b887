// Reading a document of the fake vault as a statement. Workbooks are recognized; of everything else
// a person says what the columns mean.

import type {
  MappingFields,
  NamePlan,
  PreviewTable,
  RecordPlan,
  RowFields,
  StatementPlan,
} from '../types';
import { indexOf } from './archive';
import { paperOf } from './documents';
import type { Handlers } from './handlers';
import { refusal, row } from './statements';
import type { World } from './world';

const ROW_FIELDS: RowFields[] = [
  { rows: 'organization', fields: ['customer', 'agreement_country'], naming: ['customer'] },
  {
    rows: 'line',
    fields: ['pool', 'product', 'family', 'version', 'effective', 'active_sa'],
    naming: ['family', 'product'],
  },
  { rows: 'agreement', fields: ['customer', 'license_number'], naming: ['license_number'] },
  {
    rows: 'transaction',
    fields: ['part_number', 'item', 'family', 'version', 'quantity', 'ordered_on'],
    naming: ['family', 'item', 'part_number'],
  },
  { rows: 'key', fields: ['item', 'key', 'key_type'], naming: ['item', 'key'] },
];
const TABLE: PreviewTable = {
  sheet: 'Bestand',
  headerRow: 3,
  captions: ['Produkt', 'Fassung', 'Anzahl', 'Kostenstelle'],
  rows: [
    ['Office Professional Plus', '2019', '1000', '4711'],
    ['SQL Server Standard Core', '2019', '264', '4711'],
  ],
  count: 118,
  suggestions: [{ name: '', rows: 'line', columns: [{ field: 'effective', caption: 'Anzahl' }] }],
};

type ImportCommands =
  | 'preview_statement'
  | 'row_fields'
  | 'plan_statement'
  | 'import_statement'
  | 'mappings'
  | 'save_mapping'
  | 'forget_mapping';

export function statementImportHandlers(world: World): Pick<Handlers, ImportCommands> {
  const { statements: shelf } = world;
  const isWorkbook = (document: string) => paperOf(world, document).name.endsWith('.xlsx');
  const put = async (mappings: MappingFields[]) => {
    const before = world.mappings;
    world.mappings = mappings;
    await world.write(
      'save_mapping',
      [],
      { scopes: ['statements'] },
      () => (world.mappings = before),
    );
    return null;
  };
  const plan = (document: string, mapping: MappingFields | null): StatementPlan => {
    const paper = paperOf(world, document);
    const known = shelf.rows.find((each) => each.document === document) ?? null;
    const read = known ?? row(indexOf(document), paper.name, '2024-06-30', 'A-2406', 118, 1);
    return {
      row: { ...read, kind: mapping ? 'mapped' : 'mls', mapping: mapping?.name ?? '', problems: 1 },
      novelty: known ? 'again' : 'new',
      known,
      names: names(world),
      records: records(),
      creates: 14,
      matches: 3,
      keys: 2,
      doubts: [],
      problems: [
        {
          at: { sheet: 'Pivot Data', row: 19 },
          cells: ['bad_quantity', 'Effective License Quantity', 'n/a'],
        },
      ],
    };
  };
  return {
    preview_statement: ({ document }) => ({
      recognized: isWorkbook(document) ? 'mls' : null,
      tables: [TABLE],
      mappings: world.mappings,
    }),
    row_fields: () => ROW_FIELDS,
    plan_statement: ({ document, mapping }) => {
      if (!mapping && !isWorkbook(document)) {
        throw refusal('unknown_captions', 'its captions say nothing');
      }
      return plan(document, mapping);
    },
    import_statement: async ({ import: decided }) => {
      const { row: read, creates, matches } = plan(decided.document, decided.mapping);
      const before = shelf.rows;
      const others = before.filter(({ document }) => document !== decided.document);
      shelf.rows = [...others, read];
      await world.write(
        'import_statement',
        [read.fileName],
        { scopes: ['statements', 'documents', 'licenses'], documents: [decided.document] },
        () => (shelf.rows = before),
      );
      return {
        row: read,
        created: decided.createRecords ? creates : 0,
        linked: decided.linkRecords ? creates + matches : 0,
        aliases: decided.aliases.length,
        sealed: 2,
      };
    },
    mappings: () => world.mappings,
    save_mapping: ({ mapping }) =>
      put([...world.mappings.filter(({ name }) => name !== mapping.name), mapping]),
    forget_mapping: ({ name }) => put(world.mappings.filter((each) => each.name !== name)),
  };
}

function names(world: World): NamePlan[] {
  const [own] = world.registers.entities;
  const entity = own?.id ?? null;
  const entityName = own?.fields.name ?? '';
  return [
    { name: 'Litware AG', owner: 'known', entity, entityName, percent: 100 },
    { name: 'LITWARE A.G.', owner: 'similar', entity, entityName, percent: 92 },
    { name: 'Contoso Iberia', owner: 'unknown', entity: null, entityName: '', percent: 0 },
  ];
}

function records(): RecordPlan[] {
  const fields = {
    publisher: 'Microsoft',
    edition: '',
    partNumber: '7NQ-01158',
    metric: 'core',
    channel: null,
    program: '',
    agreementNumber: '7781204',
    licensee: 'Litware AG',
    acquiredOn: '2023-11-06',
    saFrom: null,
    saTo: null,
    notes: '',
  };
  return [
    {
      at: { sheet: 'Transaction Data', row: 12 },
      fields: { ...fields, product: 'SQL Server Standard Core', version: '2019', quantity: 64 },
      matches: 'license',
      matchesTitle: 'SQL Server Standard Core 2019',
    },
    {
      at: { sheet: 'Transaction Data', row: 13 },
      fields: { ...fields, product: 'Visio Standard', version: '2021', quantity: 40 },
      matches: null,
      matchesTitle: '',
    },
  ];
}
