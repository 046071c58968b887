import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

test('begins at its first field, also where what it edits has to be read first', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-licenses'));
  await user.click(await screen.findByTestId('new-license'));
  await waitFor(() => expect(screen.getByTestId('license-product')).toHaveFocus());
  await user.keyboard('{Escape}');
  await user.click((await screen.findAllByTestId('license-row'))[0] as HTMLElement);
  await user.click(await screen.findByTestId('edit-license'));
  await waitFor(() => expect(screen.getByTestId('license-product')).toHaveFocus());
});
