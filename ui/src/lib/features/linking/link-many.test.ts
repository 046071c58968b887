import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

/** Chooses two licenses. */
async function chosen(): Promise<TestWindow> {
  const opened = await openWindow('small');
  const { user } = opened;
  await user.click(screen.getByTestId('go-licenses'));
  const rows = await screen.findAllByTestId('license-row');
  await user.keyboard('{Control>}');
  for (const row of rows.slice(0, 2)) await user.click(row);
  await user.keyboard('{/Control}');
  return opened;
}

/** Goes on to the preview of links to the first documents as receipts. */
async function preview({ user }: TestWindow, documents: number) {
  await user.click(await screen.findByTestId('link-licenses'));
  expect(await screen.findByTestId('preview-link-many')).toBeDisabled();
  const choices = (await screen.findAllByTestId('choice')).slice(0, documents);
  for (const choice of choices) await user.click(choice);
  await user.selectOptions(screen.getByTestId('link-kind'), 'receipt');
  await user.click(screen.getByTestId('preview-link-many'));
  return screen.findAllByTestId('link-plan-row');
}

test('several documents are linked to several licenses as the preview showed', async () => {
  const opened = await chosen();
  const { user, world } = opened;
  const before = world.links.length;
  expect(await preview(opened, 2)).toHaveLength(4);
  expect(world.links.length).toBe(before);
  await user.click(screen.getByTestId('run-link-many'));
  await waitFor(() => expect(world.links.length).toBe(before + 4));
  await user.click(await screen.findByTestId('undo'));
  await waitFor(() => expect(world.links.length).toBe(before));
});

test('links that are there are named and passed over', async () => {
  const opened = await chosen();
  const { user, world } = opened;
  const before = world.links.length;
  await preview(opened, 1);
  await user.click(screen.getByTestId('run-link-many'));
  await waitFor(() => expect(world.links.length).toBe(before + 2));
  const rows = await preview(opened, 1);
  expect(rows[0]).toHaveTextContent('is linked already');
  expect(screen.getByTestId('run-link-many')).toBeDisabled();
});
