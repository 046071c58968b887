import { expect, test } from 'vitest';
import { talliesBy, tally } from './tally';

const count = (publisher: string, channel: string | null, status: string, licenses: number) => ({
  publisher,
  channel,
  status,
  licenses,
});
const COUNTS = [
  count('Contoso', 'oem', 'incomplete', 2),
  count('Fabrikam', null, 'incomplete', 5),
  count('Fabrikam', 'oem', 'complete', 4),
  count('Contoso', 'fpp', 'incomplete', 1),
];

test('what shares a status is added up, the best status first', () => {
  expect(tally('', COUNTS)).toEqual({
    name: '',
    total: 12,
    parts: [
      { status: 'complete', licenses: 4 },
      { status: 'incomplete', licenses: 8 },
    ],
  });
});

test('the largest tally comes first', () => {
  const tallies = talliesBy(COUNTS, ({ publisher }) => publisher);
  expect(tallies.map(({ name, total }) => [name, total])).toEqual([
    ['Fabrikam', 9],
    ['Contoso', 3],
  ]);
});

test('records that state no channel are a tally of their own', () => {
  const tallies = talliesBy(COUNTS, ({ channel }) => channel ?? '');
  expect(tallies.map(({ name, total }) => [name, total])).toEqual([
    ['oem', 6],
    ['', 5],
    ['fpp', 1],
  ]);
});
