// What people state that decides which terms govern: releases, chosen editions and exceptions.

import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { preferences } from '$lib/app/preferences.svelte';
import type { Scenario } from '$lib/ipc/fake';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

const problem = (code: string) => ({ code, message: '', hint: null, details: {} });

async function expectAccessible() {
  // Contrast needs a layout, which jsdom has not.
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
}

async function openReleases(scenario: Scenario = 'small') {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-terms'));
  await window.user.click(await screen.findByTestId('tab-releases'));
  await screen.findByTestId('releases');
  return window;
}

async function openLicense() {
  const window = await openWindow('small');
  await window.user.click(screen.getByTestId('go-licenses'));
  await window.user.click((await screen.findAllByTestId('license-row'))[0] as HTMLElement);
  await screen.findByTestId('governing');
  return window;
}

async function openAgreement(scenario: Scenario = 'small') {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-agreements'));
  await window.user.click((await screen.findAllByTestId('agreement-row'))[0] as HTMLElement);
  return window;
}

describe('releases', () => {
  test('are added, changed and taken back', async () => {
    const { user } = await openReleases();
    expect(await screen.findByText('No releases yet')).toBeVisible();
    const add = screen.getByTestId('add-release');
    await user.click(add);
    await user.type(await screen.findByTestId('release-product'), 'SQL Server');
    await user.type(screen.getByTestId('release-version'), '2019');
    await user.type(screen.getByTestId('release-on'), '2019-11-04');
    await user.click(screen.getByTestId('save-release'));
    const row = await screen.findByTestId('release-row');
    expect(row).toHaveTextContent('Nov 4, 2019');
    await waitFor(() => expect(add).toHaveFocus());

    await user.click(within(row).getByTestId('edit-release'));
    expect(await screen.findByTestId('release-on')).toHaveValue('2019-11-04');
    expect(screen.queryByTestId('release-product')).toBeNull();
    await user.clear(screen.getByTestId('release-on'));
    await user.type(screen.getByTestId('release-on'), '2019-11-05');
    await user.click(screen.getByTestId('save-release'));
    await waitFor(() => expect(screen.getByTestId('release-row')).toHaveTextContent('Nov 5, 2019'));

    await user.click(screen.getByTestId('remove-release'));
    await waitFor(() => expect(screen.queryByTestId('release-row')).toBeNull());
    expect(add).toHaveFocus();
  });

  test('need a product, a version and a day', async () => {
    const { user, asked } = await openReleases();
    await user.click(screen.getByTestId('add-release'));
    await user.click(await screen.findByTestId('save-release'));
    expect(await screen.findByText('The product is missing.')).toBeVisible();
    expect(screen.getByText('The version is missing.')).toBeVisible();
    expect(screen.getByText('The day is missing.')).toBeVisible();
    await waitFor(() => expect(screen.getByTestId('release-product')).toHaveFocus());
    expect(asked()).not.toContain('state_release');
    await expectAccessible();
  });

  test('that are refused say why', async () => {
    const { user, world } = await openReleases();
    world.refusals.set('state_release', problem('vault_read_only'));
    await user.click(screen.getByTestId('add-release'));
    await user.type(await screen.findByTestId('release-product'), 'SQL Server');
    await user.type(screen.getByTestId('release-version'), '2019');
    await user.type(screen.getByTestId('release-on'), '2019-11-04');
    await user.click(screen.getByTestId('save-release'));
    expect(await screen.findByText('The vault cannot be written to.')).toBeVisible();
  });

  test('that cannot be read are asked for again', async () => {
    const { user, world } = await openWindow('small');
    world.refusals.set('releases', problem('internal'));
    await user.click(screen.getByTestId('go-terms'));
    await user.click(await screen.findByTestId('tab-releases'));
    const again = await screen.findByText('Try again');
    world.refusals.delete('releases');
    await user.click(again);
    expect(await screen.findByText('No releases yet')).toBeVisible();
  });

  test('of a vault that cannot be written are only shown', async () => {
    await openReleases('read-only');
    expect(await screen.findByText('No releases yet')).toBeVisible();
    expect(screen.queryByTestId('add-release')).toBeNull();
  });

  test('are stated from a license whose version has none', async () => {
    const { user } = await openLicense();
    const state = await screen.findByTestId('state-release');
    await user.click(state);
    expect(await screen.findByTestId('release-product')).not.toHaveValue('');
    await user.type(screen.getByTestId('release-on'), '2019-11-04');
    await user.click(screen.getByTestId('save-release'));
    await waitFor(() => expect(screen.getByTestId('governing')).toHaveTextContent('November 2019'));
    expect(screen.queryByTestId('state-release')).toBeNull();
  });
});

describe('another edition', () => {
  async function choose(user: Awaited<ReturnType<typeof openLicense>>['user']) {
    await user.click(screen.getByTestId('elect-terms'));
    await screen.findByTestId('election-edition');
    await user.selectOptions(screen.getByTestId('election-edition'), '2019-11-01');
    await user.type(screen.getByTestId('election-note'), 'Two servers are allowed.');
    await user.click(screen.getByTestId('save-election'));
    await screen.findByText(/The customer chose .* Two servers are allowed\./);
  }

  test('is chosen with a reason and undone', async () => {
    const { user } = await openLicense();
    const elect = screen.getByTestId('elect-terms');
    await choose(user);
    expect(screen.getByTestId('governing')).toHaveTextContent('November 2019');
    expect(screen.getByTestId('governing')).toHaveTextContent('chosen');
    await waitFor(() => expect(elect).toHaveFocus());
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() =>
      expect(screen.getByTestId('governing')).toHaveTextContent('September 2019'),
    );
  });

  test('is one later than the rule names, or that of another day', async () => {
    const { user, world } = await openLicense();
    await user.click(screen.getByTestId('elect-terms'));
    const editions = await screen.findByTestId('election-edition');
    expect(
      within(editions)
        .getAllByRole('option')
        .map((each) => each.textContent),
    ).toEqual([
      'Choose an edition',
      'Product Terms · November 2019 · WW · English',
      'Another day…',
    ]);
    await user.selectOptions(editions, 'other');
    await user.type(await screen.findByTestId('election-day'), '2020-02-10');
    await user.clear(screen.getByTestId('election-version'));
    await user.type(screen.getByTestId('election-note'), 'Agreed by mail.');
    await user.click(screen.getByTestId('save-election'));
    await screen.findByText(/terms of 2020-02-10/);
    expect(world.calls.find(({ command }) => command === 'elect_terms')?.args).toMatchObject({
      fields: { version: '', day: '2020-02-10', note: 'Agreed by mail.' },
    });
  });

  test('needs an edition and a reason', async () => {
    const { user, asked } = await openLicense();
    await user.click(screen.getByTestId('elect-terms'));
    await screen.findByTestId('election-edition');
    await user.click(screen.getByTestId('save-election'));
    expect(await screen.findByText('Choose an edition or name a day.')).toBeVisible();
    expect(screen.getByText('A reason is needed.')).toBeVisible();
    expect(asked()).not.toContain('elect_terms');
    await expectAccessible();
  });

  test.each(['', '2019'])('for the version "%s" is taken back', async (version) => {
    const { user } = await openLicense();
    await user.click(screen.getByTestId('elect-terms'));
    await user.selectOptions(await screen.findByTestId('election-edition'), '2019-11-01');
    const field = screen.getByTestId('election-version');
    const used = (field as HTMLInputElement).value;
    await user.clear(field);
    if (version !== '') await user.type(field, used);
    await user.type(screen.getByTestId('election-note'), 'Two servers are allowed.');
    await user.click(screen.getByTestId('save-election'));
    await user.click(await screen.findByTestId('withdraw-election'));
    await waitFor(() =>
      expect(screen.getByTestId('governing')).toHaveTextContent('September 2019'),
    );
    expect(screen.queryByTestId('withdraw-election')).toBeNull();
    await waitFor(() => expect(screen.getByTestId('elect-terms')).toHaveFocus());
  });
});

describe('an exception about terms', () => {
  test('is stated of an agreement, changed and removed', async () => {
    const { user } = await openAgreement();
    const state = await screen.findByTestId('state-exception');
    await user.click(state);
    await user.selectOptions(await screen.findByTestId('exception-rule'), 'GR-ORD');
    await user.type(screen.getByTestId('exception-clause'), 'Amendment 3, section 2');
    await user.click(screen.getByTestId('save-exception'));
    const shown = await screen.findByTestId('exception');
    expect(shown).toHaveTextContent('Open programs and other orders (GR-ORD)');
    expect(shown).toHaveTextContent('Amendment 3, section 2');
    await waitFor(() => expect(state).toHaveFocus());

    await user.click(state);
    expect(await screen.findByTestId('exception-rule')).toHaveValue('GR-ORD');
    await user.type(screen.getByTestId('exception-day'), '2020-02-01');
    await user.click(screen.getByTestId('save-exception'));
    await waitFor(() => expect(screen.getByTestId('exception')).toHaveTextContent('Feb 1, 2020'));

    await user.click(screen.getByTestId('remove-exception'));
    await waitFor(() => expect(screen.queryByTestId('exception')).toBeNull());
    await waitFor(() => expect(screen.getByTestId('state-exception')).toHaveFocus());
  });

  test('names a rule, a day or both', async () => {
    const { user, asked } = await openAgreement();
    await user.click(await screen.findByTestId('state-exception'));
    await user.click(await screen.findByTestId('save-exception'));
    expect(await screen.findByText('Choose another rule, name a day, or both.')).toBeVisible();
    expect(screen.getByTestId('exception-day')).toHaveFocus();
    expect(asked()).not.toContain('except_terms');
    await expectAccessible();
  });

  test('that is refused says why', async () => {
    const { user, world } = await openAgreement();
    world.refusals.set('except_terms', problem('no_such_rule'));
    await user.click(await screen.findByTestId('state-exception'));
    await user.type(await screen.findByTestId('exception-day'), '2020-02-01');
    await user.click(screen.getByTestId('save-exception'));
    expect(await screen.findByText('There is no such rule about governing terms.')).toBeVisible();
  });

  test('is only shown in a vault that cannot be written', async () => {
    await openAgreement('read-only');
    expect(await screen.findByText(/The rule of the program decides/)).toBeVisible();
    expect(screen.queryByTestId('state-exception')).toBeNull();
  });

  test('speaks German', async () => {
    const { user } = await openAgreement();
    preferences.set('locale', 'de');
    await user.click(await screen.findByText('Ausnahme angeben …'));
    expect(await screen.findByText('Die Regel des Programms')).toBeInTheDocument();
  });
});
