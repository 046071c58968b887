import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { actions } from '$lib/app/actions.svelte';
import { preferences } from '$lib/app/preferences.svelte';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

async function rowNamed(name: string): Promise<HTMLElement> {
  const all = await screen.findAllByTestId('document-row');
  const row = all.find((each) => each.textContent.includes(name));
  if (!row) throw new Error(`no row for ${name}`);
  return row;
}

test('a scan that could not be recognized is shown, with its reason and another attempt', async () => {
  preferences.set('detailsOpen', true);
  const { user } = await openWindow('small');
  await user.type(screen.getByTestId('search'), 'plan');
  await waitFor(() => expect(screen.getAllByTestId('document-row').length).toBe(1));
  const row = await rowNamed('Site plan 1996');
  expect(row).toHaveTextContent('Could not be recognized');
  await user.click(row);
  const state = await screen.findByTestId('reading-state');
  expect(state).toHaveTextContent('Could not be recognized');
  expect(state).toHaveTextContent('page 1 could not be recognized: reading it takes too much');
  expect(state).not.toHaveTextContent('Reading it would pass a limit');
  const page = (await screen.findAllByTestId('viewer-page'))[0];
  await waitFor(() => expect(page?.querySelector('img')).not.toBeNull());
  expect(await screen.findByTestId('recognize-again-in-details')).toBeVisible();
  expect(actions.offers('recognize-again')).toBe(true);
  await user.click(within(state).getByTestId('recognize-again'));
  expect(await screen.findByTestId('recognize-again-dialog')).toBeVisible();
});

test('a file that could not be read has no pages to look at and nothing to recognize', async () => {
  preferences.set('detailsOpen', true);
  const { user } = await openWindow('small');
  await user.click(await rowNamed('Scan_20190412_0003'));
  const state = await screen.findByTestId('reading-state');
  expect(state).toHaveTextContent('The bytes do not follow their format');
  expect(within(state).queryByTestId('recognize-again')).toBeNull();
  await screen.findByTestId('save-copy');
  expect(screen.queryByTestId('recognize-again-in-details')).toBeNull();
  expect(screen.queryByTestId('viewer-page')).toBeNull();
});
