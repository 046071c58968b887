import { screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { dialogs } from '$lib/app/dialogs.svelte';
import { document } from '$lib/ipc';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

test('a scan is recognized again for the letters that a person chooses, which are kept', async () => {
  const { user, world } = await openWindow('small');
  const id = world.papers[18]?.id ?? '';
  dialogs.ask({ dialog: 'recognize-again', document: (await document(id)).row });
  expect(await screen.findByTestId('script-any')).toBeChecked();
  await user.click(screen.getByTestId('script-latin'));
  await user.click(screen.getByTestId('confirm-recognize-again'));
  await vi.waitFor(() => expect(world.scripts.get(id)).toBe('latin'));
  expect(screen.queryByTestId('recognize-again-dialog')).toBeNull();

  dialogs.ask({ dialog: 'recognize-again', document: (await document(id)).row });
  expect(await screen.findByTestId('script-latin')).toBeChecked();
});
