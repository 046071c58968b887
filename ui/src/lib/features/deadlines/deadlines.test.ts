import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { toasts } from '$lib/app/toasts.svelte';
import { installFake } from '$lib/ipc/fake';
import { closeWindow, openWindow } from '../../../test-window';
import { tellOfAlerts } from './alerts';

afterEach(closeWindow);

async function openDeadlines() {
  const window = await openWindow('small');
  await window.user.click(screen.getByTestId('go-deadlines'));
  await screen.findAllByTestId('deadline');
  return window;
}

const rules = () => screen.queryAllByTestId('deadline').map((row) => row.dataset['rule']);

test('lists what is due in groups, with a mark for each in its month', async () => {
  await openDeadlines();
  expect(screen.getByRole('group', { name: 'Overdue' })).toHaveTextContent('9 days overdue');
  expect(screen.getAllByTestId('timeline-month')).toHaveLength(12);
  const marks = screen.getAllByTestId('timeline-mark');
  expect(marks.at(-1)).toHaveAccessibleName(/Renew Software Assurance before it ends/);
  expect(screen.getByText(/1 overdue for more than a year is not listed/)).toBeVisible();
});

test('is worked with keys alone: choose, state as done, take back', async () => {
  const { user } = await openDeadlines();
  const before = rules().length;
  screen.getByTestId('deadline-list').focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByTestId('deadline-source')).toHaveTextContent('VLSC/VLMS administration');
  await user.keyboard('d');
  await screen.findByTestId('mark-dialog');
  await user.click(screen.getByTestId('confirm-mark'));
  await waitFor(() => expect(rules()).toHaveLength(before - 1));
  await user.click(await screen.findByTestId('undo'));
  await waitFor(() => expect(rules()).toHaveLength(before));
});

test('shows the documents with which a deadline was met', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getByTestId('deadlines-all'));
  const rows = await screen.findAllByTestId('deadline');
  await user.click(rows[1] as HTMLElement);
  await user.click(screen.getByTestId('deadline-done'));
  const choices = await screen.findAllByTestId('choice');
  const name = choices[0]?.querySelector('.truncate')?.textContent ?? '';
  await user.click(choices[0] as HTMLElement);
  await user.click(screen.getByTestId('confirm-mark'));
  expect(await screen.findByTestId('deadline-evidence')).toHaveTextContent(name);
});

test('lets a deadline wait only with a day and a reason, and opens it again', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getAllByTestId('deadline')[0] as HTMLElement);
  await user.click(screen.getByTestId('deadline-snooze'));
  const confirm = await screen.findByTestId('confirm-mark');
  await user.type(screen.getByTestId('mark-day'), '2099-01-31');
  expect(confirm).toBeDisabled();
  await user.type(screen.getByTestId('snooze-reason'), 'The reseller is asked');
  await user.click(confirm);
  const details = screen.getByTestId('deadline-details');
  await waitFor(() => expect(details).toHaveTextContent('The reseller is asked'));
  await user.click(screen.getByTestId('deadline-reopen'));
  await waitFor(() => expect(details).not.toHaveTextContent('The reseller is asked'));
});

test('goes from a deadline to the license it is about', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getAllByTestId('deadline')[0] as HTMLElement);
  const title = screen.getByTestId('open-subject').textContent.trim();
  await user.click(screen.getByTestId('open-subject'));
  expect(await screen.findByTestId('license-details')).toHaveTextContent(title);
});

test('stands as of the day a person picks', async () => {
  const { user, world } = await openDeadlines();
  const field = screen.getByTestId('deadlines-as-of');
  await user.clear(field);
  await user.type(field, '2020-02-01');
  await waitFor(() => {
    const asked = world.calls.filter(({ command }) => command === 'deadlines').at(-1);
    expect(asked?.args).toMatchObject({ request: { asOf: '2020-02-01' } });
  });
  expect(await screen.findByText('Nothing falls due')).toBeVisible();
  await user.click(screen.getByTestId('deadlines-today'));
  expect((await screen.findAllByTestId('deadline')).length).toBeGreaterThan(0);
});

test('says at the holidays which line cannot be read, and keeps those that can', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getByTestId('open-holidays'));
  const field = await screen.findByTestId('holidays');
  await user.type(field, 'Christmas');
  await user.click(screen.getByTestId('save-holidays'));
  await waitFor(() => expect(field).toHaveAccessibleDescription(/line 1/));
  await user.clear(field);
  await user.type(field, '2026-12-25 Christmas Day');
  await user.click(screen.getByTestId('save-holidays'));
  await waitFor(() => expect(screen.queryByTestId('holidays-dialog')).toBeNull());
  await user.click(screen.getByTestId('open-holidays'));
  await waitFor(() =>
    expect(screen.getByTestId('holidays')).toHaveValue('2026-12-25 Christmas Day'),
  );
});

test('names the rules with their sources and what others say', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getByTestId('deadline-rules'));
  const listed = await screen.findAllByTestId('deadline-rule');
  expect(listed[0]).toHaveTextContent('Source: VLSC/VLMS administration');
  expect(listed[0]).toHaveTextContent('Stated otherwise: Formal license statements');
});

test('says where the calendar file was saved', async () => {
  const { user } = await openDeadlines();
  await user.click(screen.getByTestId('save-calendar'));
  expect(await screen.findByText('Saved as /home/clara/Desktop/deadlines.ics')).toBeVisible();
});

test('learns in an empty vault where deadlines come from', async () => {
  const { user } = await openWindow('empty');
  await user.click(screen.getByTestId('go-deadlines'));
  expect(await screen.findByText('Nothing falls due')).toBeVisible();
});

test('says when the host fails, and can try again', async () => {
  const { user, world } = await openWindow('small');
  const failed = { code: 'internal', message: 'it failed', hint: null, details: {} };
  world.refusals.set('deadlines', failed);
  await user.click(screen.getByTestId('go-deadlines'));
  expect(await screen.findByText('Something went wrong in Muniment.')).toBeVisible();
  world.refusals.clear();
  await user.click(screen.getByText('Try again'));
  expect((await screen.findAllByTestId('deadline')).length).toBeGreaterThan(0);
});

test('a person is told how many deadlines need attention today, and of none nothing', async () => {
  const world = installFake('small');
  await tellOfAlerts(() => undefined);
  expect(toasts.shown).toEqual([]);
  world.alertsToday = 2;
  await tellOfAlerts(() => undefined);
  expect(toasts.shown.map(({ text }) => text)).toEqual(['2 deadlines need attention today.']);
});
