// The state of the fake host: a vault with many documents, and what was done to it.

import { emit } from '@tauri-apps/api/event';
import type {
  AcquisitionFields,
  Changed,
  DescriptionView,
  EntryView,
  InvoiceLineFields,
  KeptCalculationView,
  LinkView,
  MappingFields,
  PackWarningView,
  Problem,
  QueueView,
  RejectedSuggestion,
  SavedSearchView,
  SealView,
  Undoable,
  VaultSummary,
  WaiverView,
} from '../types';
import { paper, type Paper } from './archive';
import { Licenses } from './licenses';
import { NOTHING_STATED, WHOLE } from './proof';
import { ProductKeys } from './product-keys';
import { hex } from './random';
import { Registers } from './registers';
import { DisputeDesk } from './disputes';
import { Docket } from './docket';
import { StatementShelf } from './statements';
import { TermsShelf } from './terms';
import { TermsChoices } from './governing';
import { Staff } from './access';
import type { StatedTrueUp } from './true-ups';

export type Scenario = 'full' | 'small' | 'empty' | 'first-run' | 'failing' | 'busy' | 'read-only';

const SIZES: Record<Scenario, number> = {
  full: 100_000,
  small: 30,
  empty: 0,
  'first-run': 30,
  failing: 30,
  busy: 2_000,
  'read-only': 30,
};

export const IDLE: QueueView = {
  total: 0,
  stored: 0,
  duplicates: 0,
  done: 0,
  failed: 0,
  unread: 0,
  rate: 0,
  secondsLeft: null,
  state: 'idle',
  items: [],
};

interface Done {
  undoable: Undoable;
  revert: () => void;
  changed: Changed;
}

export class World {
  readonly calls: { command: string; args: unknown }[] = [];
  /** Commands that are refused, and how. */
  readonly refusals = new Map<string, Problem>();
  /** How long the host takes to answer; tests replace it. */
  delay: (command: string, args: unknown) => Promise<void> = () => Promise.resolve();
  readonly papers: Paper[];
  readonly descriptions = new Map<string, DescriptionView>();
  readonly voided = new Map<string, string>();
  readonly licenses: Licenses;
  readonly registers: Registers;
  readonly staff: Staff;
  readonly productKeys: ProductKeys;
  readonly terms: TermsShelf;
  readonly termsChoices = new TermsChoices();
  readonly statements: StatementShelf;
  readonly disputeDesk: DisputeDesk;
  readonly docket: Docket;
  /** Which columns of tables hold what, as people saved it. */
  mappings: MappingFields[] = [];
  links: LinkView[] = [];
  /** What was stated about how licenses were acquired, by license. */
  readonly acquisitions = new Map<string, AcquisitionFields>();
  /** Findings that people live with, by license and code. */
  readonly waivers = new Map<string, ReadonlyMap<string, WaiverView>>();
  /** The lines of invoices, by document. */
  readonly lines = new Map<string, InvoiceLineFields[]>();
  /** What was stated about true-ups, by agreement and anniversary. */
  readonly trueUps = new Map<string, StatedTrueUp>();
  /** The calculations kept with each license. */
  readonly kept = new Map<string, KeptCalculationView[]>();
  /** What people rejected of what documents suggest, by document. */
  readonly rejected = new Map<string, RejectedSuggestion[]>();
  /** The seals in the vault, the latest first. */
  seals: SealView[] = [];
  searches: SavedSearchView[] = [];
  journal: EntryView[] = [];
  queue: QueueView = IDLE;
  /** What people wrote in the places of words, by document, page and position. */
  readonly corrections = new Map<string, string>();
  /** Documents that a person wants left unrecognized. */
  readonly unrecognized = new Set<string>();
  /** Whose letters recognition looks for, where a person chose. */
  readonly scripts = new Map<string, string>();
  recognizing: 'running' | 'paused' | 'off' = 'running';
  /** What else to look at before a pack is handed over; tests set it. */
  packWarnings: PackWarningView[] = [];
  /** How many deadlines need attention today; tests set it. */
  alertsToday = 0;
  /** Grows with each reading that changed. */
  readings = 0;
  open: boolean;
  /** The window is gone: nothing is told to the next one. */
  ended = false;
  private undoStack: Done[] = [];
  private made = 0;

  constructor(readonly scenario: Scenario) {
    this.open = scenario !== 'first-run';
    this.papers = Array.from({ length: SIZES[scenario] }, (_, index) => paper(index));
    this.licenses = new Licenses(scenario === 'empty' ? 0 : scenario === 'full' ? 2_400 : 8);
    this.registers = new Registers(scenario !== 'empty');
    this.staff = new Staff(scenario !== 'empty');
    this.productKeys = new ProductKeys(scenario !== 'empty');
    this.terms = new TermsShelf(scenario !== 'empty');
    this.statements = new StatementShelf(scenario !== 'empty', scenario === 'full' ? 100_000 : 120);
    this.disputeDesk = new DisputeDesk(scenario !== 'empty');
    this.docket = new Docket(scenario === 'empty' ? [] : this.papers);
    if (this.papers.length === 0) {
      this.record('create_vault', []);
      return;
    }
    for (let n = 0; n < (scenario === 'full' ? 5_000 : 40); n++) {
      this.record(n % 9 === 8 ? 'add_license' : 'add_documents', [`${1 + (n % 14)}`]);
    }
    this.searches = [
      { id: this.id(), name: 'Unlinked invoices', query: 'is:unlinked kind:invoice' },
      { id: this.id(), name: 'Agreement 7781204', query: '7781204' },
    ];
    for (const [index, record] of [
      [0, 0],
      [1, 0],
      [3, 1],
      [4, 2],
      [15, 0],
      [4, 0],
      [0, 4],
      [1, 4],
    ] as const) {
      this.connect(index, record);
    }
    this.prove();
    this.undoStack = [];
    if (scenario === 'failing') this.fail();
    if (scenario === 'read-only') this.recognizing = 'off';
  }

  get summary(): VaultSummary {
    return {
      id: '0193c6b2-5e11-7000-9d4a-2f6f6f0d1a10',
      name: this.scenario === 'empty' ? 'New vault' : 'Litware licenses',
      location: '/home/clara/Vaults/Litware licenses',
      documents: this.papers.length - this.voided.size,
      licenses: this.licenses.rows.filter((row) => !row.voided).length,
      unread: this.papers.filter((each) => each.state === 'unread').length,
      pagesWaiting: this.papers.reduce((sum, each) => sum + each.waiting, 0),
      entries: this.journal.length,
      readOnly: this.scenario === 'read-only' ? 'failed_sync' : null,
    };
  }

  id(): string {
    this.made += 1;
    return `0193c6b3-0000-7000-9000-${this.made.toString(16).padStart(12, '0')}`;
  }

  record(op: string, subjects: string[]): void {
    const n = this.journal.length + 1;
    const at = new Date(Date.UTC(2024, 2, 14, 9, 0) + n * 47_000).toISOString();
    this.journal.push({
      n,
      at,
      actor: 'clara',
      op,
      subjects,
      events: Math.max(1, subjects.length),
      sha256: hex(n, 64),
    });
  }

  /** Writes an entry that can be taken back, and tells the window what changed. */
  async write(op: string, subjects: string[], changed: Partial<Changed>, revert: () => void) {
    this.record(op, subjects);
    const told: Changed = { scopes: ['journal'], documents: [], licenses: [], ...changed };
    told.scopes = [...new Set([...told.scopes, 'journal'])];
    this.undoStack.push({ undoable: { op, subjects }, revert, changed: told });
    await emit('changed', told);
  }

  /** Sends an event to the window, as the host does. */
  tell(event: string, payload: unknown): Promise<void> {
    return emit(event, payload);
  }

  undoable(): Undoable | null {
    return this.undoStack.at(-1)?.undoable ?? null;
  }

  async undo(): Promise<Undoable | null> {
    const last = this.undoStack.pop();
    if (!last) return null;
    last.revert();
    this.record('undo', last.undoable.subjects);
    await emit('changed', last.changed);
    return last.undoable;
  }

  linksOf(document: string): number {
    return this.links.filter((link) => link.document === document).length;
  }

  private connect(index: number, record: number): void {
    const document = this.papers[index];
    const license = this.licenses.rows[record];
    if (!document || !license) return;
    license.links += 1;
    this.links.push({
      id: this.id(),
      document: document.id,
      documentName: document.name,
      license: license.id,
      licenseTitle: license.title,
      kind: document.kind ?? 'other',
      claim: { ...WHOLE, quantity: index === 0 && record === 0 ? 64 : null },
      pages: index === 1 ? '12-14' : '',
      actor: 'clara',
      at: '2024-03-14T10:12:00Z',
    });
    this.record('link', [document.name, license.title]);
  }

  /** What people stated about the proof of the first records. */
  private prove(): void {
    const [whole, , base, boxed, , upgrade] = this.licenses.rows;
    if (!whole || !base || !boxed || !upgrade) return;
    const reason = 'The box was lost in the flood of 2019; the auditor accepted it in writing.';
    const waiver = { reason, by: 'clara', at: '2024-03-12T08:15:00Z' };
    this.waivers.set(
      boxed.id,
      new Map(['R-FPP-1/G1', 'R-FPP-1/G2', 'R-FPP-1/G3'].map((code) => [code, waiver])),
    );
    this.acquisitions.set(upgrade.id, {
      ...NOTHING_STATED,
      licenseType: 'upgrade',
      boughtThrough: 'volume_license',
      term: 'perpetual',
      orderNumber: '4500123987',
      underlying: [{ license: base.id, title: base.title, quantity: 8 }],
    });
    this.lines.set(this.papers[0]?.id ?? '', [
      {
        number: 1,
        invoice: 'INV-2021-00417',
        partNumber: '7NQ-01158',
        description: 'SQL Server Standard Core 2019',
        quantity: 64,
        unitPrice: '1,859.00 EUR',
        amount: '118,976.00 EUR',
        hardware: '',
      },
    ]);
  }

  private fail(): void {
    const broken: Problem = {
      code: 'internal',
      message: 'the catalog could not be read',
      hint: null,
      details: {},
    };
    for (const command of [
      'find',
      'licenses',
      'journal',
      'verify_vault',
      'document',
      'proof_overview',
    ]) {
      this.refusals.set(command, broken);
    }
  }
}
