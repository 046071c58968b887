import { SvelteMap } from 'svelte/reactivity';
import { describe, expect, test, vi } from 'vitest';
import { ListSelection } from './list-selection.svelte';

function list(count: number) {
  return new ListSelection({
    count,
    keyAt: (index) => `row ${index}`,
    indexOf: (key) => Number(key.slice(4)),
    keysBetween: (first, last) =>
      Promise.resolve(Array.from({ length: last - first + 1 }, (_, at) => `row ${first + at}`)),
  });
}

/** A list whose rows change; a row of no name is not loaded. */
function changing(...names: string[]) {
  const rows = new SvelteMap(names.entries());
  const keyAt = (index: number) => rows.get(index) || undefined;
  const selection = new ListSelection({
    get count() {
      return rows.size;
    },
    keyAt,
    indexOf: (key) => [...rows].find(([, name]) => name === key)?.[0],
    keysBetween: (first, last) =>
      Promise.resolve([...rows.values()].slice(first, last + 1).filter(Boolean)),
  });
  const become = (...names: string[]) => {
    rows.clear();
    names.forEach((name, index) => rows.set(index, name));
  };
  return { selection, become };
}

const press = (selection: ListSelection, key: string, held: KeyboardEventInit = {}) =>
  selection.press(new KeyboardEvent('keydown', { key, ...held }), 10);

describe('a selection', () => {
  test('of one row replaces the one before', () => {
    const selection = list(5);
    selection.only(1);
    selection.only(3);
    expect([...selection.keys]).toEqual(['row 3']);
  });

  test('takes and drops single rows', () => {
    const selection = list(5);
    selection.only(1);
    selection.toggle(4);
    selection.toggle(1);
    expect([...selection.keys]).toEqual(['row 4']);
  });

  test('extends from where it began, both ways', async () => {
    const selection = list(9);
    selection.only(4);
    await selection.extend(6);
    expect([...selection.keys]).toEqual(['row 4', 'row 5', 'row 6']);
    await selection.extend(2);
    expect([...selection.keys]).toEqual(['row 2', 'row 3', 'row 4']);
    expect(selection.cursor).toBe(2);
  });

  test('keeps the latest when an earlier extension answers late', async () => {
    let release: (keys: string[]) => void = () => undefined;
    const selection = new ListSelection({
      count: 9,
      keyAt: (index) => `row ${index}`,
      indexOf: (key) => Number(key.slice(4)),
      keysBetween: () => new Promise((resolve) => (release = resolve)),
    });
    selection.only(0);
    const late = selection.extend(8);
    selection.only(2);
    release(['row 0', 'row 8']);
    await late;
    expect([...selection.keys]).toEqual(['row 2']);
  });
});

test('a row that is not loaded is selected once it is', async () => {
  const loaded = new Set([0]);
  const selection = new ListSelection({
    count: 100_000,
    keyAt: (index) => (loaded.has(index) ? `row ${index}` : undefined),
    indexOf: () => undefined,
    keysBetween: (first) => Promise.resolve([`row ${first}`]),
  });
  selection.only(0);
  press(selection, 'End');
  await vi.waitFor(() => expect([...selection.keys]).toEqual(['row 99999']));
});

describe('the keys of a list', () => {
  test('move within its ends', () => {
    const selection = list(30);
    press(selection, 'ArrowDown');
    expect(selection.cursor).toBe(0);
    press(selection, 'PageDown');
    expect(selection.cursor).toBe(9);
    press(selection, 'End');
    press(selection, 'ArrowDown');
    expect(selection.cursor).toBe(29);
    press(selection, 'PageUp');
    expect(selection.cursor).toBe(20);
    press(selection, 'Home');
    press(selection, 'ArrowUp');
    expect(selection.cursor).toBe(0);
  });

  test('extend with Shift, move alone with Ctrl, select all with Ctrl+A', async () => {
    const selection = list(4);
    selection.only(1);
    press(selection, 'ArrowDown', { shiftKey: true });
    await vi.waitFor(() => expect([...selection.keys]).toEqual(['row 1', 'row 2']));
    press(selection, 'ArrowDown', { ctrlKey: true });
    expect(selection.cursor).toBe(3);
    expect(selection.keys.size).toBe(2);
    press(selection, 'a', { ctrlKey: true });
    await vi.waitFor(() => expect(selection.keys.size).toBe(4));
  });

  test('leave keys that are not theirs alone', () => {
    expect(press(list(3), 'x')).toBe(false);
    expect(press(list(0), 'ArrowDown')).toBe(false);
  });
});

describe('the cursor in a list that changes', () => {
  const at = ({ cursor, current }: ListSelection) => [cursor, current];

  test('goes along with its row', () => {
    const { selection, become } = changing('a', 'b', 'c');
    selection.only(1);
    become('new', 'a', 'b', 'c');
    expect(at(selection)).toEqual([2, 'b']);
    press(selection, 'ArrowDown');
    expect(at(selection)).toEqual([3, 'c']);
  });

  test('keeps a row that left, and goes on with the one that took its place', () => {
    const { selection, become } = changing('a', 'b', 'c', 'd');
    selection.only(1);
    become('new', 'a', 'b', 'c', 'd');
    expect(selection.cursor).toBe(2);
    become('new', 'a', 'c', 'd');
    expect(at(selection)).toEqual([2, 'b']);
    expect([...selection.keys]).toEqual(['b']);
    press(selection, 'ArrowDown');
    expect(at(selection)).toEqual([2, 'c']);
    become('new', 'a', 'd');
    press(selection, 'ArrowUp');
    expect(at(selection)).toEqual([1, 'a']);
  });

  test('goes on beside the end when the last row left', () => {
    const { selection, become } = changing('a', 'b', 'c');
    selection.only(2);
    become('a', 'b');
    expect(selection.current).toBe('c');
    press(selection, 'ArrowUp');
    expect(at(selection)).toEqual([1, 'b']);
  });

  test('goes on from a row that is not loaded, and finds it when it is', () => {
    const { selection, become } = changing('a', 'b', 'c');
    selection.only(1);
    become('a', '', '');
    expect(at(selection)).toEqual([1, 'b']);
    become('new', 'a', 'b');
    expect(at(selection)).toEqual([2, 'b']);
    become('new', '', '', 'c');
    press(selection, 'ArrowDown');
    expect(at(selection)).toEqual([3, 'c']);
  });

  test('stays on a row from when that is loaded', () => {
    const { selection, become } = changing('a', '');
    press(selection, 'End', { ctrlKey: true });
    expect(selection.current).toBeUndefined();
    become('a', 'b');
    expect(selection.current).toBe('b');
    become('new', 'a', 'b');
    expect(at(selection)).toEqual([2, 'b']);
  });

  test('extends from the row where it began, wherever that is by then', async () => {
    const { selection, become } = changing('a', 'b', 'c', 'd');
    selection.only(1);
    become('new', 'a', 'b', 'c', 'd');
    await selection.extend(4);
    expect([...selection.keys]).toEqual(['b', 'c', 'd']);
    become('newer', 'new', 'a', 'b', 'c', 'd');
    await selection.extend(2);
    expect([...selection.keys]).toEqual(['a', 'b']);
  });

  test('is placed by a person only', () => {
    const { selection, become } = changing('a', 'b');
    selection.only(1);
    const { placed } = selection;
    become('new', 'a', 'b');
    expect([selection.cursor, selection.placed]).toEqual([2, placed]);
    selection.only(2);
    expect(selection.placed).not.toBe(placed);
  });
});
