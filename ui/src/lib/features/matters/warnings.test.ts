import { expect, test } from 'vitest';
import { groupsOf, ofDisclosure, ofPack } from './warnings';

test('warnings of one code are together, in the order in which the codes come', () => {
  const warning = (code: string, subject: string) => ({ code, subject, about: '' });
  const mixed = [warning('void', 'a'), warning('not_read', 'b'), warning('void', 'c')];
  expect(groupsOf(mixed).map(({ code, all }) => [code, all.map(({ subject }) => subject)])).toEqual(
    [
      ['void', ['a', 'c']],
      ['not_read', ['b']],
    ],
  );
});

test('what a warning of a pack is about is told in words, where it is a code or a number', () => {
  const about = (code: string, said: string) =>
    ofPack({ code, subject: 'a.pdf', about: said, id: '1' }).about;
  expect(about('not_read', 'damaged')).toBe('Damaged');
  expect(about('key_visible', '3')).toBe('3 pages');
  expect(about('proof_withheld', 'Visio')).toBe('Visio');
});

test('a disclosure names the request', () => {
  const about = ['Proseware', 'Litware'];
  expect(
    ofDisclosure({ code: 'x', request: '2', subject: 'document', id: '1', name: 'a.pdf', about }),
  ).toEqual({ code: 'x', subject: 'Request 2: a.pdf', about: 'Proseware, Litware' });
});
