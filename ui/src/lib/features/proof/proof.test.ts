import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { preferences } from '../../app/preferences.svelte';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(() => {
  preferences.set('profile', 'practical');
  closeWindow();
});

/** Opens the record with this number in the fake vault. */
async function openRecord(at: number): Promise<TestWindow> {
  const opened = await openWindow('small');
  await opened.user.click(screen.getByTestId('go-licenses'));
  const id = opened.world.licenses.rows[at]?.id;
  const rows = await screen.findAllByTestId('license-row');
  const row = rows.find((each) => each.dataset['dropLicense'] === id);
  await opened.user.click(row ?? document.body);
  await screen.findByTestId('proof-status');
  return opened;
}

const groups = () => screen.getAllByTestId('proof-group');
const states = () => groups().map((group) => group.dataset['state']);

test('a proven record names the documents that meet each requirement', async () => {
  const { user } = await openRecord(0);
  expect(screen.getByTestId('proof-status')).toHaveTextContent('Proven 3 of 3 requirements met');
  expect(screen.queryByTestId('proof-missing')).toBeNull();
  expect(states()).toEqual(['met', 'met', 'met']);
  const [agreement] = screen.getAllByTestId('evidence');
  await user.click(agreement ?? document.body);
  expect(await screen.findByTestId('document-title')).toHaveTextContent('7781204');
});

test('a figure never stands without the names of what is missing', async () => {
  await openRecord(2);
  expect(screen.getByTestId('proof-status')).toHaveTextContent('1 of 3 requirements met');
  expect(screen.getByTestId('proof-missing')).toHaveTextContent(
    'Missing: The signed agreement or enrollment; The purchase of all units',
  );
});

test('a missing requirement says what would do and opens the dialog that mends it', async () => {
  const { user } = await openRecord(2);
  const [agreement] = groups();
  if (!agreement) throw new Error('there is no group');
  expect(agreement).toHaveTextContent('Would do: Agreement or Enrollment');
  await user.click(within(agreement).getByRole('button', { name: 'Link a document…' }));
  expect(await screen.findByTestId('link-dialog')).toBeVisible();
});

test('a document that was tried says why it does not do', async () => {
  await openRecord(1);
  expect(screen.getByTestId('tried')).toHaveTextContent('RE Order confirmation 4500123987.eml');
  expect(screen.getByTestId('tried')).toHaveTextContent(
    'nobody confirmed that it comes from the seller',
  );
});

test('what cannot be there yet is told apart from what is missing', async () => {
  await openRecord(4);
  expect(screen.getByTestId('proof-status')).toHaveTextContent('Waiting for the statement');
  expect(states()).toEqual(['met', 'met', 'pending']);
});

test('a finding is accepted with a reason only, and counts again when that is withdrawn', async () => {
  const { user, world } = await openRecord(2);
  const [waive] = screen.getAllByRole('button', { name: /^Live with finding R-VL-1\/G1/ });
  await user.click(waive ?? document.body);
  expect(await screen.findByTestId('confirm-waive')).toBeDisabled();
  await user.type(screen.getByTestId('waive-reason'), 'lost in the move');
  await user.click(screen.getByTestId('confirm-waive'));
  expect(await screen.findByTestId('waiver')).toHaveTextContent('lost in the move');
  expect(states()[0]).toBe('waived');
  await user.click(screen.getByTestId('withdraw'));
  await waitFor(() => expect(screen.queryByTestId('waiver')).toBeNull());
  expect(world.waivers.get(world.licenses.rows[2]?.id ?? '')?.size).toBe(0);
});

test('a finding that only words can help with has no button but to live with it', async () => {
  await openRecord(4);
  const finding = screen.getByTestId('finding');
  expect(within(finding).queryByTestId('finding-step')).toBeNull();
  expect(within(finding).getByTestId('waive')).toBeVisible();
});

test('the strict reading asks for more and is remembered', async () => {
  const { user } = await openRecord(3);
  const before = groups().length;
  await user.selectOptions(screen.getByTestId('proof-profile'), 'seed_strict');
  await waitFor(() => expect(groups().length).toBe(before + 1));
  expect(preferences.get('profile')).toBe('seed_strict');
});

test('is asked for as of another day', async () => {
  const { user, world } = await openRecord(0);
  await user.type(screen.getByTestId('proof-as-of'), '2023-01-31');
  await waitFor(() =>
    expect(world.calls.findLast((call) => call.command === 'check_license')?.args).toMatchObject({
      asOf: '2023-01-31',
    }),
  );
});

test('says which rules were applied and that they are no advice', async () => {
  await openRecord(0);
  expect(screen.getByTestId('proof')).toHaveTextContent(
    /Not legal advice: review with counsel\. Rules muniment-evidence 1, SHA-256 [0-9a-f]{12}…/,
  );
});

test('a vault that cannot be written offers no step', async () => {
  await openWindow('read-only');
  screen.getByTestId('go-licenses').click();
  (await screen.findAllByTestId('license-row'))[0]?.click();
  await screen.findByTestId('proof-status');
  expect(screen.queryByTestId('group-step')).toBeNull();
  expect(screen.queryByTestId('waive')).toBeNull();
});

test('the list is filtered by status and finding, and each filter is a chip that goes', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-licenses'));
  await user.selectOptions(await screen.findByTestId('filter-status'), 'complete');
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  await user.click(screen.getByRole('button', { name: 'Remove the filter: Proven' }));
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(8));
  await user.selectOptions(screen.getByTestId('filter-finding'), 'R-VL-1/G1');
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  expect(screen.getByTestId('filter-chip')).toHaveTextContent('Finding R-VL-1/G1');
});

test('the list is narrowed by channel, voided records as well, and what was chosen stays', async () => {
  const { user, world } = await openWindow('small');
  const shown = () => screen.queryAllByTestId('license-row').length;
  await user.click(screen.getByTestId('go-licenses'));
  await user.selectOptions(await screen.findByTestId('filter-channel'), 'volume_license');
  await waitFor(() => expect(shown()).toBe(3));
  await user.selectOptions(screen.getByTestId('license-show'), 'voided');
  await waitFor(() => expect(shown()).toBe(0));
  for (const row of world.licenses.rows) row.voided = true;
  await user.click(screen.getByTestId('go-documents'));
  await user.click(screen.getByTestId('go-licenses'));
  await waitFor(() => expect(shown()).toBe(3));
  await user.click(screen.getByRole('button', { name: 'Remove the filter: Volume license' }));
  await waitFor(() => expect(shown()).toBe(8));
  await user.selectOptions(screen.getByTestId('filter-channel'), 'unstated');
  await waitFor(() => expect(shown()).toBe(1));
});

test('the list says in words how well each record is proven, the worst first', async () => {
  const { user } = await openWindow('small');
  await user.click(screen.getByTestId('go-licenses'));
  await screen.findAllByTestId('license-row');
  await user.click(screen.getByRole('button', { name: 'Proof' }));
  await waitFor(() => {
    const shown = screen.getAllByTestId('proof-of-row').map((each) => each.dataset['status']);
    expect(shown[0]).toBe('incomplete');
    expect(shown.at(-1)).toBe('complete');
  });
  expect(screen.getAllByTestId('proof-of-row').at(-1)).toHaveTextContent(/^Proven 3\/3/);
});
