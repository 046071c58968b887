import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

/** Opens the enrollment; its coming true-up is the first. */
async function openTrueUp(scenario: 'small' | 'read-only'): Promise<TestWindow> {
  const opened = await openWindow(scenario);
  await opened.user.click(screen.getByTestId('go-agreements'));
  await opened.user.click((await screen.findAllByTestId('agreement-row'))[0] as HTMLElement);
  await screen.findAllByTestId('true-up');
  return opened;
}

const trueUp = () => screen.getAllByTestId('true-up')[0] as HTMLElement;
const inTrueUp = (testid: string) => within(trueUp()).getByTestId(testid);

async function state({ user }: TestWindow, step: string, person: string) {
  await user.click(inTrueUp(`state-${step}`));
  await user.clear(await screen.findByTestId('step-by'));
  if (person) await user.type(screen.getByTestId('step-by'), person);
  await user.click(screen.getByTestId('save-step'));
  await waitFor(() =>
    expect(inTrueUp(`true-up-step-${step}`)).toHaveAttribute('data-done', 'true'),
  );
}

describe('the true-ups of an agreement', () => {
  test('show the coming anniversary first, with a day by which to export', async () => {
    await openTrueUp('small');
    expect(screen.getAllByTestId('true-up').map((each) => each.dataset['anniversary'])).toEqual([
      '2026-07-01',
      '2025-07-01',
      '2024-07-01',
    ]);
    expect(inTrueUp('true-up-state')).toHaveTextContent('Not begun');
    expect(inTrueUp('true-up-step-exported')).toHaveTextContent('until');
  });

  test('are stated step by step with the documents that show it, and taken back', async () => {
    const opened = await openTrueUp('small');
    const { user, world } = opened;
    await user.click(inTrueUp('state-exported'));
    await user.click((await screen.findAllByTestId('choice'))[0] as HTMLElement);
    await user.type(screen.getByTestId('step-note'), 'by hand');
    await user.click(screen.getByTestId('save-step'));
    await waitFor(() => expect(inTrueUp('true-up-state')).toHaveTextContent('1 of 5 steps'));
    const [stated] = world.trueUps.values();
    expect(stated?.done.exported).toMatchObject({ by: 'Clara', note: 'by hand' });
    expect(stated?.done.exported?.evidence).toHaveLength(1);

    await user.click(inTrueUp('state-exported'));
    await user.click(await screen.findByTestId('take-back-step'));
    await waitFor(() => expect(inTrueUp('true-up-state')).toHaveTextContent('Not begun'));
    await user.click((await screen.findAllByTestId('undo')).at(-1) as HTMLElement);
    await waitFor(() => expect(inTrueUp('true-up-state')).toHaveTextContent('1 of 5 steps'));
  });

  test('ask for a second person and name the one who did both', async () => {
    const opened = await openTrueUp('small');
    await state(opened, 'delta_identified', 'Ada');
    expect(inTrueUp('true-up-finding')).toHaveAttribute('data-check', 'not_reviewed');
    await state(opened, 'second_review', 'ada');
    await waitFor(() =>
      expect(inTrueUp('true-up-finding')).toHaveAttribute('data-check', 'same_person'),
    );
    expect(inTrueUp('true-up-finding')).toHaveTextContent('ada');
    await state(opened, 'second_review', 'Ben');
    await waitFor(() =>
      expect(within(trueUp()).queryByTestId('true-up-finding')).not.toBeInTheDocument(),
    );
  });

  test('read a count that is seen before it is written', async () => {
    const { user, world } = await openTrueUp('small');
    await user.click(inTrueUp('import-count'));
    await user.click(await screen.findByTestId('choose-count'));
    expect(await screen.findByTestId('count-problems')).toHaveTextContent('Summe');
    expect(world.trueUps.size).toBe(0);
    await user.selectOptions(screen.getByTestId('map-baseline'), '');
    await waitFor(() => expect(screen.getByTestId('write-count')).toBeDisabled());
    await user.selectOptions(screen.getByTestId('map-baseline'), '2');
    await waitFor(() => expect(screen.getByTestId('write-count')).toBeEnabled());
    await user.click(screen.getByTestId('write-count'));
    await waitFor(() => expect(inTrueUp('true-up-order')).toHaveTextContent('40 units to add'));
    expect(within(trueUp()).getAllByTestId('count-line')).toHaveLength(2);
    await user.click(inTrueUp('withdraw-count'));
    await waitFor(() =>
      expect(within(trueUp()).queryByTestId('count-line')).not.toBeInTheDocument(),
    );
  });

  test('cannot be changed where the vault cannot be written', async () => {
    await openTrueUp('read-only');
    expect(within(trueUp()).queryByTestId('state-exported')).not.toBeInTheDocument();
    expect(within(trueUp()).queryByTestId('import-count')).not.toBeInTheDocument();
  });

  test('are accessible', async () => {
    const opened = await openTrueUp('small');
    await state(opened, 'delta_identified', 'Ada');
    const found = await axe.run(screen.getByTestId('agreement-details'), {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(found.violations).toEqual([]);
  });
});
