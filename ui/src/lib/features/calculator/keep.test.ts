import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

async function calculated(scenario: 'small' | 'read-only'): Promise<TestWindow> {
  const opened = await openWindow(scenario);
  const { user } = opened;
  await user.click(screen.getByTestId('go-calculator'));
  await user.click(await screen.findByText('SQL Server in a virtual machine'));
  await user.type(await screen.findByTestId('input-vcores'), '6{Enter}');
  await screen.findByTestId('calculator-answer');
  return opened;
}

test('an answer is kept on a license with its rule and source, and removed again', async () => {
  const { user, world } = await calculated('small');
  await user.click(screen.getByTestId('keep-calculation'));
  expect(await screen.findByTestId('confirm-keep')).toBeDisabled();
  await user.click((await screen.findAllByTestId('choice'))[0] as HTMLElement);
  await user.type(screen.getByTestId('keep-note'), 'for the audit');
  await user.click(screen.getByTestId('confirm-keep'));
  await waitFor(() => expect(world.kept.size).toBe(1));
  const [license] = [...world.kept.keys()];
  const title = world.licenses.rows.find((row) => row.id === license)?.title ?? '';

  await user.click(screen.getByTestId('go-licenses'));
  await user.click(within(await screen.findByRole('grid')).getAllByText(title)[0] as HTMLElement);
  const kept = await screen.findByTestId('kept-calculation');
  expect(kept).toHaveTextContent('6 core licenses');
  expect(kept).toHaveTextContent('for the audit');
  expect(kept).toHaveTextContent('Source: Commercial Licensing Guide (2017)');
  await user.click(screen.getByTestId('remove-calculation'));
  await waitFor(() => expect(screen.queryByTestId('kept-calculation')).toBeNull());
});

test('an answer to other values cannot be kept in place of the one shown', async () => {
  const { user } = await calculated('small');
  await user.type(screen.getByTestId('input-vcores'), '0');
  expect(screen.queryByTestId('keep-calculation')).toBeNull();
});

test('nothing is kept where the vault cannot be written', async () => {
  await calculated('read-only');
  expect(screen.queryByTestId('keep-calculation')).toBeNull();
});
