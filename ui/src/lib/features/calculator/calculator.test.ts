import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

test('is worked with keys alone, from the filter to the answer', async () => {
  const { user } = await openWindow('small');
  await user.keyboard('{Control>}8{/Control}');
  await screen.findAllByTestId('calculation');
  await user.keyboard('/');
  await user.type(screen.getByTestId('calculator-filter'), 'sql{Enter}');
  await waitFor(() => expect(screen.getByTestId('input-vcores')).toHaveFocus());
  await user.keyboard('6{Enter}');
  expect(await screen.findByTestId('outcome-licenses')).toHaveTextContent('6 core licenses');
  expect(screen.getByTestId('calculator-answer')).toHaveTextContent('Commercial Licensing Guide');
});

test('says at its field what is missing and what cannot be', async () => {
  const { user, asked } = await openWindow('small');
  await user.click(screen.getByTestId('go-calculator'));
  await user.click(await screen.findByText('SQL Server in a virtual machine'));
  await user.click(await screen.findByTestId('calculate'));
  expect(screen.getByText('This is needed.')).toBeVisible();
  expect(asked()).not.toContain('calculate');
  const field = screen.getByTestId('input-vcores');
  await waitFor(() => expect(field).toHaveFocus());
  await user.type(field, '0{Enter}');
  expect(await screen.findByText('Give a whole number from 1 to 10000.')).toBeVisible();
  expect(field).toHaveAccessibleDescription(/whole number/);
});

test('shows what another source would give, and forgets an answer to other values', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-calculator'));
  await user.click(await screen.findByText('Minimum of a program'));
  await user.click(await screen.findByTestId('fill-example'));
  const others = await screen.findByTestId('calculator-alternatives');
  expect(others).toHaveTextContent('500 users or devices');
  await user.selectOptions(screen.getByTestId('input-program'), 'select_plus');
  expect(screen.queryByTestId('calculator-answer')).toBeNull();
});

test('keeps what was entered while other screens are shown', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-calculator'));
  await user.click(await screen.findByText('SQL Server in a virtual machine'));
  await user.type(await screen.findByTestId('input-vcores'), '12');
  await user.click(screen.getByTestId('go-journal'));
  await user.click(screen.getByTestId('go-calculator'));
  expect(await screen.findByTestId('input-vcores')).toHaveValue('12');
});

test('says when nothing matches the filter, and when the host fails', async () => {
  const { user, world } = await openWindow('small');
  world.refusals.set('calculator_functions', {
    code: 'internal',
    message: 'it failed',
    hint: null,
    details: {},
  });
  await user.click(screen.getByTestId('go-calculator'));
  expect(await screen.findByText('Something went wrong in Muniment.')).toBeVisible();
  world.refusals.clear();
  await user.click(screen.getByText('Try again'));
  await screen.findAllByTestId('calculation');
  await user.type(screen.getByTestId('calculator-filter'), 'nothing like it');
  expect(screen.getByText('No calculation matches.')).toBeVisible();
});
