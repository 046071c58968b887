import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import type { Scenario, World } from '../../ipc/fake';

afterEach(closeWindow);

const first = (id: string) => screen.findAllByTestId(id).then((all) => all[0] as HTMLElement);

async function openMatter(tab = 'requests', scenario: Scenario = 'small'): Promise<TestWindow> {
  const window = await openWindow(scenario);
  await window.user.click(screen.getByTestId('go-matters'));
  await window.user.click(await first('matter-row'));
  await screen.findByTestId('matter');
  if (tab !== 'requests') await window.user.click(screen.getByTestId(`tab-${tab}`));
  return window;
}

describe('the list of matters', () => {
  test('shows what is open and late in each', async () => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId('go-matters'));
    expect(await first('matter-row')).toHaveTextContent(/3 open.*1 late.*1 pack/);
    await user.click(screen.getByTestId('open-matters'));
    await waitFor(() => expect(screen.getAllByTestId('matter-row')).toHaveLength(1));
  });

  test('opens a matter and goes to it', async () => {
    const { user, world } = await openWindow('small');
    await user.click(screen.getByTestId('go-matters'));
    await user.click(await screen.findByTestId('new-matter'));
    await waitFor(() => expect(screen.getByTestId('matter-reference')).toHaveFocus());
    await user.click(await screen.findByTestId('save-matter'));
    expect(await screen.findByText('A reference is missing.')).toBeVisible();
    await user.type(screen.getByTestId('matter-reference'), 'A-2024');
    await user.click(screen.getByTestId('save-matter'));
    await waitFor(() => expect(screen.getByTestId('matter')).toHaveAccessibleName('A-2024'));
    expect(world.docket.matters).toHaveLength(3);
  });

  test('a closed matter offers only to take it up again', async () => {
    const { user } = await openMatter();
    await user.click(screen.getByTestId('close-matter'));
    await user.type(await screen.findByTestId('close-reason'), 'Settled');
    await user.click(screen.getByTestId('close-matter-now'));
    expect(await screen.findByTestId('matter-closed')).toHaveTextContent('Settled');
    expect(screen.queryByTestId('add-request')).toBeNull();
    await user.click(screen.getByTestId('reopen-matter'));
    expect(await screen.findByTestId('add-request')).toBeVisible();
  });
});

describe('the board of requests', () => {
  test('adds a request under the next number and takes a document as its response', async () => {
    const { user, world } = await openMatter();
    await user.click(screen.getByTestId('add-request'));
    await user.type(await screen.findByTestId('request-text'), 'Proof of all keys');
    await user.click(screen.getByTestId('save-request'));
    await waitFor(() => expect(screen.getAllByTestId('request')).toHaveLength(5));
    await user.click(screen.getAllByTestId('respond')[4] as HTMLElement);
    await user.click(await first('choice'));
    await user.selectOptions(screen.getByTestId('respond-disposition'), 'not_responsive');
    await user.click(screen.getByTestId('save-responses'));
    await waitFor(() => expect(screen.getAllByTestId('request')[4]).toHaveTextContent(/Not resp/));
    expect(world.docket.of('matter-1').requests[4]?.fields.number).toBe('5');
  });

  test('sets a request answered', async () => {
    const { user } = await openMatter();
    await user.click(await first('settle-answered'));
    await waitFor(async () => expect(await first('request')).toHaveTextContent('Open again'));
  });
});

test('a pasted list answers a request in one step', async () => {
  const { user, world } = await openMatter('list');
  await user.type(screen.getByTestId('list-text'), 'INV-1{Enter}INV-2{Enter}INV-3');
  await user.click(screen.getByTestId('compare-list'));
  expect(await screen.findByTestId('list-summary')).toHaveTextContent('3 lines, 1 with an exact');
  expect(screen.getAllByTestId('answer-line')[2]).toHaveTextContent('Nothing found');
  expect(screen.getByTestId('more-matches')).toHaveTextContent('12 more may match');
  await user.selectOptions(screen.getByTestId('list-request'), '3');
  await user.click(screen.getByTestId('respond-list'));
  await waitFor(() => expect(world.docket.of('matter-1').requests[2]?.responses).toHaveLength(1));
});

describe('a list that is dropped on the window', () => {
  const one = { token: 'list', files: 1, folders: 0, names: ['list.xlsx'] };
  const several = { token: 'several', files: 2, folders: 0, names: ['1.csv', '2.csv'] };
  const folder = { token: 'folder', files: 0, folders: 1, names: ['lists'] };
  afterEach(() => (document.elementFromPoint = () => null));

  const drag = (world: World, phase: string, drop = one) =>
    world.tell('drop', { phase, x: 5, y: 5, drop });
  const argsOf = (world: World, command: string) =>
    world.calls.filter((call) => call.command === command).map(({ args }) => args);

  /** Shows the place of the list, the pointer over one of its parts. */
  async function openList(scenario?: Scenario): Promise<TestWindow> {
    const window = await openMatter('list', scenario);
    const under = await screen.findByTestId('choose-list');
    document.elementFromPoint = () => under;
    return window;
  }

  test.each(['small', 'read-only'] as const)(
    'is compared and not added to a vault that is %s',
    async (scenario) => {
      const { world, asked } = await openList(scenario);
      await drag(world, 'enter');
      const overlay = await screen.findByTestId('drop-overlay');
      expect(overlay).toHaveTextContent(/^Compare this list.*not added to the vault.*list\.xlsx$/);
      await drag(world, 'drop');
      expect(await screen.findByTestId('list-summary')).toHaveTextContent('3 lines');
      expect(argsOf(world, 'answer_list_file')).toEqual([{ dropped: 'list' }]);
      expect(asked()).not.toContain('add_drop');
      expect(screen.queryByTestId('drop-overlay')).toBeNull();
    },
  );

  test.each([several, folder])('is one file: $names are let go of', async (drop) => {
    const { world, asked } = await openList();
    await drag(world, 'enter', drop);
    expect(await screen.findByTestId('drop-overlay')).toHaveTextContent(/^Drop one file here/);
    await drag(world, 'drop', drop);
    expect(await screen.findByTestId('toast')).toHaveTextContent('Drop one file here');
    expect(argsOf(world, 'forget_drop')).toEqual([{ token: drop.token }]);
    expect(asked()).not.toContain('answer_list_file');
    expect(asked()).not.toContain('add_drop');
  });

  test('beside its place is added to the vault', async () => {
    const { world, asked } = await openList();
    document.elementFromPoint = () => screen.getByTestId('matter-filter');
    await drag(world, 'enter');
    expect(await screen.findByTestId('drop-overlay')).toHaveTextContent(/^Add 1 file to the vault/);
    await drag(world, 'drop');
    await waitFor(() => expect(asked()).toContain('add_drop'));
    expect(asked()).not.toContain('answer_list_file');
  });

  test('takes the place of one that is still looked through', async () => {
    const { user, world } = await openList();
    let answer = () => {};
    world.delay = (command) =>
      command === 'answer_list' ? new Promise((go) => (answer = go)) : Promise.resolve();
    await user.type(screen.getByTestId('list-text'), 'INV-1');
    await user.click(screen.getByTestId('compare-list'));
    await drag(world, 'drop');
    expect(await screen.findByTestId('list-summary')).toHaveTextContent('3 lines');
    answer();
    await user.clear(screen.getByTestId('list-text'));
    expect(screen.getByTestId('list-summary')).toHaveTextContent('3 lines');
  });
});

describe('the pack', () => {
  test('is previewed with its warnings, written, and told with its digest', async () => {
    const { user } = await openMatter('pack');
    await user.click(screen.getByTestId('preview-pack'));
    expect(await screen.findByTestId('pack-warnings')).toHaveTextContent(/gap in its proof/);
    await user.click(screen.getByTestId('pack-loadFile'));
    expect(screen.getByTestId('produce-pack')).toBeDisabled();
    await user.click(screen.getByTestId('preview-pack'));
    await waitFor(() => expect(screen.getByTestId('produce-pack')).toBeEnabled());
    await user.click(screen.getByTestId('produce-pack'));
    expect(await screen.findByTestId('pack-digest')).toHaveTextContent(/^[0-9a-f]{64}$/);
  });

  test('tells many warnings of a kind in one line, and the first of them behind it', async () => {
    const { user, world } = await openMatter('pack');
    world.packWarnings = Array.from({ length: 10_000 }, (_, at) => ({
      code: 'not_read',
      subject: `Scan ${at + 1}.pdf`,
      about: 'waiting',
      id: `${at}`,
    }));
    await user.click(screen.getByTestId('preview-pack'));
    const warnings = within(await screen.findByTestId('pack-warnings'));
    const groups = warnings.getAllByTestId('warning-group');
    expect(groups.map((group) => group.dataset['code'])).toEqual([
      'gaps_shown',
      'key_visible',
      'not_read',
    ]);
    expect(groups[0]).toHaveTextContent(
      /^SQL Server Standard Core – .*gap in its proof: purchase$/,
    );
    const first = warnings.getByText('Scan 1.pdf: Waiting for recognition');
    expect(first).not.toBeVisible();
    await user.click(warnings.getByText('Was not read; nobody knows what it shows (10,000)'));
    expect(first).toBeVisible();
    expect(warnings.getByText('and 9,950 more')).toBeVisible();
    expect(warnings.getAllByText(/^Scan/)).toHaveLength(50);
  });

  test('shows how far it is, can be canceled, and says so', async () => {
    const { user, world, asked } = await openMatter('pack');
    await user.click(screen.getByTestId('preview-pack'));
    let stop = () => {};
    world.delay = (command) =>
      command === 'pack_progress'
        ? new Promise((_, fail) => (stop = () => fail({ code: 'canceled', message: 'canceled' })))
        : Promise.resolve();
    await user.click(await screen.findByTestId('produce-pack'));
    await user.click(await screen.findByTestId('cancel-pack'));
    expect(asked()).toContain('cancel_produce');
    stop();
    expect(await screen.findByTestId('pack-canceled')).toHaveTextContent(/Nothing was recorded/);
  });
});

test.each(['requests', 'list', 'pack', 'disclosures'])(
  'every control of %s is named',
  async (tab) => {
    const { user } = await openMatter(tab);
    if (tab === 'pack') {
      await user.click(screen.getByTestId('preview-pack'));
      await screen.findByTestId('pack-plan');
    }
    if (tab === 'disclosures') expect(await screen.findAllByTestId('disclosure')).toHaveLength(1);
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  },
);
