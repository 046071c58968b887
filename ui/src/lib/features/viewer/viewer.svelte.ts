// What the viewer shows of one document: its pages, the hits on them, and how they are looked at.

import { SvelteMap } from 'svelte/reactivity';
import { Latest } from '$lib/app/latest';
import * as ipc from '$lib/ipc';
import type { DocumentRow, PageHits, PageView, Problem } from '$lib/ipc';

export type Zoom = 'width' | 'page' | number;
/** A place to bring into view; a new object each time, so that the same place can be asked for again. */
export interface Target {
  page: number;
  /** The hit on that page; absent for the page itself. */
  hit?: number;
  /** The word on that page, by where it begins in the text; it takes the focus. */
  word?: number;
}

const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 4] as const;
/** Pages kept beside those on screen. */
const KEPT = 40;

export class Viewer {
  document = $state.raw<DocumentRow | null>(null);
  /** What is looked for in this document only; absent while the find bar is closed. */
  finding = $state<string | null>(null);
  zoom = $state<Zoom>('width');
  /** Quarter turns clockwise. */
  turns = $state(0);
  current = $state(1);
  target = $state.raw<Target | null>(null);
  hits = $state.raw<PageHits[]>([]);
  problem = $state.raw<Problem | null>(null);
  /** A range of a page's text to look at in place of hits, such as where a value was read. */
  pointed = $state.raw<{ page: number; start: number; end: number } | null>(null);
  /** The current hit: which of its page. */
  hit = $state.raw<{ page: number; index: number } | null>(null);
  readonly pages = new SvelteMap<number, PageView>();
  #query = $state('');
  #questions = new Latest();
  #asked = new Set<number>();
  /** Pages that are as the host has them. */
  #fresh = new Set<number>();
  #shown: readonly number[] = [];
  #generation = 0;
  /** Whether the first hit is to be gone to once the hits are known. */
  #jumps = false;
  #refreshing = false;
  #again = false;

  get query(): string {
    return this.finding?.trim() ? this.finding : this.#query;
  }

  get count(): number {
    const known = this.pages.values().next().value?.pages;
    return Math.max(known ?? 0, this.document?.pages ?? 0, 1);
  }

  get total(): number {
    return this.hits.reduce((sum, page) => sum + page.hits, 0);
  }

  /** Whether text of a picture is on one of the pages that were looked at. */
  get recognized(): boolean {
    return [...this.pages.values()].some((page) => page.recognition?.outcome === 'text');
  }

  /** Whether some of that text was read quickly only, and may still improve. */
  get readQuickly(): boolean {
    return [...this.pages.values()].some(
      ({ recognition }) => recognition?.outcome === 'text' && !recognition.careful,
    );
  }

  /** Whether its pages are images, beside which text can be shown. */
  get pictured(): boolean {
    return this.pages.values().next().value?.hasImage ?? false;
  }

  /** The position of the current hit in the document, from 1; 0 where there is none. */
  get position(): number {
    if (!this.hit) return 0;
    const { page, index } = this.hit;
    const before = this.hits.filter((each) => each.page < page);
    return before.reduce((sum, each) => sum + each.hits, 0) + index + 1;
  }

  /** Shows a document as found by a query. */
  open(document: DocumentRow, query: string): void {
    const other = document.id !== this.document?.id;
    const reread = document.state !== this.document?.state;
    const asked = query !== this.#query;
    this.document = document;
    this.#query = query;
    if (other || asked) this.pointed = null;
    if (other) {
      this.finding = null;
      this.turns = 0;
      this.current = 1;
      this.target = { page: 1 };
      this.#shown = [];
      this.pages.clear();
    }
    if (other || reread || asked) void this.#renew(other || asked);
  }

  find(text: string | null): void {
    const before = this.query;
    this.finding = text;
    if (this.query !== before) void this.#renew(true);
  }

  /** Asks again for what is shown, because the text changed; once more if it changes meanwhile. */
  async refresh(): Promise<void> {
    this.#again = true;
    if (this.#refreshing) return;
    this.#refreshing = true;
    while (this.#again) {
      this.#again = false;
      await this.#renew(false);
    }
    this.#refreshing = false;
  }

  /** Says which pages are on screen, so that they are fetched. */
  show(pages: readonly number[]): void {
    this.#shown = pages;
    for (const page of pages) void this.load(page);
  }

  shows(page: number): boolean {
    return this.#shown.includes(page);
  }

  /** Fetches a page unless it is there. */
  async load(page: number): Promise<void> {
    const { document } = this;
    if (!document || this.#asked.has(page) || page > this.count) return;
    const generation = this.#generation;
    this.#asked.add(page);
    try {
      const view = await ipc.page(document.id, page, this.query);
      if (generation !== this.#generation) return;
      // Words that are selected or in hand stay so where nothing changed.
      if (JSON.stringify(view) !== JSON.stringify(this.pages.get(page))) this.pages.set(page, view);
      this.#fresh.add(page);
      this.#forget(page);
    } catch (reason) {
      if (generation === this.#generation) this.problem = ipc.problemOf(reason);
    }
  }

  /** A page as the host has it, on screen or not. */
  async look(page: number): Promise<PageView | undefined> {
    const kept = this.#fresh.has(page) ? this.pages.get(page) : undefined;
    return kept ?? (this.document ? await ipc.page(this.document.id, page, '') : undefined);
  }

  nextHit(): void {
    const flat = this.#flat();
    const at = flat.findIndex((each) => this.#after(each));
    this.#goTo(flat[Math.max(0, at)]);
  }

  previousHit(): void {
    const flat = this.#flat();
    const at = flat.findLastIndex((each) => this.#before(each));
    this.#goTo(flat.at(at));
  }

  goToPage(page: number): void {
    const within = Math.min(Math.max(1, Math.round(page)), this.count);
    this.current = within;
    this.target = { page: within };
  }

  goToWord(page: number, word: number): void {
    this.current = page;
    this.target = { page, word };
  }

  /** Marks a range of a page's text and brings it into view. */
  point(page: number, start: number, end: number): void {
    this.pointed = { page, start, end };
    this.current = page;
    this.target = { page, hit: 0 };
  }

  rotate(): void {
    this.turns = (this.turns + 1) % 4;
  }

  /** Zooms in or out from what is on screen now. */
  step(direction: 1 | -1, shown: number): void {
    const next =
      direction > 0
        ? ZOOMS.find((zoom) => zoom > shown * 1.02)
        : ZOOMS.findLast((zoom) => zoom < shown * 0.98);
    if (next !== undefined) this.zoom = next;
  }

  #goTo(place: { page: number; index: number } | undefined): void {
    if (!place) return;
    this.pointed = null;
    this.hit = place;
    this.current = place.page;
    this.target = { page: place.page, hit: place.index };
  }

  #flat(): { page: number; index: number }[] {
    return this.hits.flatMap(({ page, hits }) =>
      Array.from({ length: hits }, (_, index) => ({ page, index })),
    );
  }

  #after({ page, index }: { page: number; index: number }): boolean {
    if (!this.hit) return page >= this.current;
    return page > this.hit.page || (page === this.hit.page && index > this.hit.index);
  }

  #before({ page, index }: { page: number; index: number }): boolean {
    if (!this.hit) return page < this.current;
    return page < this.hit.page || (page === this.hit.page && index < this.hit.index);
  }

  /**
   * Asks again for the hits and the pages on screen, and for the others when they come on screen.
   * What is shown stays until the answers come.
   */
  async #renew(jump: boolean): Promise<void> {
    this.#generation += 1;
    this.#asked.clear();
    this.#fresh.clear();
    this.problem = null;
    this.#jumps ||= jump;
    const pages = [1, ...this.#shown].map((page) => this.load(page));
    await Promise.all([...pages, this.#count()]);
  }

  async #count(): Promise<void> {
    const { document, query } = this;
    if (!document || query.trim() === '') {
      this.#questions.drop();
      this.hits = [];
      this.hit = null;
      return;
    }
    try {
      const hits = await this.#questions.ask(() => ipc.pageHits(document.id, query));
      if (!hits) return;
      this.hits = hits.filter((each) => each.hits > 0);
      if (this.#jumps || !this.#has(this.hit)) this.hit = null;
      if (this.#jumps) this.#first();
      this.#jumps = false;
    } catch (reason) {
      this.hits = [];
      this.problem = ipc.problemOf(reason);
    }
  }

  #has(place: { page: number; index: number } | null): boolean {
    return this.hits.some(({ page, hits }) => page === place?.page && hits > place.index);
  }

  /** Goes to the hit the list shows, or else to the first one. */
  #first(): void {
    const listed = this.finding?.trim() ? undefined : this.document?.hit?.page;
    const page = this.hits.find((each) => each.page === listed) ?? this.hits[0];
    this.#goTo(page && { page: page.page, index: 0 });
  }

  #forget(around: number): void {
    if (this.pages.size <= KEPT) return;
    const far = [...this.pages.keys()].filter((page) => Math.abs(page - around) > KEPT / 2);
    for (const page of far) {
      this.pages.delete(page);
      this.#asked.delete(page);
    }
  }
}
