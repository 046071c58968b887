import { expect, test, vi } from 'vitest';
import { Rows, SELECTABLE, type Part } from './rows.svelte';

interface Question {
  offset: number;
  limit: number;
  answer: (part: Part<string>) => void;
  refuse: (reason: unknown) => void;
}

function rows() {
  const asked: Question[] = [];
  const list = new Rows<string>(
    (offset, limit) =>
      new Promise((answer, refuse) => asked.push({ offset, limit, answer, refuse })),
    (row) => row,
  );
  return { list, asked };
}

const part = (name: string, total: number, offset = 0, limit = 100): Part<string> => ({
  total,
  rows: Array.from(
    { length: Math.min(limit, total - offset) },
    (_, at) => `${name} ${offset + at}`,
  ),
});

test('an answer to an outdated question is never shown', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  void list.reload();
  void list.reload();
  asked[0]?.answer(part('old', 3));
  await vi.waitFor(() => expect(asked.length).toBe(2));
  expect(list.at(0)).toBeUndefined();
  asked[1]?.answer(part('new', 2));
  await done;
  expect([list.count, list.at(0)]).toEqual([2, 'new 0']);
});

test('however fast one types, one question is under way and only the last is sent after it', async () => {
  const { list, asked } = rows();
  for (let key = 0; key < 20; key++) void list.reload();
  expect(asked.length).toBe(1);
  asked[0]?.answer(part('first', 1));
  await vi.waitFor(() => expect(asked.length).toBe(2));
  asked[1]?.answer(part('last', 1));
  await vi.waitFor(() => expect(list.at(0)).toBe('last 0'));
  expect(asked.length).toBe(2);
});

test('rows that come on screen are fetched once', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 100_000));
  await done;
  list.show(50_010, 50_050);
  list.show(50_020, 50_060);
  expect(asked.slice(1).map((each) => each.offset)).toEqual([50_000]);
  asked[1]?.answer(part('row', 100_000, 50_000));
  await vi.waitFor(() => expect(list.at(50_042)).toBe('row 50042'));
});

test('what was scrolled past before it could be fetched is not fetched', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 100_000));
  await done;
  for (let first = 1_000; first <= 90_000; first += 1_000) list.show(first, first + 20);
  asked[1]?.answer(part('row', 100_000, 1_000));
  await vi.waitFor(() => expect(asked.length).toBe(3));
  expect(asked[2]?.offset).toBe(90_000);
});

test('a part that answers after a new search is dropped', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 1_000));
  await done;
  list.show(500, 510);
  list.rewind();
  const again = list.reload();
  asked[2]?.answer(part('other', 1_000));
  await again;
  asked[1]?.answer(part('row', 1_000, 500));
  list.show(505, 505);
  await vi.waitFor(() => expect(asked.length).toBe(4));
  asked[3]?.answer(part('other', 1_000, 500));
  await vi.waitFor(() => expect(list.at(505)).toBe('other 505'));
});

test('what was on screen stays while the same rows are fetched again', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 5));
  await done;
  void list.reload();
  expect(list.at(4)).toBe('row 4');
  asked[1]?.answer(part('fresh', 4));
  await vi.waitFor(() => expect([list.at(3), list.at(4)]).toEqual(['fresh 3', undefined]));
});

test('a row is found by its key where it is loaded', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 1_000));
  await done;
  list.show(500, 510);
  asked[1]?.answer(part('row', 1_000, 500));
  await vi.waitFor(() => expect(list.indexOf('row 542')).toBe(542));
  expect([list.find('row 542'), list.indexOf('row 300')]).toEqual(['row 542', undefined]);
});

test('a refusal is kept for the screen and goes with the next answer', async () => {
  const { list, asked } = rows();
  const refused = list.reload();
  asked[0]?.refuse({ code: 'bad_query', message: 'no', hint: null, details: {} });
  await refused;
  expect(list.problem?.code).toBe('bad_query');
  const answered = list.reload();
  asked[1]?.answer(part('row', 1));
  await answered;
  expect(list.problem).toBeNull();
});

test('a selection over rows that are not loaded fetches them, up to a limit', async () => {
  const { list, asked } = rows();
  const done = list.reload();
  asked[0]?.answer(part('row', 100_000));
  await done;
  const keys = list.keysBetween(0, 99_999);
  for (let at = 1; at < SELECTABLE / 100; at++) {
    await vi.waitFor(() => expect(asked.length).toBe(at + 1));
    asked[at]?.answer(part('row', 100_000, at * 100));
  }
  expect((await keys).length).toBe(SELECTABLE);
});
