import { describe, expect, test } from 'vitest';
import { catalogs, format, locales, t, useLocale, word } from './index';

function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

describe('the catalogs', () => {
  const english = leaves(catalogs.en);

  test.each(locales)('%s has exactly the messages of English, none empty', (locale) => {
    const known = leaves(catalogs[locale]);
    expect(known.map(([path]) => path).sort()).toEqual(english.map(([path]) => path).sort());
    expect(known.filter(([, message]) => message === '')).toEqual([]);
  });

  test('German is German: few messages are as in English', () => {
    const german = new Map(leaves(catalogs.de));
    const same = english.filter(
      ([path, message]) => typeof message === 'string' && german.get(path) === message,
    );
    expect(same.length).toBeLessThan(english.length / 10);
  });

  test('a count takes the form and the digits of its language', () => {
    expect(catalogs.en.documents.count(1)).toBe('1 document');
    expect(catalogs.en.documents.count(100_000)).toBe('100,000 documents');
    expect(catalogs.de.documents.count(1)).toBe('1 Dokument');
    expect(catalogs.de.documents.count(100_000)).toBe('100.000 Dokumente');
  });
});

describe('the language in use', () => {
  test('decides words, numbers and dates', () => {
    useLocale(() => 'de');
    expect(t().common.save).toBe('Speichern');
    expect(format.number(1234.5, 1)).toBe('1.234,5');
    expect(format.day('2021-06-03')).toBe('03.06.2021');
    useLocale(() => 'en');
    expect(t().common.save).toBe('Save');
    expect(format.bytes(1_640_000_000)).toBe('1.6 GB');
    expect(format.seconds(29)).toBe('29 seconds');
  });

  test('shows a code it does not know as it is', () => {
    expect(word(t().codes.kinds, 'invoice')).toBe('Invoice');
    expect(word(t().codes.kinds, 'from_the_future')).toBe('from_the_future');
  });

  test('leaves text alone that is no date', () => {
    expect(format.day('sometime')).toBe('sometime');
  });
});
