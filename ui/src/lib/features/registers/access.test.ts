import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWindow, openWindow, type TestWindow } from '../../../test-window';
import { accessDraft, accessFields, accessProblems } from './access-draft';

afterEach(closeWindow);

const at = (testid: string, index = 0) =>
  screen.findAllByTestId(testid).then((found) => {
    const one = found[index];
    if (!one) throw new Error(`there is no ${testid} ${index}`);
    return one;
  });

const kind = async (code: string) => {
  const found = (await screen.findAllByTestId('access-alert')).find(
    (each) => each.dataset['code'] === code,
  );
  if (!found) throw new Error(`nothing tells of ${code}`);
  return found;
};

async function openPeople(scenario: 'small' | 'empty' | 'read-only'): Promise<TestWindow> {
  const opened = await openWindow(scenario);
  await opened.user.click(screen.getByTestId('go-people'));
  return opened;
}

describe('the portal access register', () => {
  test('tells in an empty vault what to do', async () => {
    await openPeople('empty');
    expect(await screen.findByText('Nobody has access yet')).toBeVisible();
    expect(screen.queryByTestId('access-alerts')).toBeNull();
  });

  test('an alert shows its cases and the entries it is about', async () => {
    const { user } = await openPeople('small');
    await waitFor(() => expect(screen.getAllByTestId('access-row').length).toBe(3));
    await user.click(await kind('invitation_not_accepted'));
    await waitFor(() => expect(screen.getAllByTestId('access-row').length).toBe(1));
    expect(screen.getByTestId('access-cases')).toHaveTextContent('Cleo Moss, 7781204');
    await user.click(screen.getByTestId('all-accesses'));
    await waitFor(() => expect(screen.getAllByTestId('access-row').length).toBe(3));
  });

  test('shows what the portals call a role when asked', async () => {
    const { user } = await openPeople('small');
    await user.click(await at('access-row'));
    const details = await screen.findByTestId('access-details');
    const names = within(details).getByTestId('portal-names');
    expect(names).not.toHaveAttribute('open');
    await user.click(within(names).getByText('What the portals call it'));
    expect(names).toHaveTextContent('Agreement Administrator');
  });

  test('takes a new access, refuses what cannot be, and takes it back', async () => {
    const { user, world } = await openPeople('small');
    await user.click(await screen.findByTestId('new-access'));
    await waitFor(() => expect(screen.getByTestId('save-access')).toBeEnabled());
    await user.click(screen.getByTestId('save-access'));
    expect(await screen.findByText('An access needs a person.')).toBeVisible();
    const person = screen.getByTestId('access-person');
    await waitFor(() => expect(person).toHaveFocus());
    await user.type(person, 'Dan Elm');
    await user.selectOptions(screen.getByTestId('access-agreement'), 'Master agreement');
    expect(screen.queryByTestId('access-licensing-id')).toBeNull();
    await user.selectOptions(screen.getByTestId('access-role'), 'invoice_reader');
    await user.click(screen.getByTestId('contact-bill_to'));
    await user.click(screen.getByTestId('save-access'));
    await waitFor(() => expect(world.staff.accesses.length).toBe(4));
    expect(world.staff.accesses.at(-1)?.fields).toMatchObject({
      person: 'Dan Elm',
      role: 'invoice_reader',
      licensingId: '',
      contacts: ['bill_to'],
    });
    expect(await screen.findByTestId('access-details')).toHaveTextContent('Dan Elm');
    await user.click(await screen.findByTestId('undo'));
    await waitFor(() => expect(world.staff.accesses.length).toBe(3));
  });

  test('a role that was taken away is voided, and its alert is gone', async () => {
    const { user, world } = await openPeople('small');
    await user.click(await kind('leaver_is_administrator'));
    await waitFor(() => expect(screen.getAllByTestId('access-row').length).toBe(1));
    await user.click(await at('access-row'));
    expect(await screen.findByTestId('access-alert-here')).toHaveTextContent(
      'Administrator who has left',
    );
    await user.click(await screen.findByTestId('void'));
    await user.type(screen.getByTestId('void-reason'), 'the role was taken away');
    await user.click(screen.getByTestId('confirm-void'));
    await waitFor(() =>
      expect(world.staff.accesses.map((each) => each.voided)).toContain('the role was taken away'),
    );
    await waitFor(() =>
      expect(
        screen.queryAllByTestId('access-alert').map((each) => each.dataset['code']),
      ).not.toContain('leaver_is_administrator'),
    );
  });

  test('of a vault that cannot be written offers nothing to write', async () => {
    const { user } = await openPeople('read-only');
    await user.click(await at('access-row'));
    await screen.findByTestId('access-details');
    for (const testid of ['new-access', 'edit-entry', 'void']) {
      expect(screen.queryByTestId(testid)).toBeNull();
    }
  });

  test('is accessible with an entry, an alert and the form open', async () => {
    const { user } = await openPeople('small');
    await user.click(await kind('too_few_administrators'));
    await user.click(await at('access-row'));
    await screen.findByTestId('access-details');
    await user.click(await screen.findByTestId('edit-entry'));
    await waitFor(() => expect(screen.getByTestId('save-access')).toBeEnabled());
    // Contrast needs a layout, which jsdom has not.
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  test('the overview tells of alerts and opens what they are about', async () => {
    const { user } = await openWindow('small');
    await user.click(screen.getByTestId('go-overview'));
    const told = await screen.findAllByTestId('overview-access-alert');
    expect(told.map((each) => each.dataset['code'])).toEqual([
      'too_few_administrators',
      'leaver_is_administrator',
      'invitation_not_accepted',
    ]);
    await user.click(await at('overview-access-alert', 2));
    await waitFor(() => expect(screen.getAllByTestId('access-row').length).toBe(1));
    expect(await kind('invitation_not_accepted')).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('portal access as it is typed', () => {
  const draft = { ...accessDraft(null), person: ' Ada Birch ', licensingId: ' 5550001 ' };

  test('needs a person and something to have access to', () => {
    expect(accessProblems(accessDraft(null))).toEqual(['person', 'licensingId']);
    expect(accessProblems(draft)).toEqual([]);
  });

  test('is not accepted before the invitation', () => {
    const early = { ...draft, invitedOn: '2026-02-10', acceptedOn: '2026-02-09' };
    expect(accessProblems(early)).toEqual(['acceptedOn']);
  });

  test('names the agreement or a licensing ID, never both', () => {
    expect(accessFields(draft)).toMatchObject({ agreement: null, licensingId: '5550001' });
    const named = accessFields({ ...draft, agreement: '0193c6b5' });
    expect(named).toMatchObject({ agreement: '0193c6b5', licensingId: '' });
  });
});
