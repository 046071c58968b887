import { SvelteSet } from 'svelte/reactivity';

/** The rows a selection is made in. */
export interface SelectableRows {
  readonly count: number;
  /** The key of a row; absent while it is not loaded. */
  keyAt(index: number): string | undefined;
  /** The keys of a run of rows, loaded where needed. */
  keysBetween(first: number, last: number): Promise<string[]>;
}

/** The cursor and the selected rows of a list, as mail programs have them. */
export class ListSelection {
  cursor = $state(-1);
  readonly keys = new SvelteSet<string>();
  #anchor = -1;
  #latest = 0;

  constructor(private readonly rows: SelectableRows) {}

  /** The row under the cursor, where it is loaded. */
  get current(): string | undefined {
    return this.cursor < 0 ? undefined : this.rows.keyAt(this.cursor);
  }

  only(index: number): void {
    this.#place(index);
    this.#anchor = this.cursor;
    if (this.current === undefined) void this.#replaceOnceLoaded();
    else this.#replace([this.current]);
  }

  toggle(index: number): void {
    this.#place(index);
    this.#anchor = this.cursor;
    const key = this.current;
    if (key === undefined) return;
    if (!this.keys.delete(key)) this.keys.add(key);
  }

  async extend(index: number): Promise<void> {
    this.#place(index);
    const turn = this.#latest;
    if (this.#anchor < 0) this.#anchor = this.cursor;
    const [first, last] = [
      Math.min(this.#anchor, this.cursor),
      Math.max(this.#anchor, this.cursor),
    ];
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
    this.cursor = -1;
    this.#anchor = -1;
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
    else if (mod) this.#place(target);
    else this.only(target);
    return true;
  }

  #target(key: string, rowsOnScreen: number): number | undefined {
    const step = Math.max(1, rowsOnScreen - 1);
    switch (key) {
      case 'ArrowDown':
        return this.cursor + 1;
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

  #place(index: number): void {
    this.#latest += 1;
    this.cursor = Math.min(Math.max(0, index), this.rows.count - 1);
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
