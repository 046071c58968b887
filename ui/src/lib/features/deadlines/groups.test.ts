import { expect, test } from 'vitest';
import type { DeadlineView } from '$lib/ipc';
import { grouped, groupOf, months } from './groups';

// A Wednesday.
const AS_OF = '2024-06-12';

function due(day: string, state = 'open'): DeadlineView {
  const daysLeft = Math.round((Date.parse(day) - Date.parse(AS_OF)) / 86_400_000);
  return {
    key: `D01/vault/vault/${day}`,
    rule: 'D01',
    kind: 'deadline',
    severity: 'warning',
    title: '',
    explanation: '',
    source: '',
    alternatives: [],
    subject: 'vault',
    subjectId: 'vault',
    subjectTitle: 'vault',
    occurrence: day,
    opens: null,
    due: day,
    daysLeft,
    alerts: [],
    nextAlert: null,
    state,
    response: null,
  };
}

test.each([
  ['2024-06-11', 'overdue'],
  ['2024-06-12', 'week'],
  ['2024-06-16', 'week'],
  ['2024-06-17', 'month'],
  ['2024-06-30', 'month'],
  ['2024-07-01', 'later'],
])('what is due on %s is in the group %s', (day, group) => {
  expect(groupOf(due(day), AS_OF)).toBe(group);
});

test('what is done or missed is over, whenever it was due', () => {
  expect(groupOf(due('2024-06-11', 'done'), AS_OF)).toBe('over');
  expect(groupOf(due('2024-07-01', 'missed'), AS_OF)).toBe('over');
});

test('a week that ends today has no more days', () => {
  expect(groupOf({ ...due('2024-06-17'), daysLeft: 1 }, '2024-06-16')).toBe('month');
});

test('groups without a deadline are left out', () => {
  const groups = grouped([due('2024-06-11'), due('2024-07-01')], AS_OF);
  expect(groups.map(({ group }) => group)).toEqual(['overdue', 'later']);
});

test('the timeline goes from the month of the day through the eleven after it', () => {
  const line = months([due('2024-06-30'), due('2025-05-31'), due('2025-06-01')], AS_OF);
  expect(line.map(({ month }) => month).at(0)).toBe('2024-06');
  expect(line.map(({ month }) => month).at(-1)).toBe('2025-05');
  expect(line.map(({ deadlines }) => deadlines.length)).toEqual([
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
  ]);
});
