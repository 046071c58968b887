import { screen, waitFor, within } from '@testing-library/svelte';
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
  expect(rows().map((row) => row.textContent.trim().slice(0, 3))).toEqual([
    'Nov',
    'Sep',
    'Sep',
    'Jul',
  ]);
  expect(screen.getByTestId('terms-gap')).toHaveTextContent('August 2019 not captured');
});

test('says which edition is in force on a day', async () => {
  const { user } = await openTerms();
  expect(rows()[0]).toHaveTextContent('in force');
  const day = screen.getByTestId('terms-on');
  await user.type(day, '2019-08-15');
  await waitFor(() => expect(rows()[3]).toHaveTextContent('in force'));
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

test('shows the terms that govern a license beside it', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-licenses'));
  await user.click((await screen.findAllByTestId('license-row'))[0] as HTMLElement);
  const governing = await screen.findByTestId('governing');
  expect(governing).toHaveTextContent('Product Terms · September 2019');
  expect(screen.getByText('On 2019-09-10 the agreement took effect.')).toBeVisible();
});

test('tells captures of one edition apart', async () => {
  await openTerms();
  expect(screen.getAllByTestId('terms-apart').map((each) => each.textContent)).toEqual([
    'captured on Sep 3, 2019',
    'captured on Sep 17, 2019',
  ]);
});

test('voids an edition with a reason, shows it as voided and restores it', async () => {
  const { user } = await openTerms();
  await user.click(rows()[0] as HTMLElement);
  await user.click(await screen.findByTestId('void'));
  await user.type(await screen.findByTestId('void-reason'), 'It is a draft.{Enter}');
  await user.click(screen.getByTestId('confirm-void'));
  const voided = await screen.findByTestId('terms-voided');
  expect(voided).toHaveTextContent('November 2019');
  const details = screen.getByTestId('terms-details');
  await waitFor(() => expect(details).toHaveTextContent('It is a draft.'));
  await waitFor(() => expect(within(details).getByRole('heading')).toHaveFocus());
  expect(within(details).queryByTestId('terms-effective')).toBeNull();
  await user.click(within(details).getByTestId('restore'));
  await waitFor(() => expect(screen.queryByTestId('terms-voided')).toBeNull());
  expect(rows()[0]).toHaveTextContent('Nov');
});

test('says why a voided edition cannot be restored', async () => {
  const { user, world } = await openTerms();
  await user.click(rows()[0] as HTMLElement);
  await user.click(await screen.findByTestId('void'));
  await user.type(await screen.findByTestId('void-reason'), 'It is a draft.');
  await user.click(screen.getByTestId('confirm-void'));
  const refused = { code: 'document_in_use', message: '', hint: null, details: {} };
  world.refusals.set('restore_terms', refused);
  await user.click(await screen.findByTestId('restore'));
  expect(await screen.findByText('The document holds a terms edition already.')).toBeVisible();
});

test('says which editions licenses lack, and opens such a license', async () => {
  const { user } = await openTerms();
  const finding = screen.getByTestId('terms-finding');
  expect(finding).toHaveTextContent(
    'The Product Terms in force on Apr 1, 2018 are not in the vault.',
  );
  await user.click(within(finding).getByText(/^[0-9]+ licenses$/));
  const [first] = within(finding).getAllByRole('button');
  const name = first?.textContent.trim() ?? '';
  await user.click(first as HTMLElement);
  expect(await screen.findByRole('heading', { name })).toBeVisible();
});

test('says in a vault without terms which editions licenses lack', async () => {
  const window = await openWindow('small');
  window.world.terms.rows = [];
  await window.user.click(screen.getByTestId('go-terms'));
  expect(await screen.findByTestId('terms-finding')).toBeVisible();
  expect(screen.queryByTestId('terms-row')).toBeNull();
});
