import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

async function openPosition(scenario: Scenario = 'small') {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-statements'));
  await window.user.click(await screen.findByTestId('tab-position'));
  await screen.findByTestId('position-as-of');
  return window;
}

const rows = () => screen.findAllByTestId('position-row');

test('each product has its literal, adjusted and pending number, and its gap', async () => {
  await openPosition();
  const [office, sql] = await rows();
  const numbers = (row: HTMLElement | undefined) =>
    within(row as HTMLElement)
      .getAllByRole('gridcell')
      .map((cell) => cell.textContent.trim())
      .slice(1);
  expect(numbers(office)).toEqual(['850', '955', '50', '']);
  expect(numbers(sql)).toEqual(['264', '264', '', '16']);
});

test('a number opens to its parts, they to records, and those to pages', async () => {
  const { user } = await openPosition();
  await user.click((await rows())[0] as HTMLElement);
  const figures = await screen.findAllByTestId('figure');
  expect(figures.map((figure) => figure.dataset['component'])).toEqual([
    'statement',
    'divested',
    'transferred_out',
    'oem',
    'fpp',
    'pending',
  ]);
  const pending = figures.at(-1) as HTMLElement;
  await user.click(within(pending).getByText('Pending: bought too lately to be listed'));
  const exhibit = within(pending).getByTestId('open-exhibit');
  expect(exhibit).toHaveTextContent('Enterprise Agreement 7781204 signed.pdf, p. 2-3');
  await user.click(exhibit);
  expect(await screen.findByTestId('document-title')).toHaveTextContent('7781204 signed');
  await waitFor(() => expect(screen.getByTestId('page-number')).toHaveValue('2'));
});

test('gaps are shown alone, with why units were not added', async () => {
  const { user } = await openPosition();
  await rows();
  await user.click(screen.getByTestId('gaps-only'));
  await waitFor(() => expect(screen.getAllByTestId('position-row')).toHaveLength(1));
  await user.click(screen.getByTestId('position-row'));
  expect(await screen.findByTestId('left-out')).toHaveTextContent(
    'The statement should list it and does not',
  );
});

test('a dispute begins at a gap', async () => {
  const { user, world } = await openPosition();
  await user.click((await rows())[1] as HTMLElement);
  await user.click(await screen.findByTestId('start-dispute'));
  expect(await screen.findByTestId('dispute-details')).toHaveTextContent('280');
  const call = world.calls.find(({ command }) => command === 'draft_dispute');
  expect(call?.args).toMatchObject({ families: ['SQL Server Standard Core|2019'] });
});

test('is asked for a day and by a statement', async () => {
  const { user, world } = await openPosition();
  await rows();
  await user.type(screen.getByTestId('position-as-of'), '2023-10-01');
  expect(await screen.findByText(/Worked out from Litware, Sep 30, 2023/)).toBeVisible();
  await user.selectOptions(
    screen.getByTestId('position-statement'),
    screen.getByText('Litware, Mar 31, 2023'),
  );
  expect(await screen.findByText(/Worked out from Litware, Mar 31, 2023/)).toBeVisible();
  expect(world.calls.filter(({ command }) => command === 'position').at(-1)?.args).toMatchObject({
    asOf: '2023-10-01',
  });
});

test('is handed to other programs', async () => {
  const { user, world } = await openPosition();
  await rows();
  await user.click(screen.getByTestId('export-menu'));
  await user.click(await screen.findByTestId('export-other_data'));
  expect(await screen.findByText('Saved as /home/clara/Desktop/other_data.csv')).toBeVisible();
  expect(world.calls.at(-1)).toMatchObject({ command: 'export_shape', args: { asOf: null } });
});

test('says so where there is nothing to count', async () => {
  await openPosition('empty');
  expect(await screen.findByText('Nothing to count')).toBeVisible();
});

test('begins no dispute where the vault cannot be written', async () => {
  const { user } = await openPosition('read-only');
  await user.click((await rows())[1] as HTMLElement);
  await screen.findByTestId('product-number');
  expect(screen.queryByTestId('start-dispute')).toBeNull();
  expect(screen.queryByTestId('dispute-all')).toBeNull();
});

test('is accessible', async () => {
  const { user } = await openPosition();
  await user.click((await rows())[0] as HTMLElement);
  await screen.findAllByTestId('figure');
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});
