import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

async function openBackup(scenario: Scenario = 'small'): Promise<TestWindow> {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-verify'));
  await window.user.click(screen.getByTestId('tab-backup'));
  return window;
}

describe('a backup', () => {
  test('tells where it is, how far it reaches, and how it is restored', async () => {
    const { user, world } = await openBackup();
    expect(screen.getByTestId('restore-command')).toHaveTextContent(
      'muniment restore --from "folder of the backup"',
    );
    await user.click(screen.getByTestId('back-up'));
    const report = await screen.findByTestId('backup-report');
    expect(report).toHaveTextContent('The backup is up to date.');
    expect(report).toHaveTextContent(`up to entry ${world.journal.length}.`);
    expect(screen.getByTestId('restore-command')).toHaveTextContent(
      'muniment restore --from "/media/backup/Litware licenses" --to',
    );
  });

  test('names what is wrong in the vault and was not copied', async () => {
    const { user } = await openBackup('busy');
    await user.click(screen.getByTestId('back-up'));
    expect(await screen.findByTestId('backup-report')).toHaveTextContent(/lacks 2 things/);
    expect(screen.getAllByTestId('verify-problem')).toHaveLength(2);
  });

  test('goes on while another screen is shown, can be canceled, and says so', async () => {
    const { user, world, asked } = await openBackup();
    let stop = () => {};
    world.delay = (command) =>
      command === 'backup_progress'
        ? new Promise((_, fail) => (stop = () => fail({ code: 'canceled', message: 'canceled' })))
        : Promise.resolve();
    await user.click(screen.getByTestId('back-up'));
    await screen.findByTestId('cancel-backup');
    await user.click(screen.getByTestId('tab-seals'));
    await user.click(screen.getByTestId('tab-backup'));
    await user.click(screen.getByTestId('cancel-backup'));
    expect(asked()).toContain('cancel_backup');
    stop();
    expect(await screen.findByText(/The backup was stopped/)).toBeVisible();
    expect(screen.queryByTestId('backup-report')).toBeNull();
  });

  test('of another vault is not overwritten', async () => {
    const { user, world } = await openBackup();
    const message = 'there is a backup of another vault at `/media/backup`';
    world.refusals.set('back_up', { code: 'backup_of_another', message, hint: null, details: {} });
    await user.click(screen.getByTestId('back-up'));
    expect(await screen.findByText('A backup of another vault is at this place.')).toBeVisible();
    expect(screen.getByText('Choose another place.')).toBeVisible();
  });

  test('goes to a bucket by its address, which is not kept', async () => {
    const { user, world } = await openBackup();
    await user.type(screen.getByTestId('bucket'), ' s3://proof/backup {Enter}');
    const report = await screen.findByTestId('backup-report');
    expect(report).toHaveTextContent('s3://proof/backup');
    expect(world.calls.findLast(({ command }) => command === 'back_up')?.args).toMatchObject({
      bucket: 's3://proof/backup',
    });
    expect(screen.getByTestId('bucket')).toHaveValue('');
    expect(JSON.stringify(localStorage)).not.toContain('s3://');
  });

  test('takes no path for an address, so that no folder comes to be by mistake', async () => {
    const { user, asked } = await openBackup();
    await user.type(screen.getByTestId('bucket'), 'proof/backup{Enter}');
    expect(await screen.findByText(/begins with s3:\/\//)).toBeVisible();
    expect(screen.getByTestId('bucket')).toBeInvalid();
    expect(screen.getByTestId('bucket')).toHaveFocus();
    expect(asked()).not.toContain('back_up');
  });

  test('tells what is wrong with an address, and keeps it to be corrected', async () => {
    const { user } = await openBackup();
    await user.type(screen.getByTestId('bucket'), 's4://proof/backup{Enter}');
    expect(
      await screen.findByText(/not the address of a bucket:.*it names no store/),
    ).toBeVisible();
    expect(screen.getByTestId('bucket')).toHaveValue('s4://proof/backup');
    await waitFor(() => expect(screen.getByTestId('bucket')).toHaveFocus());
    await user.click(screen.getByTestId('back-up'));
    await screen.findByTestId('backup-report');
    expect(screen.getByTestId('bucket')).toBeValid();
  });
});
