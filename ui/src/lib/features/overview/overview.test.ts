import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

async function openOverview() {
  const opened = await openWindow('small');
  await opened.user.keyboard('{Alt>}{Home}{/Alt}');
  await screen.findByTestId('overview-findings');
  return opened;
}

test('says how many records have each status, and opens those with one', async () => {
  const { user } = await openOverview();
  const proven = screen.getByRole('button', { name: /^Proven 1 license$/ });
  await user.click(proven);
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  expect(screen.getByTestId('filter-chip')).toHaveTextContent('Proven');
});

test('each bar has its figures in words', async () => {
  await openOverview();
  const bars = within(screen.getByTestId('by-channel'));
  expect(bars.getByRole('row', { name: /^Channel not stated 1 Not assessed 1$/ })).toBeVisible();
  expect(bars.getByRole('row', { name: /^Volume license 3 Proven 1/ })).toBeVisible();
});

test('the bar of a publisher opens its records, and a part of it those with its status', async () => {
  const { user, world } = await openOverview();
  const asked = () => world.calls.findLast(({ command }) => command === 'licenses')?.args;
  await user.click(screen.getByRole('button', { name: 'Microsoft: Show 8 licenses' }));
  await waitFor(() => expect(screen.getByTestId('license-filter')).toHaveValue('Microsoft'));
  expect(asked()).toMatchObject({ request: { filter: 'Microsoft', status: null } });
  await user.keyboard('{Alt>}{Home}{/Alt}');
  await user.click(
    await screen.findByRole('button', { name: 'Microsoft, Incomplete: Show 4 licenses' }),
  );
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(4));
  expect(asked()).toMatchObject({ request: { filter: 'Microsoft', status: 'incomplete' } });
});

test('the bar of a channel opens its records, and a part of it those with its status', async () => {
  const { user, world } = await openOverview();
  const asked = () => world.calls.findLast(({ command }) => command === 'licenses')?.args;
  await user.click(screen.getByRole('button', { name: 'Volume license: Show 3 licenses' }));
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(3));
  expect(asked()).toMatchObject({ request: { filter: '', channel: 'volume_license' } });
  expect(screen.getByTestId('filter-channel')).toHaveValue('volume_license');
  await user.keyboard('{Alt>}{Home}{/Alt}');
  await user.click(
    await screen.findByRole('button', { name: 'Volume license, Proven: Show 1 license' }),
  );
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  expect(asked()).toMatchObject({ request: { channel: 'volume_license', status: 'complete' } });
});

test('the bar of records without a channel opens them', async () => {
  const { user } = await openOverview();
  await user.click(screen.getByRole('button', { name: 'Channel not stated: Show 1 license' }));
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  expect(screen.getByTestId('filter-chip')).toHaveTextContent('Channel not stated');
});

test('a bar that no list can show is no button', async () => {
  const { user, world } = await openWindow('small');
  for (const { fields } of world.licenses.rows) fields.publisher = '';
  await user.keyboard('{Alt>}{Home}{/Alt}');
  const bars = within(await screen.findByTestId('by-publisher'));
  expect(bars.getByRole('rowheader')).toHaveTextContent('Publisher not stated');
  expect(bars.queryByRole('button')).toBeNull();
});

test('every control is named', async () => {
  await openOverview();
  const { violations } = await axe.run(screen.getByTestId('overview'), {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('a finding opens the records that have it', async () => {
  const { user } = await openOverview();
  await user.click(screen.getByRole('button', { name: 'R-VL-1/G1: Show 1 license' }));
  await waitFor(() => expect(screen.getAllByTestId('license-row').length).toBe(1));
  expect(screen.getByTestId('filter-finding')).toHaveValue('R-VL-1/G1');
});

test('documents that are linked to nothing are one click away', async () => {
  const { user, world } = await openOverview();
  const unlinked = screen.getByTestId('overview-unlinked');
  expect(unlinked).toHaveTextContent('25 documents are linked to no license');
  await user.click(unlinked);
  await waitFor(() =>
    expect(world.calls.findLast((call) => call.command === 'find')?.args).toMatchObject({
      request: { linked: false },
    }),
  );
});

test('follows what changes', async () => {
  const { user } = await openOverview();
  const proven = () =>
    screen
      .getAllByTestId('overview-status')
      .find((each) => each.dataset['status'] === 'not_assessed');
  expect(proven()).toHaveTextContent('1 license');
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  await user.type(await screen.findByTestId('license-product'), 'Project');
  await user.type(screen.getByTestId('license-quantity'), '12');
  await user.click(screen.getByTestId('save-license'));
  await user.keyboard('{Alt>}{Home}{/Alt}');
  await waitFor(() => expect(proven()).toHaveTextContent('2 licenses'));
});

test('is empty in a vault without records', async () => {
  const { user } = await openWindow('empty');
  await user.click(screen.getByTestId('go-overview'));
  expect(await screen.findByText('Nothing to prove yet')).toBeVisible();
});
