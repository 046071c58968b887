import { describe, expect, test } from 'vitest';
import type { WordView } from '$lib/ipc';
import { doubtBeside, edge, isRecognized, noteOf, pagesFrom, wordBeside } from './doubts';

const word = (start: number, more: Partial<WordView> = {}): WordView => ({
  start,
  end: start + 4,
  x: 0,
  y: 0,
  w: 40,
  h: 12,
  confidence: 97,
  doubtful: false,
  read: null,
  ...more,
});

describe('stepping through doubtful words', () => {
  const starts = [10, 40, 90];

  test('takes the next one after a place, and the one before it', () => {
    expect([doubtBeside(starts, 40, 1), doubtBeside(starts, 40, -1)]).toEqual([90, 10]);
    expect([doubtBeside(starts, 41, 1), doubtBeside(starts, 39, -1)]).toEqual([90, 10]);
  });

  test('enters a page at its first word, or at its last one on the way back', () => {
    expect(doubtBeside(starts, edge(1), 1)).toBe(10);
    expect(doubtBeside(starts, edge(-1), -1)).toBe(90);
    expect(doubtBeside([0], edge(1), 1)).toBe(0);
  });

  test('leaves a page that has no more of them', () => {
    expect(doubtBeside(starts, 90, 1)).toBeUndefined();
    expect(doubtBeside([], edge(1), 1)).toBeUndefined();
  });

  test('goes round all pages and comes back to the rest of the one it began within', () => {
    expect(pagesFrom(3, 4, 1)).toEqual([3, 4, 1, 2, 3]);
    expect(pagesFrom(1, 3, -1)).toEqual([1, 3, 2, 1]);
    expect(pagesFrom(1, 1, 1)).toEqual([1, 1]);
  });
});

describe('a word of a page', () => {
  test('was recognized when recognition is sure of it in some measure, or was corrected', () => {
    expect(isRecognized(word(0))).toBe(true);
    expect(isRecognized(word(0, { confidence: null, read: 'lnvoice' }))).toBe(true);
    expect(isRecognized(word(0, { confidence: null }))).toBe(false);
  });

  test('has recognized neighbors only', () => {
    const printed = word(5, { confidence: null });
    const words = [word(0), printed, word(10)];
    expect(wordBeside(words, 0, 1)?.start).toBe(10);
    expect(wordBeside(words, 0, -1)).toBeUndefined();
    expect(wordBeside(words, 5, 1)).toBeUndefined();
  });

  test('tells how sure recognition is, what it read, or that a person confirmed it', () => {
    expect(noteOf(word(0, { confidence: 72 }), 'lnvoice')).toBe('72% sure');
    const corrected = word(0, { confidence: null, read: 'lnvoice' });
    expect(noteOf(corrected, 'Invoice')).toBe('Corrected, recognized as “lnvoice”');
    expect(noteOf(corrected, 'lnvoice')).toBe('Confirmed by a person');
  });
});
