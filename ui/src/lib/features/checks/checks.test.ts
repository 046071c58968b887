import { screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

async function openChecks(tab = 'verification', scenario: Scenario = 'small'): Promise<TestWindow> {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-verify'));
  await window.user.click(screen.getByTestId(`tab-${tab}`));
  return window;
}

const codes = (id: string) => screen.queryAllByTestId(id).map((each) => each.dataset['code']);

describe('the verification report', () => {
  test('says what is not excluded while no seal from elsewhere is at hand', async () => {
    const { user } = await openChecks();
    await user.click(screen.getByTestId('verify'));
    expect(await screen.findByTestId('not-excluded')).toHaveTextContent(
      /An older copy of the vault took its place/,
    );
    expect(screen.getByTestId('anchors')).toHaveTextContent(/No seal from outside the vault/);
    await user.click(screen.getByTestId('go-to-seals'));
    expect(await screen.findByTestId('seal-now')).toBeVisible();
  });

  test('names what each manipulation proves', async () => {
    const { user } = await openChecks('verification', 'busy');
    await user.click(screen.getByTestId('verify'));
    await screen.findByTestId('verify-report');
    expect(codes('manipulation')).toEqual(['byte_flipped', 'file_deleted', 'file_added']);
    expect(screen.getAllByTestId('manipulation')[2]).toHaveTextContent(
      /did not come in through Muniment.*objects\/Thumbs\.db.*Shown by the vault itself/,
    );
  });

  test('with a seal from elsewhere, tells how far it reaches', async () => {
    const { user, world } = await openChecks();
    await user.click(screen.getByTestId('add-seals'));
    await screen.findByTestId('handed-in');
    await user.click(screen.getByTestId('verify'));
    await screen.findByTestId('verify-report');
    expect(screen.getByTestId('anchors')).toHaveTextContent(
      `Entries 1 to ${world.journal.length} are proven unchanged.`,
    );
    expect(screen.queryByTestId('not-excluded')).toBeNull();
    expect(world.calls.findLast(({ command }) => command === 'verify_vault')?.args).toMatchObject({
      seals: [expect.any(String)],
    });
  });

  test('with a seal from elsewhere, finds what the vault itself does not show', async () => {
    const { user } = await openChecks('verification', 'busy');
    await user.click(screen.getByTestId('add-seal-folders'));
    await screen.findByTestId('handed-in');
    await user.click(screen.getByTestId('verify'));
    await screen.findByTestId('verify-report');
    expect(codes('manipulation')).toContain('rolled_back');
    expect(screen.getAllByTestId('manipulation').at(-1)).toHaveTextContent(
      /Entries \d+ to \d+.*Shown by \/media\/stick/,
    );
  });

  test('says so when other seals are at hand than it was made with', async () => {
    const { user } = await openChecks();
    await user.click(screen.getByTestId('verify'));
    await screen.findByTestId('verify-report');
    expect(screen.queryByText(/Other seals are at hand/)).toBeNull();
    await user.click(screen.getByTestId('add-seals'));
    expect(await screen.findByText(/Other seals are at hand/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Leave out/ }));
    await waitFor(() => expect(screen.queryByTestId('handed-in')).toBeNull());
  });

  test('is recorded in the journal when the person asks, and not before', async () => {
    const { user, world } = await openChecks();
    await user.click(screen.getByTestId('verify'));
    await user.click(await screen.findByTestId('record'));
    expect(await screen.findByTestId('recorded')).toHaveTextContent(/Recorded in the journal/);
    expect(world.journal.filter(({ op }) => op === 'verify_vault')).toHaveLength(1);
  });

  test('is not recorded in a vault that takes no changes', async () => {
    const { user } = await openChecks('verification', 'read-only');
    await user.click(screen.getByTestId('verify'));
    expect(await screen.findByTestId('print-report')).toBeVisible();
    expect(screen.queryByTestId('record')).toBeNull();
  });

  test('is printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = await openChecks();
    await user.click(screen.getByTestId('verify'));
    await user.click(await screen.findByTestId('print-report'));
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  test('a file that is no seal is named, and nothing is claimed', async () => {
    const { user, world } = await openChecks();
    const message = '`/media/stick/a.txt` holds no seal';
    world.refusals.set('verify_vault', { code: 'bad_seal', message, hint: null, details: {} });
    await user.click(screen.getByTestId('verify'));
    expect(await screen.findByText('This is no seal.')).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    expect(screen.queryByTestId('verify-report')).toBeNull();
  });
});

describe('seals', () => {
  test('begin with none, and with what one is for', async () => {
    await openChecks('seals');
    expect(await screen.findByText('No seal yet')).toBeVisible();
    expect(screen.getByTestId('verifier-key')).toHaveTextContent(/^muniment/);
  });

  test('are made at a press and saved to be kept elsewhere', async () => {
    const { user, asked } = await openChecks('seals');
    await user.click(await screen.findByTestId('seal-now'));
    const seal = await screen.findByTestId('seal');
    expect(seal).toHaveTextContent(/Only a copy kept elsewhere shows/);
    await user.click(screen.getByTestId('save-seal'));
    expect(await screen.findByText(/Saved as \/media\/stick/)).toBeVisible();
    expect(asked()).not.toContain('stamp_seal');
  });

  test('no authority is asked before its address is saved and the button pressed', async () => {
    const { user, asked } = await openChecks('seals');
    expect(await screen.findByTestId('request-stamp')).toBeDisabled();
    await user.type(screen.getByTestId('authority'), 'https://tsa.example/');
    await user.click(screen.getByTestId('save-authority'));
    await waitFor(() => expect(screen.getByTestId('request-stamp')).toBeEnabled());
    expect(asked()).not.toContain('stamp_seal');
    await user.click(screen.getByTestId('request-stamp'));
    expect(await screen.findByTestId('stamp')).toHaveTextContent(
      /no known certificate of an authority vouches/,
    );
  });

  test('an address that is none is refused in words, and stays to be corrected', async () => {
    const { user } = await openChecks('seals');
    await user.type(await screen.findByTestId('authority'), 'tsa.example');
    await user.click(screen.getByTestId('save-authority'));
    expect(await screen.findByText(/This is not the address of an authority\./)).toBeVisible();
    expect(screen.getByTestId('authority')).toHaveValue('tsa.example');
    expect(screen.getByTestId('authority')).toBeInvalid();
  });

  test('a time stamp comes by file, under a certificate that the person trusts', async () => {
    const { user, asked } = await openChecks('seals');
    await user.click(await screen.findByTestId('choose-certificate'));
    expect(await screen.findByTestId('certificate')).toHaveTextContent('tsa-root-2022.pem');
    await user.click(screen.getByTestId('write-query'));
    expect(await screen.findByText(/the query saved as \/media\/stick\/seal\.tsq/)).toBeVisible();
    await user.click(screen.getByTestId('import-reply'));
    expect(await screen.findByTestId('stamp')).toHaveTextContent(/This machine trusts/);
    expect(asked()).not.toContain('stamp_seal');
  });

  test('a refusal of the authority is told with what to do, and can be asked again', async () => {
    const { user, world } = await openChecks('seals');
    await user.type(await screen.findByTestId('authority'), 'https://tsa.example/');
    await user.click(screen.getByTestId('save-authority'));
    await waitFor(() => expect(screen.getByTestId('request-stamp')).toBeEnabled());
    const message = 'the authority did not answer: connection refused';
    world.refusals.set('stamp_seal', { code: 'no_time_stamp', message, hint: null, details: {} });
    await user.click(screen.getByTestId('request-stamp'));
    expect(await screen.findByText('The authority gave no time stamp.')).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    world.refusals.clear();
    await user.click(screen.getByTestId('request-stamp'));
    expect(await screen.findByTestId('stamp')).toBeVisible();
    expect(screen.queryByText(message)).toBeNull();
  });

  test('are only looked at in a vault that takes no changes', async () => {
    await openChecks('seals', 'read-only');
    expect(await screen.findByText('No seal yet')).toBeVisible();
    expect(screen.queryByTestId('seal-now')).toBeNull();
    expect(screen.queryByTestId('write-query')).toBeNull();
  });
});

test.each(['verification', 'seals', 'backup'])('every control of %s is named', async (tab) => {
  const { user } = await openChecks(tab, 'busy');
  if (tab === 'verification') {
    await user.click(screen.getByTestId('add-seals'));
    await user.click(screen.getByTestId('verify'));
    await screen.findByTestId('verify-report');
  } else if (tab === 'seals') {
    await user.click(await screen.findByTestId('choose-certificate'));
    await user.click(screen.getByTestId('import-reply'));
    await screen.findByTestId('stamp');
  } else {
    await user.click(screen.getByTestId('back-up'));
    await screen.findByTestId('backup-report');
  }
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
