import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { Documents } from './documents.svelte';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

test('pages that nobody can search yet lead to their documents, whatever was looked for', async () => {
  const { user, world } = await openWindow('small');
  await user.type(screen.getByTestId('search'), 'northwind');
  await waitFor(() => expect(document.querySelector('mark.hit')).not.toBeNull());
  const wanted = world.papers.filter((paper) => paper.waiting > 0 || paper.state === 'unread');
  await world.tell('recognition', {
    state: 'idle',
    problem: null,
    pagesLeft: 8,
    pagesToImprove: 0,
    secondsLeft: null,
    inWork: [],
  });
  await user.click(await screen.findByTestId('recognition-status'));
  await user.click(await screen.findByTestId('show-waiting'));
  await waitFor(() => expect(screen.getAllByTestId('document-row').length).toBe(wanted.length));
  expect(screen.getByTestId('search')).toHaveValue('');
  const list = screen.getAllByTestId('document-row').map((row) => row.textContent);
  expect(
    list.some((row) => row.includes('Scan 2022')),
    'one with text on other pages',
  ).toBe(true);
});

test('what is shown for its state stands in the order of before the search', () => {
  const documents = new Documents();
  documents.sort('name');
  documents.search('northwind');
  documents.toggleKind('invoice');
  documents.showStates(['waiting']);
  expect(documents.query).toBe('');
  expect(documents.kinds).toEqual([]);
  expect(documents.states).toEqual(['waiting']);
  expect(documents.order.by).toBe('name');
});
