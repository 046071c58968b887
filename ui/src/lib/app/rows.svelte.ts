// A long list of which only the parts on screen are fetched.

import { problemOf, type Problem } from '$lib/ipc';

const CHUNK = 100;
/** A selection of more rows than this is not made: nobody means to link ten thousand documents at once. */
export const SELECTABLE = 2_000;

export interface Part<Row> {
  total: number;
  rows: Row[];
}
type Fetch<Row> = (offset: number, limit: number) => Promise<Part<Row>>;

export class Rows<Row> {
  count = $state(0);
  /** Whether the first answer has come. */
  settled = $state(false);
  problem = $state.raw<Problem | null>(null);
  #chunks = $state.raw(new Map<number, Row[]>());
  #fetching = new Map<number, Promise<void>>();
  #filling = false;
  #first = 0;
  #last = 0;
  #generation = 0;
  #running = false;
  #again = false;

  constructor(
    private readonly fetch: Fetch<Row>,
    private readonly key: (row: Row) => string,
  ) {}

  at(index: number): Row | undefined {
    return this.#chunks.get(Math.floor(index / CHUNK))?.[index % CHUNK];
  }

  keyAt = (index: number): string | undefined => {
    const row = this.at(index);
    return row === undefined ? undefined : this.key(row);
  };

  /** Where the first loaded row with this key is. */
  indexOf(key: string): number | undefined {
    for (const [chunk, rows] of this.#chunks) {
      const at = rows.findIndex((each) => this.key(each) === key);
      if (at >= 0) return chunk * CHUNK + at;
    }
    return undefined;
  }

  /** The first loaded row with this key. */
  find(key: string): Row | undefined {
    const index = this.indexOf(key);
    return index === undefined ? undefined : this.at(index);
  }

  /**
   * Asks again from the start. One question is under way at a time; of those asked meanwhile only
   * the last is sent, and an answer to an outdated question is never shown.
   */
  async reload(): Promise<void> {
    this.#generation += 1;
    this.#fetching.clear();
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = true;
    do {
      this.#again = false;
      await this.#replace();
    } while (this.#again);
    this.#running = false;
  }

  async #replace(): Promise<void> {
    const [first, last] = [Math.floor(this.#first / CHUNK), Math.floor(this.#last / CHUNK)];
    try {
      const head = await this.fetch(0, CHUNK);
      const chunks = new Map([[0, head.rows]]);
      for (let chunk = Math.max(1, first); chunk <= last && chunk * CHUNK < head.total; chunk++) {
        if (this.#again) return;
        chunks.set(chunk, (await this.fetch(chunk * CHUNK, CHUNK)).rows);
      }
      if (this.#again) return;
      this.#chunks = chunks;
      this.count = head.total;
      this.problem = null;
    } catch (reason) {
      if (!this.#again) this.problem = problemOf(reason);
    }
    this.settled = true;
  }

  /**
   * Tells which rows are on screen, so that they are fetched: one part after the other, and of those
   * that were scrolled past meanwhile none.
   */
  show = (first: number, last: number): void => {
    this.#first = first;
    this.#last = last;
    if (!this.#filling) void this.#fill();
  };

  async #fill(): Promise<void> {
    this.#filling = true;
    let chunk = this.#missing();
    while (chunk !== undefined && !this.#running && this.problem === null) {
      await this.#load(chunk);
      chunk = this.#missing();
    }
    this.#filling = false;
  }

  /** The first part on screen that is not there. */
  #missing(): number | undefined {
    const last = Math.min(this.#last, this.count - 1);
    for (let chunk = Math.floor(this.#first / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++) {
      if (!this.#chunks.has(chunk)) return chunk;
    }
    return undefined;
  }

  /** Forgets where the list was scrolled to. */
  rewind(): void {
    this.#first = 0;
    this.#last = 0;
  }

  keysBetween = async (first: number, last: number): Promise<string[]> => {
    const end = Math.min(last, first + SELECTABLE - 1, this.count - 1);
    for (let chunk = Math.floor(first / CHUNK); chunk <= Math.floor(end / CHUNK); chunk++) {
      await this.#load(chunk);
    }
    const keys: string[] = [];
    for (let index = first; index <= end; index++) {
      const key = this.keyAt(index);
      if (key !== undefined) keys.push(key);
    }
    return keys;
  };

  #load(chunk: number): Promise<void> {
    if (this.#chunks.has(chunk) || this.#running) return Promise.resolve();
    const known = this.#fetching.get(chunk);
    if (known) return known;
    const fetching = this.#add(chunk, this.#generation);
    this.#fetching.set(chunk, fetching);
    return fetching;
  }

  async #add(chunk: number, generation: number): Promise<void> {
    try {
      const part = await this.fetch(chunk * CHUNK, CHUNK);
      if (generation === this.#generation) {
        this.#chunks = new Map(this.#chunks).set(chunk, part.rows);
      }
    } catch (reason) {
      if (generation === this.#generation) this.problem = problemOf(reason);
    } finally {
      if (generation === this.#generation) this.#fetching.delete(chunk);
    }
  }
}
