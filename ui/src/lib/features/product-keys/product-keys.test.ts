import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { router } from '$lib/app/route.svelte';
import { PASSPHRASE } from '$lib/ipc/fake/product-keys';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(() => {
  vi.useRealTimers();
  closeWindow();
});

const KEY = '88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT';

async function openKeys() {
  const window = await openWindow('small');
  await window.user.click(screen.getByTestId('go-productKeys'));
  await screen.findAllByTestId('key-row');
  return window;
}

/** Chooses the first key and has it shown, with the passphrase. */
async function reveal({ user }: Awaited<ReturnType<typeof openKeys>>) {
  await user.click(screen.getAllByTestId('key-row')[0] as HTMLElement);
  await user.click(await screen.findByTestId('reveal-key'));
  await user.type(await screen.findByTestId('reveal-reason'), 'for support');
  await user.click(screen.getByTestId('confirm-reveal'));
  await user.type(await screen.findByTestId('unlock-passphrase'), PASSPHRASE);
  await user.click(screen.getByTestId('confirm-unlock'));
  return screen.findByTestId('key-value');
}

test('lists keys by their last five characters, with what is left of the activations', async () => {
  const { user } = await openKeys();
  await user.click(screen.getAllByTestId('key-row')[0] as HTMLElement);
  const details = await screen.findByTestId('key-details');
  expect(details).toHaveTextContent('•••••-•••••-•••••-•••••-QX2YT');
  expect(details).toHaveTextContent('460 of 500 (estimate) used');
  expect(details).toHaveTextContent('Source: VLSC/VLMS administration guide');
  expect(details).toHaveTextContent('Few activations are left');
  expect(document.body).not.toHaveTextContent('88KH9');
});

test('is worked with keys alone', async () => {
  const { user } = await openKeys();
  screen.getByTestId('key-list').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await waitFor(() =>
    expect(screen.getByTestId('key-details')).toHaveTextContent('Windows Server 2019'),
  );
});

test('shows a key for a reason, after the passphrase, and hides it when asked', async () => {
  const window = await openKeys();
  expect(await reveal(window)).toHaveTextContent(KEY);
  const asked = window.world.calls.filter(({ command }) => command === 'reveal_product_key');
  expect(asked.at(-1)?.args).toMatchObject({ reason: 'for support' });
  expect(window.asked()).not.toContain('copy_text');
  await window.user.click(screen.getByTestId('hide-key'));
  await waitFor(() => expect(screen.queryByTestId('key-value')).toBeNull());
});

test('hides a key when the person leaves the window', async () => {
  await reveal(await openKeys());
  await fireEvent.blur(window);
  await waitFor(() => expect(screen.queryByTestId('key-value')).toBeNull());
});

test('says that a passphrase is wrong, and asks again', async () => {
  const { user } = await openKeys();
  await user.click(screen.getAllByTestId('key-row')[0] as HTMLElement);
  await user.click(await screen.findByTestId('reveal-key'));
  await user.type(await screen.findByTestId('reveal-reason'), 'for support');
  await user.click(screen.getByTestId('confirm-reveal'));
  const field = await screen.findByTestId('unlock-passphrase');
  await user.type(field, 'not this one');
  await user.click(screen.getByTestId('confirm-unlock'));
  await waitFor(() => expect(field).toHaveAccessibleDescription('The passphrase is wrong.'));
});

test('enters a key, whose value is then only an end', async () => {
  const { user, world } = await openKeys();
  await user.click(screen.getByTestId('new-key'));
  await user.click(await screen.findByTestId('save-key'));
  expect(screen.getByTestId('key-product')).toHaveAccessibleDescription('The product is missing.');
  await user.type(screen.getByTestId('key-product'), 'Visio');
  await user.type(screen.getByTestId('key-value-field'), '2B3C4-D5F6G-7H8J9-KMPQR-TVWXY');
  await user.click(screen.getByTestId('save-key'));
  expect(await screen.findByTestId('key-details')).toHaveTextContent('TVWXY');
  expect(screen.getAllByTestId('key-row')).toHaveLength(3);
  expect(document.body).not.toHaveTextContent('2B3C4');
  expect(world.productKeys.values.size).toBe(2);
});

test('asks for the day on which activations were read', async () => {
  const { user } = await openKeys();
  await user.click(screen.getByTestId('new-key'));
  await user.type(await screen.findByTestId('key-product'), 'Visio');
  await user.type(screen.getByTestId('key-used'), '3');
  await user.click(screen.getByTestId('save-key'));
  expect(screen.getByTestId('key-countedOn')).toHaveAccessibleDescription(/The day on which/);
});

test('voids a key with a reason', async () => {
  const { user } = await openKeys();
  await user.click(screen.getAllByTestId('key-row')[0] as HTMLElement);
  await user.click(await screen.findByTestId('void'));
  await user.type(await screen.findByTestId('void-reason'), 'it leaked');
  await user.click(screen.getByTestId('confirm-void'));
  await waitFor(() => expect(screen.getAllByTestId('key-row')).toHaveLength(1));
  await user.click(screen.getByTestId('keys-voided'));
  await waitFor(() => expect(screen.getByTestId('key-row')).toHaveTextContent('Office'));
});

test('sets a passphrase that is typed twice', async () => {
  const { user } = await openWindow('empty');
  await user.click(screen.getByTestId('go-productKeys'));
  expect(await screen.findByText('No product key yet')).toBeVisible();
  await user.click(screen.getByTestId('set-passphrase'));
  await user.type(await screen.findByTestId('new-passphrase'), 'correct horse');
  const again = screen.getByTestId('same-passphrase');
  await user.type(again, 'correct hors');
  await user.click(screen.getByTestId('confirm-passphrase'));
  expect(again).toHaveAccessibleDescription('The passphrases differ.');
  await user.type(again, 'e');
  await user.click(screen.getByTestId('confirm-passphrase'));
  await waitFor(() => expect(screen.queryByTestId('passphrase-dialog')).toBeNull());
});

test('hides a key after half a minute', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  await reveal(await openKeys());
  await vi.advanceTimersByTimeAsync(29_000);
  expect(screen.getByTestId('key-value')).toBeVisible();
  await vi.advanceTimersByTimeAsync(2_000);
  await waitFor(() => expect(screen.queryByTestId('key-value')).toBeNull());
});

test('enters a key as it is printed on a document', async () => {
  const { user, world } = await openWindow('small');
  const [paper] = world.papers;
  world.productKeys.printed.set(paper?.id ?? '', ['2B3C4-D5F6G-7H8J9-KMPQR-TVWXY']);
  router.go({ screen: 'documents', document: paper?.id ?? '' });
  await user.click(await screen.findByTestId('enter-printed-key'));
  expect(screen.queryByTestId('key-value-field')).toBeNull();
  await user.type(await screen.findByTestId('key-product'), 'Visio');
  await user.click(screen.getByTestId('save-key'));
  expect(await screen.findByTestId('key-details')).toHaveTextContent('TVWXY');
  expect(document.body).not.toHaveTextContent('2B3C4');
});

test('says when only this computer can open the keys', async () => {
  const { user, world } = await openWindow('small');
  world.productKeys.lock = { identity: true, passphrase: false, open: false };
  await user.click(screen.getByTestId('go-productKeys'));
  expect(await screen.findByText('Only this computer can open the keys.')).toBeVisible();
});

test('says when the host fails, and can try again', async () => {
  const { user, world } = await openWindow('small');
  const failed = { code: 'internal', message: 'it failed', hint: null, details: {} };
  world.refusals.set('product_keys', failed);
  await user.click(screen.getByTestId('go-productKeys'));
  expect(await screen.findByText('Something went wrong in Muniment.')).toBeVisible();
  world.refusals.clear();
  await user.click(screen.getByText('Try again'));
  expect((await screen.findAllByTestId('key-row')).length).toBe(2);
});
