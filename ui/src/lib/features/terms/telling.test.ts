import { expect, test } from 'vitest';
import type { TermsRow } from '$lib/ipc';
import { telling } from './telling';

/** A capture of September 2019, told apart by what is given. */
function capture(id: string, capturedOn: string | null, documentName: string): TermsRow {
  return {
    id,
    label: 'Product Terms · September 2019',
    fields: {
      document: id,
      kind: 'product_terms',
      title: '',
      scope: '',
      region: 'WW',
      language: 'English',
      effective: '2019-09-01',
      precision: 'month',
      capturedOn,
      address: '',
      notes: '',
    },
    documentName,
    chosen: 'file_name',
    confirmed: false,
    conflicts: [],
    dates: [],
    voided: false,
  };
}

const told = (...rows: TermsRow[]) => [...telling(rows).values()];

test('an edition that stands alone needs no more words', () => {
  const other = { ...capture('b', null, 'b.pdf'), label: 'Product Terms · July 2019' };
  expect(told(capture('a', null, 'a.pdf'), other)).toEqual([]);
});

test('captures of several days are told apart by these days', () => {
  expect(
    told(capture('a', '2019-09-03', 'terms.pdf'), capture('b', '2019-09-17', 'terms.pdf')),
  ).toEqual(['captured on Sep 3, 2019', 'captured on Sep 17, 2019']);
});

test('captures without days are told apart by the names of their files', () => {
  expect(told(capture('a', null, 'terms.pdf'), capture('b', null, 'terms.docx'))).toEqual([
    'terms.pdf',
    'terms.docx',
  ]);
});

test('captures that differ in no one thing throughout show all that differs', () => {
  expect(
    told(
      capture('a', '2019-09-03', 'terms.pdf'),
      capture('b', '2019-09-03', 'terms.docx'),
      capture('c', '2019-09-17', 'terms.pdf'),
    ),
  ).toEqual([
    'captured on Sep 3, 2019 · terms.pdf',
    'captured on Sep 3, 2019 · terms.docx',
    'captured on Sep 17, 2019 · terms.pdf',
  ]);
});

test('captures that differ in nothing are numbered', () => {
  expect(told(capture('a', null, 'terms.pdf'), capture('b', null, 'terms.pdf'))).toEqual([
    'capture 1 of 2',
    'capture 2 of 2',
  ]);
});
