import { describe, expect, test } from 'vitest';
import { fromFirstMark, segments } from './segments';

const marked = (text: string, marks: [number, number][]) =>
  segments(text, marks).map(({ text, mark }) => (mark === undefined ? text : `[${mark}:${text}]`));

describe('segments', () => {
  test('a text is cut at its marks', () => {
    expect(marked('an invoice of 2021', [[3, 10]])).toEqual(['an ', '[0:invoice]', ' of 2021']);
  });

  test('marks count in UTF-16 code units', () => {
    expect(marked('😀 invoice', [[3, 10]])).toEqual(['😀 ', '[0:invoice]']);
  });

  test('marks that overlap or reach too far never lose or repeat a letter', () => {
    const text = 'enrollment';
    const marks: [number, number][] = [
      [8, 99],
      [2, 5],
      [4, 6],
      [7, 3],
    ];
    expect(
      segments(text, marks)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  test('no marks, one segment; no text, none', () => {
    expect(marked('text', [])).toEqual(['text']);
    expect(marked('', [[0, 3]])).toEqual([]);
  });
});

describe('a snippet', () => {
  test('begins shortly before its first mark', () => {
    const text = 'a long beginning that would push the hit out of the narrow line: invoice 7';
    const at = text.indexOf('invoice');
    const shown = fromFirstMark(text, [[at, at + 7]]);
    expect(shown.text.startsWith('…')).toBe(true);
    const [start, end] = shown.marks[0] ?? [0, 0];
    expect(shown.text.slice(start, end)).toBe('invoice');
    expect(start).toBeLessThan(30);
  });

  test('stays whole where the mark is near', () => {
    expect(fromFirstMark('an invoice', [[3, 10]])).toEqual({
      text: 'an invoice',
      marks: [[3, 10]],
    });
  });
});
