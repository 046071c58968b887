import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

async function openTerms() {
  const window = await openWindow('small');
  await window.user.click(screen.getByTestId('go-terms'));
  await screen.findAllByTestId('terms-row');
  return window;
}

const rows = () => screen.getAllByTestId('terms-row');

test('shows the editions of a series in time, with what is missing between them', async () => {
  await openTerms();
  expect(rows().map((row) => row.textContent.trim().slice(0, 3))).toEqual(['Nov', 'Sep', 'Jul']);
  expect(screen.getByTestId('terms-gap')).toHaveTextContent('August 2019 not captured');
});

test('says which edition is in force on a day', async () => {
  const { user } = await openTerms();
  expect(rows()[0]).toHaveTextContent('in force');
  const day = screen.getByTestId('terms-on');
  await user.type(day, '2019-08-15');
  await waitFor(() => expect(rows()[2]).toHaveTextContent('in force'));
  expect(rows()[0]).not.toHaveTextContent('in force');
});

test('shows the dates that contradict each other until a person confirms one', async () => {
  const { user } = await openTerms();
  await user.click(rows()[0] as HTMLElement);
  expect(await screen.findByText('contradicts the chosen date')).toBeVisible();
  await user.click(screen.getByTestId('terms-confirm'));
  await waitFor(() => expect(screen.queryByText('contradicts the chosen date')).toBeNull());
  await user.click(await screen.findByTestId('undo'));
  expect(await screen.findByText('contradicts the chosen date')).toBeVisible();
});

test('compares an edition with the one before it, inline and side by side', async () => {
  const { user } = await openTerms();
  await user.click(rows()[0] as HTMLElement);
  await user.click(await screen.findByTestId('terms-compare'));
  const change = await screen.findByTestId('terms-change');
  expect(change.querySelector('del')).toHaveTextContent('one server');
  expect(change.querySelector('ins')).toHaveTextContent('two servers');
  await user.click(screen.getByTestId('terms-side-by-side'));
  expect(screen.getByTestId('terms-change').querySelectorAll('.sides p')).toHaveLength(2);
  await user.type(screen.getByTestId('terms-find'), 'nowhere{Enter}');
  await waitFor(() => expect(screen.queryByTestId('terms-change')).toBeNull());
});

test('finds words in the editions in force on the day', async () => {
  const { user } = await openTerms();
  await user.type(screen.getByTestId('terms-search'), 'one server{Enter}');
  expect(await screen.findByTestId('terms-hit')).toHaveTextContent('one server at a time');
});

test('says of each document why it is no terms', async () => {
  const { user } = await openTerms();
  await user.click(screen.getByTestId('add-terms'));
  await user.click((await screen.findAllByTestId('choice'))[0] as HTMLElement);
  await user.click(screen.getByTestId('confirm-add-terms'));
  expect(await screen.findByTestId('terms-refused')).toHaveTextContent(
    'Neither its name nor its beginning names a kind of terms.',
  );
});
