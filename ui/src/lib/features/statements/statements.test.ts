import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';
import type { Scenario } from '../../ipc/fake';

afterEach(closeWindow);

async function openStatements(scenario: Scenario = 'small') {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-statements'));
  return window;
}

/** Opens the latest statement of the first timeline. */
async function openLatest(scenario: Scenario = 'small') {
  const window = await openStatements(scenario);
  await window.user.click((await screen.findAllByTestId('statement-row'))[0] as HTMLElement);
  await screen.findByTestId('statement-details');
  return window;
}

const rows = () => screen.getAllByTestId('table-row');

async function compareWith(user: Awaited<ReturnType<typeof openLatest>>['user'], name: string) {
  const select = screen.getByTestId('compare-with');
  await user.selectOptions(select, within(select).getByText(name));
  await user.click(screen.getByTestId('compare-statements'));
  return screen.findByTestId('statement-comparison');
}

describe('the statements', () => {
  test('stand on a timeline for whom they speak, the latest first', async () => {
    await openStatements();
    const [litware, fabrikam] = await screen.findAllByTestId('statement-timeline');
    const shown = within(litware as HTMLElement).getAllByTestId('statement-row');
    expect(shown.map((row) => row.textContent.trim().slice(0, 11))).toEqual([
      'Mar 1, 2024',
      'Sep 30, 202',
      'Mar 31, 202',
    ]);
    expect(shown[0]).toHaveTextContent('2 problems');
    expect(shown[0]).toHaveTextContent('Purchases: 120');
    expect(fabrikam).toHaveTextContent('Jan 15, 2024');
  });

  test('are found by words', async () => {
    const { user } = await openStatements();
    await screen.findAllByTestId('statement-row');
    await user.type(screen.getByTestId('statement-filter'), 'A-2309');
    expect(screen.getAllByTestId('statement-row')).toHaveLength(1);
    await user.type(screen.getByTestId('statement-filter'), ' nowhere');
    expect(screen.getByText('No statement holds these words.')).toBeVisible();
  });

  test('show how to begin where there are none', async () => {
    await openStatements('empty');
    expect(await screen.findByText('No statements yet')).toBeVisible();
  });

  test('are told when the host fails, and asked for again', async () => {
    const { world, user } = await openWindow('small');
    world.refusals.set('statements', { code: 'internal', message: 'x', hint: null, details: {} });
    await user.click(screen.getByTestId('go-statements'));
    expect(await screen.findByText('Something went wrong in Muniment.')).toBeVisible();
    world.refusals.clear();
    await user.click(screen.getByText('Try again'));
    expect(await screen.findAllByTestId('statement-row')).toHaveLength(4);
  });
});

describe('a statement', () => {
  test('shows its tables, filtered and sorted', async () => {
    const { user } = await openLatest();
    expect(await screen.findByText('48 rows')).toBeVisible();
    await user.type(screen.getByTestId('row-filter'), 'Visio');
    expect(await screen.findByText('9 rows')).toBeVisible();
    expect(rows()[0]).toHaveTextContent('Visio Standard');
    await user.click(screen.getByTestId('tab-transaction'));
    await screen.findByText('120 rows');
    const quantity = () =>
      within(rows()[0] as HTMLElement)
        .getAllByRole('gridcell')[5]
        ?.textContent.trim();
    await user.click(screen.getByRole('button', { name: /Quantity/ }));
    await waitFor(() => expect(quantity()).toBe('200'));
    await user.click(screen.getByRole('button', { name: /Quantity/ }));
    await waitFor(() => expect(quantity()).toBe('5'));
  });

  test('of a hundred thousand purchases fetches those on screen alone', async () => {
    const { world, user } = await openLatest('full');
    await user.click(screen.getByTestId('tab-transaction'));
    expect(await screen.findByText('100,000 rows')).toBeVisible();
    expect(rows().length).toBeLessThan(60);
    const asked = world.calls.filter(({ command }) => command === 'statement_table');
    expect(asked.length).toBeLessThan(4);
  });

  test('says what is doubtful and what could not be read', async () => {
    const { user } = await openLatest();
    await user.click(screen.getByTestId('tab-doubts'));
    const [doubt] = await screen.findAllByTestId('doubt');
    expect(doubt).toHaveTextContent('More active Software Assurance than licenses');
    expect(doubt).toHaveTextContent('60 against 45');
    await user.click(screen.getByTestId('tab-problem'));
    await waitFor(() => expect(rows()[0]).toHaveTextContent('The quantity is not a whole number'));
  });

  test('is voided for a reason, and restored', async () => {
    const { user } = await openLatest();
    await user.click(screen.getByTestId('void-statement'));
    await user.type(await screen.findByTestId('void-reason'), 'Made for another company');
    await user.click(screen.getByTestId('confirm-void'));
    await waitFor(() => expect(screen.getAllByTestId('statement-row')).toHaveLength(3));
    await user.click(screen.getByTestId('voided-statements'));
    await waitFor(() => expect(screen.getAllByTestId('statement-row')).toHaveLength(1));
    await user.click(screen.getByTestId('statement-row'));
    expect(await screen.findByText('Made for another company')).toBeVisible();
    await user.click(screen.getByTestId('restore-statement'));
    await waitFor(() => expect(screen.queryByTestId('statement-row')).toBeNull());
  });

  test('opens its document', async () => {
    const { user } = await openLatest();
    await user.click(screen.getByTestId('open-statement'));
    expect(await screen.findByTestId('document-title')).toBeVisible();
  });
});

describe('a comparison', () => {
  test('says in a sentence what happened, and shows the gravest first', async () => {
    const { user } = await openLatest();
    await compareWith(user, 'Litware, Sep 30, 2023');
    expect(screen.getByTestId('comparison-sentence')).toHaveTextContent(
      '8 products differ; 2 explained by purchases; 2 only moved to other versions; 3 lines need a look.',
    );
    const [gravest] = screen.getAllByTestId('comparison-line');
    expect(gravest).toHaveTextContent('Error');
    expect(gravest).toHaveTextContent('gone, looks renamed, perhaps under another name: Visio Std');
    expect(screen.queryByTestId('scope-banner')).toBeNull();
  });

  test('puts the earlier statement before the later, whichever is open', async () => {
    const { user } = await openLatest();
    await user.click(screen.getAllByTestId('statement-row')[2] as HTMLElement);
    await waitFor(() => expect(screen.getByText(/Request A-2301/)).toBeVisible());
    await compareWith(user, 'Litware, Mar 1, 2024');
    expect(
      screen.getByRole('heading', { name: 'Litware, Mar 31, 2023 → Litware, Mar 1, 2024' }),
    ).toBeVisible();
  });

  test('shows the unexplained alone', async () => {
    const { user } = await openLatest();
    await compareWith(user, 'Litware, Sep 30, 2023');
    expect(screen.getAllByTestId('comparison-line')).toHaveLength(8);
    await user.click(screen.getByTestId('unexplained-only'));
    const shown = screen.getAllByTestId('comparison-line');
    expect(shown).toHaveLength(2);
    expect(shown[1]).toHaveTextContent('-20');
  });

  test('warns first where the statements speak for different things', async () => {
    const { user } = await openLatest();
    await compareWith(user, 'Fabrikam, Jan 15, 2024');
    const banner = screen.getByTestId('scope-banner');
    expect(banner).toHaveTextContent('Totals cannot be compared');
    expect(banner).toHaveTextContent('litware austria');
    expect(banner).toHaveTextContent('4411902');
  });

  test('shows agreements and purchases, and splits by country', async () => {
    const { user, world } = await openLatest();
    await compareWith(user, 'Litware, Sep 30, 2023');
    await user.click(screen.getByTestId('tab-agreements'));
    expect(screen.getByTestId('comparison-agreement')).toHaveTextContent(
      'Active, until Jun 30, 2022',
    );
    await user.click(screen.getByTestId('tab-transactions'));
    expect(screen.getAllByTestId('comparison-transaction')[0]).toHaveTextContent('not listed');
    await user.click(screen.getByTestId('tab-lines'));
    await user.click(screen.getByTestId('by-country'));
    await waitFor(() =>
      expect(screen.getAllByTestId('comparison-line')[0]).toHaveTextContent('germany'),
    );
    expect(world.calls.at(-1)?.args).toMatchObject({ byCountry: true });
    await user.click(screen.getByTestId('leave-comparison'));
    expect(await screen.findByTestId('statement-details')).toBeVisible();
  });
});

describe('the log of requests', () => {
  test('warns against asking too soon and logs all the same', async () => {
    const { user } = await openStatements();
    await user.click(screen.getByTestId('tab-requests'));
    expect(await screen.findByTestId('request-notice')).toHaveTextContent('comes too soon');
    expect(screen.getByTestId('log-request')).toHaveTextContent('Log it all the same');
    await user.click(screen.getByTestId('request-formal'));
    expect(screen.getByTestId('log-request')).toHaveTextContent('Log the request');
    expect(screen.getByTestId('log-request')).toBeDisabled();
    await user.type(screen.getByTestId('request-by'), 'Ada');
    await user.click(screen.getByTestId('log-request'));
    await waitFor(() => expect(screen.getAllByTestId('request')).toHaveLength(2));
    expect(screen.getAllByTestId('request')[0]).toHaveTextContent('export from a portal');
  });

  test('takes a request back', async () => {
    const { user } = await openStatements();
    await user.click(screen.getByTestId('tab-requests'));
    await user.click(await screen.findByTestId('withdraw-request'));
    expect(await screen.findByText('A formal request does no harm now.')).toBeVisible();
  });
});

describe('everybody', () => {
  test('finds every control of a statement and of a comparison named', async () => {
    const { user } = await openLatest();
    await screen.findAllByTestId('table-row');
    const check = async () => {
      const { violations } = await axe.run(document.body, {
        rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    };
    await check();
    await compareWith(user, 'Fabrikam, Jan 15, 2024');
    await check();
    await user.click(screen.getByTestId('tab-transactions'));
    await check();
    await user.click(screen.getByTestId('tab-requests'));
    await screen.findByTestId('request-notice');
    await check();
  });

  test('changes nothing where the vault cannot be written', async () => {
    await openLatest('read-only');
    expect(screen.queryByTestId('import-statement')).toBeNull();
    expect(screen.queryByTestId('void-statement')).toBeNull();
  });
});
