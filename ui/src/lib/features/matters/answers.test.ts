import { expect, test } from 'vitest';
import type { AnsweredList, AnswerMatch } from '$lib/ipc';
import { exactOf, keyOf, responsesOf } from './answers';

const match = (id: string, found: string): AnswerMatch => ({
  subject: 'document',
  id,
  name: `${id}.pdf`,
  by: 'text',
  found,
  page: 1,
});
const list: AnsweredList = {
  answered: 2,
  lines: [
    { line: 1, text: 'INV-1', kind: 'invoice', exact: [match('a', 'INV-1')], near: [], more: 0 },
    {
      line: 2,
      text: 'INV-2',
      kind: 'invoice',
      exact: [match('a', 'INV-2')],
      near: [match('b', 'INV-3')],
      more: 0,
    },
  ],
};

test('only exact matches are ticked at first, each once', () => {
  expect(exactOf(list)).toEqual(['document/a']);
});

test('a document responds once, with all lines that it answers', () => {
  const responses = responsesOf(list, exactOf(list));
  expect(responses.map(({ id, note }) => [id, note])).toEqual([['a', 'INV-1, INV-2']]);
});

test('a near match responds where a person ticks it', () => {
  const responses = responsesOf(list, [keyOf(match('b', 'INV-3'))]);
  expect(responses.map(({ id, note, disposition }) => [id, note, disposition])).toEqual([
    ['b', 'INV-2', 'produce'],
  ]);
});
