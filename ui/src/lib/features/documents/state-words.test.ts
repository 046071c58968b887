import { expect, test } from 'vitest';
import { find } from '$lib/ipc';
import { installFake } from '$lib/ipc/fake';
import { stateWords } from './state-words';

async function wordsOf(name: string): Promise<string | undefined> {
  installFake('small');
  const { rows } = await find({
    query: '',
    typing: false,
    kinds: [],
    years: [],
    states: [],
    linked: null,
    voided: false,
    doubtful: null,
    sort: 'added',
    descending: true,
    offset: 0,
    limit: 30,
  });
  const row = rows.find((each) => each.name.startsWith(name));
  return row && stateWords(row);
}

test('name the pages that wait and the words to check', async () => {
  expect(await wordsOf('COA sticker')).toBe('Waiting for recognition: 1 of 1 page');
  expect(await wordsOf('Scan 2022')).toMatch(
    /^Waiting for recognition: 7 of 10 pages; \d+ words to check$/,
  );
  expect(await wordsOf('Delivery note 2009')).toMatch(/^Text known; \d+ words to check$/);
  expect(await wordsOf('Invoice INV-2021')).toBe('Text known');
});
