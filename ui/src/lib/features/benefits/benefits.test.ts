import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(closeWindow);

const benefit = async (code: string) => {
  const all = await screen.findAllByTestId('benefit');
  const found = all.find((each) => each.dataset['benefit'] === code);
  if (!found) throw new Error(`there is no benefit ${code}`);
  return found;
};

async function openAgreement(scenario: 'small' | 'read-only') {
  const opened = await openWindow(scenario);
  await opened.user.click(screen.getByTestId('go-agreements'));
  const [first] = await screen.findAllByTestId('agreement-row');
  if (!first) throw new Error('there is no agreement');
  await opened.user.click(first);
  return opened;
}

/** Changes the day in a field for days. */
async function setDay(
  user: Awaited<ReturnType<typeof openAgreement>>['user'],
  id: string,
  day: string,
) {
  const field = screen.getByTestId(id);
  await user.clear(field);
  await user.type(field, day);
}

describe('the benefits of an agreement', () => {
  test('are listed with what has to be done by hand and what is given no more', async () => {
    await openAgreement('small');
    expect(await benefit('home_use')).toHaveTextContent('To be activated by hand');
    expect(await benefit('license_mobility')).not.toHaveTextContent('To be activated by hand');
    expect(await benefit('problem_resolution')).toHaveTextContent('Given no more since');
    expect(screen.getByTestId('benefits')).toHaveTextContent(
      '3 benefits have not been looked at yet.',
    );
  });

  test('an activation needs its day, and is shown with its evidence', async () => {
    const { user, world } = await openAgreement('small');
    await user.click(within(await benefit('home_use')).getByTestId('state-benefit'));
    await user.selectOptions(await screen.findByTestId('benefit-state'), 'activated');
    await user.click(screen.getByTestId('save-benefit'));
    expect(await screen.findByText('An activation needs its day.')).toBeVisible();
    await setDay(user, 'benefit-since', '2025-09-01');
    const [first] = await screen.findAllByTestId('choice');
    if (!first) throw new Error('there is no document to choose');
    await user.click(first);
    await user.click(screen.getByTestId('save-benefit'));
    await waitFor(() => expect(world.staff.benefits.size).toBe(1));
    const shown = await benefit('home_use');
    await waitFor(() => expect(shown).toHaveTextContent('Activated'));
    expect(within(shown).getByTestId('benefit-document')).toBeVisible();
    await user.click(within(shown).getByTestId('state-benefit'));
    await user.click(within(await screen.findByTestId('kept-evidence')).getByRole('button'));
    await user.click(screen.getByTestId('save-benefit'));
    await waitFor(() =>
      expect([...world.staff.benefits.values()].map(({ evidence }) => evidence)).toEqual([[]]),
    );
  });

  test('a migration asks for another look until somebody looked', async () => {
    const { user } = await openAgreement('small');
    await user.click(within(await benefit('home_use')).getByTestId('state-benefit'));
    await user.selectOptions(await screen.findByTestId('benefit-state'), 'activated');
    await setDay(user, 'benefit-since', '2025-09-01');
    await setDay(user, 'benefit-seen', '2025-09-02');
    await user.click(screen.getByTestId('save-benefit'));
    await waitFor(async () => expect(await benefit('home_use')).toHaveTextContent('Activated'));
    await setDay(user, 'migrated-on', '2026-02-01');
    await user.click(screen.getByTestId('save-migration'));
    await waitFor(async () => expect(await benefit('home_use')).toHaveTextContent('Check again'));
    await user.click(within(await benefit('home_use')).getByTestId('state-benefit'));
    await user.click(await screen.findByTestId('save-benefit'));
    await waitFor(async () =>
      expect(await benefit('home_use')).not.toHaveTextContent('Check again'),
    );
  });

  test('a migration is a list of tasks with who or what each is open for', async () => {
    const { user } = await openAgreement('small');
    const tasks = await screen.findByTestId('migration');
    const again = () => tasks.querySelector('[data-task="benefits_checked_again"]');
    expect(tasks.querySelector('[data-task="papers"]')).toHaveTextContent('(done)');
    expect(again()).toHaveTextContent('(not yet due)');
    await setDay(user, 'migrated-on', '2026-02-01');
    await user.click(screen.getByTestId('save-migration'));
    await waitFor(() => expect(again()).toHaveTextContent('(open)'));
  });

  test('are accessible, in the list and in the dialog', async () => {
    const { user } = await openAgreement('small');
    await user.click(within(await benefit('home_use')).getByTestId('state-benefit'));
    await screen.findByTestId('benefit-state');
    // Contrast needs a layout, which jsdom has not.
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('of a vault that cannot be written are only shown', async () => {
    await openAgreement('read-only');
    await benefit('home_use');
    expect(screen.queryByTestId('state-benefit')).toBeNull();
    expect(screen.queryByTestId('save-migration')).toBeNull();
  });
});
