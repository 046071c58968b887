import { describe, expect, test } from 'vitest';
import { fieldsOf, isNumbered, nextLine, pastedLines, readLines, unitsOf } from './lines-draft';

describe('pasted rows', () => {
  test('become lines that are numbered on', () => {
    const first = { ...nextLine([]), number: '4' };
    const pasted = pastedLines('7NQ-01158\tSQL Server\t64\n\n9EA-01044\tWindows\t16\r\n', [first]);
    expect(
      pasted.map(({ number, description, quantity }) => [number, description, quantity]),
    ).toEqual([
      ['5', 'SQL Server', '64'],
      ['6', 'Windows', '16'],
    ]);
  });

  test('fill the cells in their order and leave the rest empty', () => {
    const [line] = pastedLines('A\tB\t-2\t9.00 EUR\t-18.00 EUR', []);
    expect(line && fieldsOf(line)).toEqual({
      number: 1,
      partNumber: 'A',
      description: 'B',
      quantity: -2,
      unitPrice: '9.00 EUR',
      amount: '-18.00 EUR',
      hardware: '',
      invoice: '',
    });
  });

  test('need a tab: other text is typed as it is', () => {
    expect(pastedLines('just words', [])).toEqual([]);
  });
});

describe('units', () => {
  test.each([
    ['64', 64],
    [' -3 ', -3],
    ['−3', -3],
    ['0', 0],
  ])('%s are whole', (text, units) => expect(unitsOf(text)).toBe(units));

  test.each(['', '1.5', '64,000', '1 200', 'x'])('%s are none', (text) =>
    expect(unitsOf(text)).toBeNull(),
  );
});

test('a line number that is there twice is wrong', () => {
  const [one, two] = [nextLine([]), nextLine([])];
  expect(isNumbered(one, [one])).toBe(true);
  expect(isNumbered(one, [one, two])).toBe(false);
});

describe('lines that the document lists', () => {
  const read = (number: number, quantity: number | null) => ({
    number,
    invoice: '',
    partNumber: '7XQ-00518',
    description: 'SQL Server',
    quantity,
    quantityRead: '',
    unitPrice: '',
    amount: '',
    hardware: '',
    reason: 'table',
    places: [],
  });

  test('are offered unless a line of their number is there', () => {
    const there = { ...nextLine([]), number: '1' };
    const offered = readLines([read(1, 16), read(2, 4)], [there]);
    expect(offered.map(({ number, quantity }) => [number, quantity])).toEqual([['2', '4']]);
  });

  test('wait for a quantity where none is whole', () => {
    expect(readLines([read(1, null)], [])[0]?.quantity).toBe('');
  });
});
