import { expect, test } from 'vitest';
import type { LicenseRow, ProposedRecordView } from '$lib/ipc';
import { proposedFirst } from './search';

function record(id: string): ProposedRecordView {
  const license = { id, title: `Record ${id}` } as unknown as LicenseRow;
  return { license, reasons: [{ reason: 'part', value: '269-05623' }], kind: null, quantity: null };
}

const choice = (id: string) => ({ id, title: `Record ${id}`, note: '5 units' });

test('a proposed record comes first, once, with what it has in common', () => {
  const found = { total: 3, choices: [choice('a'), choice('b'), choice('c')] };
  const shown = proposedFirst([record('b')], found);
  expect(shown.choices.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(shown.choices[0]?.note).toBe('same part number 269-05623');
  expect(shown.total).toBe(3);
});

test('a proposed record beyond those found is there as well', () => {
  const shown = proposedFirst([record('z')], { total: 1, choices: [choice('a')] });
  expect(shown.choices.map(({ id }) => id)).toEqual(['z', 'a']);
  expect(shown.total).toBe(2);
});
