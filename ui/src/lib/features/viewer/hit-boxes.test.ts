import { expect, test } from 'vitest';
import type { WordView } from '$lib/ipc';
import { hitBoxes } from './hit-boxes';

const text = 'the order confirmation\nand this agreement';
/** Ten units for a letter; the second line lies twenty units lower. */
function words(): WordView[] {
  return [...text.matchAll(/\S+/g)].map((match) => {
    const second = match.index > text.indexOf('\n');
    const column = second ? match.index - text.indexOf('\n') - 1 : match.index;
    return {
      start: match.index,
      end: match.index + match[0].length,
      x: column * 10,
      y: second ? 20 : 0,
      w: match[0].length * 10,
      h: 12,
      confidence: null,
      doubtful: false,
      read: null,
    };
  });
}

test('a part of a word is marked in proportion', () => {
  const at = text.indexOf('confirm');
  expect(hitBoxes(text, words(), [[at, at + 7]])).toEqual([
    { hit: 0, text: 'confirm', x: 100, y: 0, w: 70, h: 12 },
  ]);
});

test('words of one line make one box', () => {
  const at = text.indexOf('order');
  const boxes = hitBoxes(text, words(), [[at, at + 'order confirmation'.length]]);
  expect(boxes).toEqual([{ hit: 0, text: 'order confirmation', x: 40, y: 0, w: 180, h: 12 }]);
});

test('a hit over two lines makes two boxes of the same hit', () => {
  const at = text.indexOf('confirmation');
  const boxes = hitBoxes(text, words(), [[at, text.indexOf('this') - 1]]);
  expect(boxes.map(({ hit, text, y }) => [hit, text, y])).toEqual([
    [0, 'confirmation', 0],
    [0, 'and', 20],
  ]);
});

test('a hit where no word has a place makes none', () => {
  expect(hitBoxes(text, [], [[0, 3]])).toEqual([]);
  expect(hitBoxes(text, words(), [[3, 4]])).toEqual([]);
});
