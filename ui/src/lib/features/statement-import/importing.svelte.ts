// Reading a document as a statement: look at its tables, say what the columns mean where nobody
// knows, see what an import would do, import.

import { attempt, toasts } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type {
  EntityRow,
  MappingFields,
  PreviewTable,
  Problem,
  RowFields,
  StatementPlan,
  StatementPreview,
} from '$lib/ipc';

const NOTHING_MAPPED: MappingFields = { name: '', rows: 'line', columns: [] };

export class Importing {
  document = $state<string | null>(null);
  step = $state<'choose' | 'mapping' | 'plan'>('choose');
  busy = $state<'reading' | 'importing' | null>(null);
  problem = $state.raw<Problem | null>(null);
  preview = $state.raw<StatementPreview | null>(null);
  /** The index of the table whose columns are mapped. */
  table = $state(0);
  mapping = $state.raw<MappingFields>(NOTHING_MAPPED);
  plan = $state.raw<StatementPlan | null>(null);
  /** Whose a name on the statement is, by name. */
  owners = $state.raw<ReadonlyMap<string, string>>(new Map());
  entities = $state.raw<EntityRow[]>([]);
  createRecords = $state(true);
  linkRecords = $state(true);
  #fields = $state.raw<RowFields[]>([]);
  #planned: MappingFields | null = null;

  get shown(): PreviewTable | undefined {
    return this.preview?.tables[this.table];
  }

  /** The fields that rows of the mapped kind have. */
  get fields(): RowFields | undefined {
    return this.#fields.find(({ rows }) => rows === this.mapping.rows);
  }

  /** Whether a column names what each row is about. */
  get isMapped(): boolean {
    const mapped = this.mapping.columns.map(({ field }) => field);
    return this.fields?.naming.some((field) => mapped.includes(field)) ?? false;
  }

  captionOf(field: string): string {
    return this.mapping.columns.find((column) => column.field === field)?.caption ?? '';
  }

  /** Looks at the tables of a document. */
  start(document: string): Promise<void> {
    this.document = document;
    return this.#work('reading', async () => {
      const [preview, fields] = await Promise.all([
        ipc.previewStatement(document),
        ipc.rowFields(),
      ]);
      this.preview = preview;
      this.#fields = fields;
      this.chooseTable(0);
      if (preview.recognized === null) this.step = 'mapping';
      else await this.#see(null);
    });
  }

  chooseTable(index: number): void {
    this.table = index;
    const [saved] = this.preview?.mappings ?? [];
    this.mapping = saved ?? this.shown?.suggestions[0] ?? NOTHING_MAPPED;
  }

  chooseSaved(name: string): void {
    const saved = this.preview?.mappings.find((each) => each.name === name);
    this.mapping = saved ?? { ...this.mapping, name: '' };
  }

  /** What the captions suggest for another kind of rows takes the place of what was mapped. */
  chooseRows(rows: string): void {
    const suggested = this.shown?.suggestions.find((each) => each.rows === rows);
    this.mapping = suggested ?? { name: '', rows, columns: [] };
  }

  map(field: string, caption: string): void {
    const others = this.mapping.columns.filter((column) => column.field !== field);
    const columns = caption === '' ? others : [...others, { field, caption }];
    this.mapping = { ...this.mapping, columns };
  }

  rename(name: string): void {
    this.mapping = { ...this.mapping, name };
  }

  saveMapping(): Promise<void> {
    return this.#work('reading', async () => {
      await ipc.saveMapping(this.mapping);
      await this.#reload();
      toasts.show(t().statementImport.mappingSaved);
    });
  }

  forgetMapping(): Promise<void> {
    return this.#work('reading', async () => {
      await ipc.forgetMapping(this.mapping.name);
      this.rename('');
      await this.#reload();
      toasts.show(t().statementImport.mappingForgotten);
    });
  }

  seePlan(): Promise<void> {
    return this.#work('reading', () => this.#see(this.mapping));
  }

  own(name: string, entity: string): void {
    const owners = new Map(this.owners);
    if (entity === '') owners.delete(name);
    else owners.set(name, entity);
    this.owners = owners;
  }

  /** Imports as planned; answers whether it went well. */
  async run(): Promise<boolean> {
    const { document } = this;
    if (document === null || !this.plan) return false;
    this.busy = 'importing';
    const done = await attempt(async () => {
      const imported = await ipc.importStatement({
        document,
        mapping: this.#planned,
        aliases: [...this.owners].map(([name, entity]) => ({ name, entity })),
        createRecords: this.createRecords,
        linkRecords: this.linkRecords,
      });
      doneWithUndo(t().statementImport.imported(imported.created, imported.linked));
    });
    this.busy = null;
    return done;
  }

  async #see(mapping: MappingFields | null): Promise<void> {
    if (this.document === null) return;
    const plan = await ipc.planStatement(this.document, mapping);
    if (plan.names.some(({ owner }) => owner !== 'known')) {
      this.entities = await ipc.entities({ filter: '', role: null, voided: false });
    }
    this.#planned = mapping;
    this.owners = new Map();
    this.plan = plan;
    this.step = 'plan';
  }

  async #reload(): Promise<void> {
    if (this.document !== null) this.preview = await ipc.previewStatement(this.document);
  }

  async #work(what: 'reading', work: () => Promise<void>): Promise<void> {
    this.problem = null;
    this.busy = what;
    try {
      await work();
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    } finally {
      this.busy = null;
    }
  }
}
