import { SvelteSet } from 'svelte/reactivity';

/** The rows a selection is made in. */
export interface SelectableRows {
  readonly count: number;
  /** The key of a row; absent while it is not loaded. */
  keyAt(index: number): string | undefined;
  /** Where the row with a key is; absent while it is not loaded. */
  indexOf(key: string): number | undefined;
  /** The keys of a run of rows, loaded where needed. */
  keysBetween(first: number, last: number): Promise<string[]>;
}

/** A row that was pointed at: its key, as soon as it is loaded, and where it was seen last. */
interface Place {
  key: string | undefined;
  index: number;
}
const NOWHERE: Place = { key: undefined, index: -1 };

/** The cursor and the selected rows of a list, as mail programs have them. */
export class ListSelection {
  readonly keys = new SvelteSet<string>();
  #place = $state.raw(NOWHERE);
  #anchor = NOWHERE;
  #latest = 0;

  /** Where the cursor is: it goes along with its row, and stays where that was last seen. */
  readonly cursor = $derived(this.#follow(this.#place).index);
  /** The row the cursor was put on, once it is loaded, in the list still or not. */
  readonly current = $derived(this.#follow(this.#place).key);

  constructor(private readonly rows: SelectableRows) {}

  /** Another object each time the cursor is put somewhere, the same one while rows come and go. */
  get placed(): object {
    return this.#place;
  }

  only(index: number): void {
    this.#put(index);
    this.#anchor = this.#place;
    if (this.current === undefined) void this.#replaceOnceLoaded();
    else this.#replace([this.current]);
  }

  toggle(index: number): void {
    this.#put(index);
    this.#anchor = this.#place;
    const key = this.current;
    if (key === undefined) return;
    if (!this.keys.delete(key)) this.keys.add(key);
  }

  async extend(index: number): Promise<void> {
    this.#put(index);
    const turn = this.#latest;
    if (this.#anchor.index < 0) this.#anchor = this.#place;
    const anchor = this.#follow(this.#anchor).index;
    const [first, last] = [Math.min(anchor, this.cursor), Math.max(anchor, this.cursor)];
    const keys = await this.rows.keysBetween(first, last);
    if (turn === this.#latest) this.#replace(keys);
  }

  async all(): Promise<void> {
    if (this.rows.count === 0) return;
    const turn = ++this.#latest;
    const keys = await this.rows.keysBetween(0, this.rows.count - 1);
    if (turn === this.#latest) this.#replace(keys);
  }

  clear(): void {
    this.#latest += 1;
    this.#place = NOWHERE;
    this.#anchor = NOWHERE;
    this.keys.clear();
  }

  /** Moves the cursor for a key, or answers that the key is not one of the list's. */
  press(event: KeyboardEvent, rowsOnScreen: number): boolean {
    const mod = event.ctrlKey || event.metaKey;
    if (event.altKey) return false;
    if (event.key === ' ' && this.cursor >= 0) {
      this.toggle(this.cursor);
      return true;
    }
    if (mod && event.key.toLowerCase() === 'a') {
      void this.all();
      return true;
    }
    const target = this.#target(event.key, rowsOnScreen);
    if (target === undefined || this.rows.count === 0) return false;
    if (event.shiftKey) void this.extend(target);
    else if (mod) this.#put(target);
    else this.only(target);
    return true;
  }

  #target(key: string, rowsOnScreen: number): number | undefined {
    const step = Math.max(1, rowsOnScreen - 1);
    switch (key) {
      case 'ArrowDown':
        return this.#next;
      case 'ArrowUp':
        return Math.max(0, this.cursor - 1);
      case 'PageDown':
        return Math.max(0, this.cursor) + step;
      case 'PageUp':
        return Math.max(0, this.cursor - step);
      case 'Home':
        return 0;
      case 'End':
        return this.rows.count - 1;
      default:
        return undefined;
    }
  }

  /** The row after the cursor's; once that left the list, the one that took its place. */
  get #next(): number {
    const there = this.rows.keyAt(this.cursor);
    const left = this.current !== undefined && there !== undefined && there !== this.current;
    return left ? this.cursor : this.cursor + 1;
  }

  #put(index: number): void {
    this.#latest += 1;
    const within = Math.min(Math.max(0, index), this.rows.count - 1);
    this.#place = { key: this.rows.keyAt(within), index: within };
  }

  /** Brings a place up to date with the rows. */
  #follow(place: Place): Place {
    if (place.index < 0) return place;
    const there = this.rows.keyAt(place.index);
    place.key ??= there;
    if (place.key !== undefined && place.key !== there) {
      place.index = this.rows.indexOf(place.key) ?? place.index;
    }
    return place;
  }

  async #replaceOnceLoaded(): Promise<void> {
    const [turn, index] = [this.#latest, this.cursor];
    const keys = await this.rows.keysBetween(index, index);
    if (turn === this.#latest) this.#replace(keys);
  }

  #replace(keys: string[]): void {
    this.keys.clear();
    for (const key of keys) this.keys.add(key);
  }
}
