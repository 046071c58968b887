import { describe, expect, test } from 'vitest';
import type { SuggestionView } from '$lib/ipc';
import { bestOf, openOf, pageOf, placeWord } from './offer';

function suggestion(field: string, value: string, more: Partial<SuggestionView> = {}) {
  return {
    field,
    value,
    reason: 'labeled',
    clue: '',
    places: [],
    contested: false,
    confirmed: false,
    stated: false,
    ...more,
  };
}

const text = { kind: 'text', page: 2, start: 3, end: 9, name: '', path: '' };
const element = { kind: 'element', page: 0, start: 0, end: 0, name: 'factur-x.xml', path: '/A/ID' };

describe('what is offered', () => {
  test('leaves out what is stated', () => {
    const values = [
      suggestion('kind', 'invoice', { stated: true }),
      suggestion('gross_total', '6888'),
      suggestion('invoice', '4711'),
    ];
    expect(openOf(values).map(({ value }) => value)).toEqual(['6888', '4711']);
  });

  test('accepting all takes the best of a contested field and every part number', () => {
    const values = [
      suggestion('date', '2024-06-15', { contested: true }),
      suggestion('date', '2024-06-14', { contested: true }),
      suggestion('part', '269-05623'),
      suggestion('part', '9EM-00653'),
    ];
    expect(bestOf(values).map(({ value }) => value)).toEqual([
      '2024-06-15',
      '269-05623',
      '9EM-00653',
    ]);
  });

  test('accepting all replaces nothing that is stated and settles no doubt', () => {
    const values = [
      suggestion('date', '2019-02-01', { reason: 'either_order' }),
      suggestion('issuer', 'Northwind', { stated: true }),
      suggestion('issuer', 'Contoso'),
    ];
    expect(bestOf(values)).toEqual([]);
  });
});

describe('a place', () => {
  test('on a page is found among others and said', () => {
    expect(pageOf([element, text])).toBe(text);
    expect(placeWord(text)).toBe('page 2');
  });

  test('in a structured invoice is said with its file', () => {
    expect(placeWord(element)).toBe('factur-x.xml /A/ID');
    expect(pageOf([element])).toBeUndefined();
  });
});
