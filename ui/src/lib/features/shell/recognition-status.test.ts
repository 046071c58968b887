import { expect, test } from 'vitest';
import { AT_REST } from '$lib/app/recognition.svelte';
import { statusOf } from './recognition-status';

test('nothing is said when every page is searchable and none is in work', () => {
  expect(statusOf(AT_REST)).toBeNull();
  expect(statusOf({ ...AT_REST, pagesToImprove: 12 })).toBeNull();
  expect(statusOf({ ...AT_REST, state: 'off' })).toBeNull();
});

test.each([
  ['running', 'running', '12 pages not yet searchable'],
  ['paused', 'paused', '12 pages not yet searchable, paused'],
  ['off', 'off', '12 pages not yet searchable: text recognition is off'],
  ['idle', 'resting', '12 pages not yet searchable'],
])('pages that are left are always told: %s', (state, look, text) => {
  expect(statusOf({ ...AT_REST, state, pagesLeft: 12 })).toMatchObject({ look, text });
});

test('the careful second reading is told when nothing else is left', () => {
  const view = { ...AT_REST, state: 'running', pagesToImprove: 1 };
  expect(statusOf(view)?.text).toBe('1 page still to be read with care');
});

test('more is how long it takes, or why it is off', () => {
  const view = { ...AT_REST, state: 'running', pagesLeft: 2, secondsLeft: 400 };
  expect(statusOf(view)?.more).toBe('about 7 minutes left');
  const problem = { code: 'no_recognition', message: 'no models', hint: null, details: {} };
  expect(statusOf({ ...view, state: 'off', problem })?.more).toBe('no models');
});
