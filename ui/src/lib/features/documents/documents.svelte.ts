// What the list of documents shows: a query, filters, an order, and the rows that follow from them.

import { Rows } from '$lib/app/rows.svelte';
import { ListSelection } from '$lib/design/list-selection.svelte';
import { find, type DocumentRow, type Facets } from '$lib/ipc';

export type SortKey = 'relevance' | 'name' | 'kind' | 'date' | 'added' | 'size' | 'state';
interface Order {
  by: SortKey;
  descending: boolean;
}
const NEWEST: Order = { by: 'added', descending: true };
const BEST: Order = { by: 'relevance', descending: true };
/** Of these the largest or latest comes first. */
const FALLING: readonly SortKey[] = ['relevance', 'date', 'added', 'size'];

export class Documents {
  query = $state('');
  kinds = $state.raw<string[]>([]);
  years = $state.raw<number[]>([]);
  states = $state.raw<string[]>([]);
  linked = $state<boolean | null>(null);
  voided = $state(false);
  /** Only documents with words that recognition is unsure of. */
  doubtful = $state(false);
  order = $state.raw<Order>(NEWEST);
  /** The query of the rows that are shown. */
  answered = $state('');
  tookMs = $state(0);
  facets = $state.raw<Facets>({ kinds: [], years: [], states: [], links: [], doubtful: 0 });

  readonly rows = new Rows<DocumentRow>(
    (offset, limit) => this.#fetch(offset, limit),
    (row) => row.id,
  );
  readonly selection = new ListSelection(this.rows);
  #browsing: Order = NEWEST;

  get searching(): boolean {
    return this.query.trim() !== '';
  }

  /** Whether the rows that are shown are hits. */
  get showsHits(): boolean {
    return this.answered.trim() !== '';
  }

  get filtered(): boolean {
    const chosen = this.kinds.length + this.years.length + this.states.length;
    return chosen > 0 || this.linked !== null || this.voided || this.doubtful;
  }

  /** Finds as the person types: a search is ordered by how well it matches, until they choose. */
  search(query: string): void {
    this.#ask(query);
    this.#restart();
  }

  sort(by: SortKey): void {
    const same = this.order.by === by;
    this.order = { by, descending: same ? !this.order.descending : FALLING.includes(by) };
    this.#restart();
  }

  toggleKind(kind: string): void {
    this.kinds = toggled(this.kinds, kind);
    this.#restart();
  }

  toggleYear(year: number): void {
    this.years = toggled(this.years, year);
    this.#restart();
  }

  toggleState(state: string): void {
    this.states = toggled(this.states, state);
    this.#restart();
  }

  toggleLinked(linked: boolean): void {
    this.linked = this.linked === linked ? null : linked;
    this.#restart();
  }

  toggleVoided(): void {
    this.voided = !this.voided;
    this.#restart();
  }

  toggleDoubtful(): void {
    this.doubtful = !this.doubtful;
    this.#restart();
  }

  /** Shows all documents whose reading came this far, whatever was looked for before. */
  showStates(states: string[]): void {
    this.#admitAll();
    this.#ask('');
    this.states = states;
    this.#restart();
  }

  /** Shows all documents that are linked to no license, whatever was looked for before. */
  showUnlinked(): void {
    this.#admitAll();
    this.#ask('');
    this.linked = false;
    this.#restart();
  }

  clearFilters(): void {
    this.#admitAll();
    this.#restart();
  }

  /** Fetches the same rows again because something changed. */
  refresh(): void {
    void this.rows.reload();
  }

  #admitAll(): void {
    this.kinds = [];
    this.years = [];
    this.states = [];
    this.linked = null;
    this.voided = false;
    this.doubtful = false;
  }

  #ask(query: string): void {
    const searched = this.searching;
    this.query = query;
    if (this.searching && !searched) {
      this.#browsing = this.order;
      this.order = BEST;
    } else if (!this.searching && searched) {
      this.order = this.#browsing;
    }
  }

  #restart(): void {
    this.selection.clear();
    this.rows.rewind();
    void this.rows.reload();
  }

  async #fetch(offset: number, limit: number) {
    const { query } = this;
    const page = await find({
      query,
      typing: true,
      kinds: this.kinds,
      years: this.years,
      states: this.states,
      linked: this.linked,
      voided: this.voided,
      doubtful: this.doubtful ? true : null,
      sort: this.order.by,
      descending: this.order.descending,
      offset,
      limit,
    });
    if (offset === 0) {
      this.facets = page.facets;
      this.tookMs = page.tookMs;
      this.answered = query;
    }
    return page;
  }
}

function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
