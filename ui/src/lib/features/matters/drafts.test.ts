import { expect, test } from 'vitest';
import { matterDraft, matterFields } from './drafts';

test('a draft states what it was made of', () => {
  const stated = matterFields({ ...matterDraft(null), reference: 'A-1', products: 'Office\nSQL' });
  expect(stated.products).toEqual(['Office', 'SQL']);
  expect(matterFields(matterDraft(stated))).toEqual(stated);
});

test('what is left empty is not stated', () => {
  const stated = matterFields({ ...matterDraft(null), reference: ' A-1 ', publishers: ' \n' });
  expect(stated.reference).toBe('A-1');
  expect([stated.letterOn, stated.dueOn, stated.noticeDays]).toEqual([null, null, null]);
  expect(stated.publishers).toEqual([]);
});
