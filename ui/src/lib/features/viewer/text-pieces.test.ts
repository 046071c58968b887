import { expect, test } from 'vitest';
import type { WordView } from '$lib/ipc';
import { piecesOf } from './text-pieces';

const text = 'Invoice 0417\nof Litware';

function words(confidence: number | null): WordView[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: letters, index }) => ({
    start: index,
    end: index + letters.length,
    x: 0,
    y: 0,
    w: 10,
    h: 10,
    confidence,
    doubtful: false,
    read: null,
  }));
}

const shown = (hits: [number, number][], confidence: number | null = 90) =>
  piecesOf({ text, words: words(confidence), hits }).map((piece) => [
    piece.word ? 'word' : 'gap',
    ...piece.segments.map(({ text, mark }) => (mark === undefined ? text : `<${mark}:${text}>`)),
  ]);

test('the pieces join to the text, words and what is between them', () => {
  expect(shown([])).toEqual([
    ['word', 'Invoice'],
    ['gap', ' '],
    ['word', '0417'],
    ['gap', '\n'],
    ['word', 'of'],
    ['gap', ' '],
    ['word', 'Litware'],
  ]);
});

test('a hit within a word leaves it one word', () => {
  expect(shown([[2, 5]])[0]).toEqual(['word', 'In', '<0:voi>', 'ce']);
});

test('a hit over several words is marked in each of them and between them', () => {
  expect(shown([[8, 15]]).slice(2, 5)).toEqual([
    ['word', '<0:0417>'],
    ['gap', '<0:\n>'],
    ['word', '<0:of>'],
  ]);
});

test('text that was not recognized is one piece with its hits', () => {
  expect(shown([[0, 7]], null)).toEqual([['gap', '<0:Invoice>', ' 0417\nof Litware']]);
});
