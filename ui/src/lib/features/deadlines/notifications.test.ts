import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import { preferences } from '$lib/app/preferences.svelte';
import { closeWindow, openWindow } from '../../../test-window';

afterEach(() => {
  preferences.set('notifications', 'unasked');
  closeWindow();
});

test('the desktop is told of nothing before the person was asked', async () => {
  const { user, asked } = await openWindow('small');
  await user.click(screen.getByTestId('go-deadlines'));
  expect(await screen.findByTestId('ask-notifications')).toBeVisible();
  expect(asked()).not.toContain('notify_alerts');
});

test('a person who wants notifications is told at once and asked no more', async () => {
  const { user, asked } = await openWindow('small');
  await user.click(screen.getByTestId('go-deadlines'));
  await user.click(await screen.findByTestId('notifications-yes'));
  await waitFor(() => expect(asked()).toContain('notify_alerts'));
  expect(screen.queryByTestId('ask-notifications')).toBeNull();
  expect(preferences.get('notifications')).toBe('on');
});

test('a person who wants none is asked no more, and can change that in the settings', async () => {
  const { user, asked } = await openWindow('small');
  await user.click(screen.getByTestId('go-deadlines'));
  await user.click(await screen.findByTestId('notifications-no'));
  expect(screen.queryByTestId('ask-notifications')).toBeNull();
  expect(asked()).not.toContain('notify_alerts');
  await user.click(screen.getByTestId('go-settings'));
  await user.click(await screen.findByTestId('notifications-on'));
  expect(preferences.get('notifications')).toBe('on');
  await waitFor(() => expect(asked()).toContain('notify_alerts'));
});

test('where they are wanted, opening a vault tells the desktop', async () => {
  preferences.set('notifications', 'on');
  const { asked } = await openWindow('small');
  await waitFor(() => expect(asked()).toContain('notify_alerts'));
});
