import { expect, test } from 'vitest';
import { AT_REST, turnOf } from './recognition.svelte';

const running = { ...AT_REST, state: 'running', pagesLeft: 12 };

test('a screen reader hears that recognition begins, pauses, goes off or ends', () => {
  expect(turnOf(AT_REST, running)).toBe('Recognizing 12 pages.');
  expect(turnOf(running, { ...running, state: 'paused' })).toBe('Text recognition is paused.');
  expect(turnOf(running, { ...running, state: 'off' })).toBe('Text recognition is off');
  expect(turnOf(running, { ...running, state: 'idle' })).toBe('Text recognition has stopped.');
  expect(
    turnOf({ ...running, pagesLeft: 1 }, { ...running, pagesLeft: 0 }),
    'of failed pages',
  ).toBe('Text recognition is done.');
});

test('and nothing about each page, or about what is only improved', () => {
  expect(turnOf(running, { ...running, pagesLeft: 11 })).toBeUndefined();
  const improving = { ...AT_REST, pagesToImprove: 5 };
  expect(turnOf(improving, { ...improving, state: 'running' })).toBeUndefined();
});
