import { screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

const DIGEST = '0a'.repeat(32);

async function openPacks(scenario: Scenario = 'small'): Promise<TestWindow> {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-verify'));
  await window.user.click(screen.getByTestId('tab-packs'));
  return window;
}

const checked = () => screen.findByTestId('pack-report');
const codes = () => screen.queryAllByTestId('pack-finding').map((each) => each.dataset['code']);

describe('the check of a pack', () => {
  test('begins with what it will say', async () => {
    await openPacks();
    expect(screen.getByText('No pack was checked yet')).toBeVisible();
    expect(screen.queryByTestId('print-pack-report')).toBeNull();
  });

  test('compares a folder with what the vault recorded, and says what that leaves open', async () => {
    const { user, world } = await openPacks();
    await user.click(screen.getByTestId('check-pack'));
    const report = await checked();
    expect(report).toHaveTextContent('the pack is the one that this vault recorded');
    expect(report).toHaveTextContent(/LIT-2024-01.*214 files/);
    expect(screen.getByTestId('pack-limits')).toHaveTextContent(/verify it with a seal/);
    expect(codes()).toEqual([]);
    expect(world.calls.findLast(({ command }) => command === 'check_pack')?.args).toMatchObject({
      archive: false,
      expected: null,
    });
    await waitFor(() => expect(document.activeElement).toHaveTextContent('Report on a pack'));
  });

  test('says that lists which nothing vouches for prove little', async () => {
    const { user } = await openPacks();
    await user.click(screen.getByTestId('pack-is-zip'));
    await user.click(screen.getByTestId('check-pack'));
    const report = await checked();
    expect(report).toHaveAttribute('data-anchor', 'none');
    expect(report).toHaveTextContent(/Whoever can change a file can change the lists, too/);
  });

  test('compares with the digest that was handed over', async () => {
    const { user, world } = await openPacks();
    await user.type(screen.getByTestId('expected-digest'), ` ${DIGEST} `);
    await user.click(screen.getByTestId('check-pack'));
    const report = await checked();
    expect(codes()).toEqual(['not_the_pack']);
    expect(report).toHaveTextContent(DIGEST);
    expect(screen.getByTestId('checked-digest')).toHaveTextContent(
      world.docket.matters[0]?.productions[0]?.manifest ?? '',
    );
  });

  test('refuses a digest that is none beside its field', async () => {
    const { user } = await openPacks();
    await user.type(screen.getByTestId('expected-digest'), '12345');
    await user.click(screen.getByTestId('check-pack'));
    expect(await screen.findByText(/^This is no digest/)).toBeVisible();
    expect(screen.getByTestId('expected-digest')).toBeInvalid();
    await waitFor(() => expect(screen.getByTestId('expected-digest')).toHaveFocus());
  });

  test('names each thing that is wrong with its file', async () => {
    const { user } = await openPacks('busy');
    await user.click(screen.getByTestId('check-pack'));
    expect(await checked()).toHaveTextContent('8 things are wrong');
    expect(codes()).toEqual([
      'altered',
      'altered',
      'truncated',
      'missing',
      'added',
      'renamed',
      'swapped',
      'not_a_file',
    ]);
    expect(screen.getAllByTestId('pack-finding')[5]).toHaveTextContent(/now data\/.*\(copy\)/);
  });

  test('goes on while another screen is shown, can be canceled, and says so', async () => {
    const { user, world, asked } = await openPacks();
    let stop = () => {};
    world.delay = (command) =>
      command === 'pack_check_progress'
        ? new Promise((_, fail) => (stop = () => fail({ code: 'canceled', message: 'canceled' })))
        : Promise.resolve();
    await user.click(screen.getByTestId('check-pack'));
    await waitFor(() => expect(screen.getByTestId('cancel-pack-check')).toHaveFocus());
    expect(await screen.findByText('11 MB read')).toBeVisible();
    await user.click(screen.getByTestId('tab-seals'));
    await user.click(screen.getByTestId('tab-packs'));
    await user.click(screen.getByTestId('cancel-pack-check'));
    expect(asked()).toContain('cancel_check_pack');
    stop();
    expect(await screen.findByText(/The check was stopped/)).toBeVisible();
    expect(screen.queryByTestId('pack-report')).toBeNull();
  });

  test('tells why it failed', async () => {
    const { user, world } = await openPacks();
    const message = '`/media/stick/a.pdf` is neither a folder nor a zip archive';
    world.refusals.set('check_pack', { code: 'not_a_pack', message, hint: null, details: {} });
    await user.click(screen.getByTestId('check-pack'));
    expect(await screen.findByText(/^This is no pack/)).toBeVisible();
    expect(screen.getByText(message)).toBeVisible();
    await waitFor(() => expect(screen.getByTestId('check-pack')).toHaveFocus());
  });

  test('is printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = await openPacks();
    await user.click(screen.getByTestId('check-pack'));
    await user.click(await screen.findByTestId('print-pack-report'));
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });

  test('names every control', async () => {
    const { user } = await openPacks('busy');
    await user.click(screen.getByTestId('check-pack'));
    await checked();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
