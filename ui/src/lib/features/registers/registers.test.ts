import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';

afterEach(closeWindow);

const at = (testid: string, index = 0) =>
  screen.findAllByTestId(testid).then((found) => {
    const one = found[index];
    if (!one) throw new Error(`there is no ${testid} ${index}`);
    return one;
  });

async function openRegisters(scenario: 'small' | 'empty' | 'read-only'): Promise<TestWindow> {
  const opened = await openWindow(scenario);
  await opened.user.click(screen.getByTestId('go-agreements'));
  return opened;
}

describe('the register of agreements', () => {
  test('tells in an empty vault what to do', async () => {
    await openRegisters('empty');
    expect(await screen.findByText('No agreements yet')).toBeVisible();
  });

  test('shows what belongs to an agreement, and the way to the one above it', async () => {
    const { user } = await openRegisters('small');
    await user.click(await at('agreement-row'));
    const details = await screen.findByTestId('agreement-details');
    expect(details).toHaveTextContent('Enterprise Enrollment');
    expect(details).toHaveTextContent('by the term of the program');
    expect(within(details).getAllByTestId('agreement-license').length).toBeGreaterThan(0);
    await user.click(within(await screen.findByTestId('parent')).getByRole('button'));
    await waitFor(() => expect(screen.getByTestId('child')).toHaveTextContent('7781204'));
  });

  test('takes a new agreement, refuses what cannot be, and takes it back', async () => {
    const { user, world } = await openRegisters('small');
    const before = world.registers.agreements.length;
    await user.click(await screen.findByTestId('new-agreement'));
    await waitFor(() => expect(screen.getByTestId('save-agreement')).toBeEnabled());
    await user.click(screen.getByTestId('save-agreement'));
    expect(await screen.findByText('An agreement needs a number.')).toBeVisible();
    const number = screen.getByTestId('agreement-number');
    await waitFor(() => expect(number).toHaveFocus());
    await user.type(number, '7781204');
    await user.click(screen.getByTestId('save-agreement'));
    expect(await screen.findByText('Another agreement has this number.')).toBeVisible();
    await user.type(number, '9');
    await user.selectOptions(screen.getByTestId('agreement-program'), 'select_plus');
    await user.click(screen.getByTestId('add-affiliate'));
    await user.selectOptions(
      within(screen.getByTestId('affiliate')).getByLabelText('Affiliate'),
      'Proseware Logistics AG',
    );
    await user.selectOptions(screen.getByLabelText('In or out'), 'out');
    await user.click(screen.getByTestId('save-agreement'));
    await waitFor(() => expect(world.registers.agreements.length).toBe(before + 1));
    expect(world.registers.agreements.at(-1)?.fields).toMatchObject({
      number: '77812049',
      program: 'select_plus',
      affiliates: [{ included: false }],
    });
    expect(await screen.findByTestId('agreement-details')).toHaveTextContent('77812049');
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() => expect(world.registers.agreements.length).toBe(before));
  });

  test('takes papers with what is visible on them, and lets them go', async () => {
    const { user, world } = await openRegisters('small');
    const papers = () =>
      world.registers.agreements.find((each) => each.fields.number === '7781204')?.fields.papers;
    await user.click(await at('agreement-row'));
    await user.click(await screen.findByTestId('add-papers'));
    await user.click(await at('choice'));
    await user.selectOptions(screen.getByTestId('paper-kind'), 'enrollment');
    await user.click(screen.getByTestId('shows-countersigned'));
    await user.click(screen.getByTestId('confirm-papers'));
    await waitFor(() =>
      expect(papers()).toMatchObject([{ kind: 'enrollment', shows: ['countersigned'] }]),
    );
    expect(await at('paper-row')).toHaveTextContent('The publisher signed beside');
    await user.click(await screen.findByTestId('remove-paper'));
    await waitFor(() => expect(papers()).toEqual([]));
  });

  test('voids an agreement with a reason and restores it', async () => {
    const { user, world } = await openRegisters('small');
    await user.click(await at('agreement-row'));
    await user.click(await screen.findByTestId('void'));
    await user.type(screen.getByTestId('void-reason'), 'entered twice');
    await user.click(screen.getByTestId('confirm-void'));
    await waitFor(() =>
      expect(world.registers.agreements.map((each) => each.voided)).toContain('entered twice'),
    );
    await user.selectOptions(screen.getByTestId('agreement-show'), 'voided');
    await waitFor(() => expect(screen.getAllByTestId('agreement-row').length).toBe(1));
    await user.click(await at('agreement-row'));
    await user.click(await screen.findByTestId('restore'));
    await waitFor(() =>
      expect(world.registers.agreements.map((each) => each.voided)).toEqual([null, null]),
    );
  });

  test('goes on from the filter to the list with the arrow key', async () => {
    const { user } = await openRegisters('small');
    await screen.findAllByTestId('agreement-row');
    await user.keyboard('/');
    expect(screen.getByTestId('agreement-filter')).toHaveFocus();
    await user.keyboard('master');
    await waitFor(() => expect(screen.getAllByTestId('agreement-row').length).toBe(1));
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByTestId('agreement-details')).toHaveTextContent('Master agreement');
  });

  test('of a vault that cannot be written offers nothing to write', async () => {
    const { user } = await openRegisters('read-only');
    await user.click(await at('agreement-row'));
    await screen.findByTestId('agreement-details');
    for (const testid of ['new-agreement', 'edit-entry', 'add-papers', 'void']) {
      expect(screen.queryByTestId(testid)).toBeNull();
    }
  });
});

describe('the register of legal entities', () => {
  test('is reached with the keys and finds an entity by a name as printed', async () => {
    const { user } = await openRegisters('small');
    screen.getByTestId('tab-agreements').focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByTestId('tab-entities')).toHaveFocus();
    await user.type(await screen.findByTestId('entity-filter'), 'miol');
    await waitFor(() => expect(screen.getAllByTestId('entity-row').length).toBe(1));
    await user.click(await at('entity-row'));
    const details = await screen.findByTestId('entity-details');
    expect(details).toHaveTextContent('Microsoft Ireland Operations Ltd');
    expect(within(details).getByTestId('alias')).toHaveTextContent('MIOL');
    await user.click(within(await at('entity-agreement')).getByRole('button'));
    expect(await screen.findByTestId('agreement-details')).toBeVisible();
  });

  test('takes a new entity with names as printed', async () => {
    const { user, world } = await openRegisters('small');
    await user.click(await screen.findByTestId('tab-entities'));
    await user.click(await screen.findByTestId('new-entity'));
    await user.click(screen.getByTestId('save-entity'));
    expect(await screen.findByText('A legal entity needs a name.')).toBeVisible();
    await user.type(screen.getByTestId('entity-name'), 'Litware UK Ltd');
    await user.selectOptions(screen.getByTestId('entity-role'), 'affiliate');
    await user.click(screen.getByTestId('add-alias'));
    await user.type(screen.getByTestId('entity-alias'), 'LITWARE U.K.');
    await user.click(screen.getByTestId('save-entity'));
    await waitFor(() =>
      expect(world.registers.entities.at(-1)?.fields).toMatchObject({
        name: 'Litware UK Ltd',
        role: 'affiliate',
        aliases: [{ name: 'LITWARE U.K.', from: null, to: null }],
      }),
    );
    expect(await screen.findByTestId('entity-details')).toHaveTextContent('LITWARE U.K.');
  });

  test('opens the entity that an agreement names, whatever row was chosen there', async () => {
    const { user } = await openRegisters('small');
    await user.click(await screen.findByTestId('tab-entities'));
    await user.click(await at('entity-row'));
    await screen.findByTestId('entity-details');
    await user.click(screen.getByTestId('tab-agreements'));
    await user.click(await at('agreement-row'));
    const details = await screen.findByTestId('agreement-details');
    await user.click(within(details).getByText('Proseware Logistics AG'));
    expect(await screen.findByTestId('entity-details')).toHaveTextContent('Proseware Logistics AG');
  });
});

describe('the coverage', () => {
  test('shows ages, holes and what has no counterpart, and enters a missing agreement', async () => {
    const { user } = await openRegisters('small');
    await user.click(await screen.findByTestId('tab-coverage'));
    const row = await at('coverage-row', 1);
    expect(row).toHaveTextContent('45 days ago');
    expect(row).toHaveTextContent('nothing');
    expect(screen.getByTestId('unmentioned')).toHaveTextContent('Master agreement');
    const number = within(screen.getByTestId('unregistered')).getAllByRole('listitem')[0];
    await user.click(within(number ?? document.body).getByTestId('enter-number'));
    const field = await screen.findByTestId('agreement-number');
    expect(number).toHaveTextContent((field as HTMLInputElement).value);
    expect((field as HTMLInputElement).value).not.toBe('');
  });

  test.each(['agreements', 'entities', 'coverage'])('names every control of %s', async (tab) => {
    const { user } = await openRegisters('small');
    await user.click(await screen.findByTestId(`tab-${tab}`));
    if (tab === 'coverage') await at('coverage-row');
    else await user.click(await at(tab === 'entities' ? 'entity-row' : 'agreement-row'));
    // Contrast needs a layout, which jsdom has not.
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
