// The whole window on a fake host, for tests.

import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import App from './App.svelte';
import { dialogs } from './lib/app/dialogs.svelte';
import { preferences } from './lib/app/preferences.svelte';
import { router } from './lib/app/route.svelte';
import { session } from './lib/app/session.svelte';
import { toasts } from './lib/app/toasts.svelte';
import { installFake, type Scenario, type World } from './lib/ipc/fake';

export interface TestWindow {
  world: World;
  user: UserEvent;
  /** The commands the host was asked, in order. */
  asked: () => string[];
}

/** Opens the window and, in a vault, goes to the documents. */
export async function openWindow(scenario: Scenario): Promise<TestWindow> {
  const world = installFake(scenario);
  render(App);
  if (scenario === 'first-run') await screen.findByTestId('welcome');
  else {
    if (scenario !== 'empty') {
      await screen.findByTestId('overview');
      router.reset();
    }
    await screen.findByTestId('search');
  }
  return {
    world,
    user: userEvent.setup(),
    asked: () => world.calls.map((call) => call.command),
  };
}

export function closeWindow(): void {
  if (window.fakeHost) window.fakeHost.ended = true;
  cleanup();
  dialogs.close();
  router.reset();
  toasts.shown = [];
  session.vault = null;
  session.problem = null;
  session.starting = true;
  preferences.set('locale', 'en');
  preferences.set('theme', 'light');
  preferences.set('detailsOpen', true);
  preferences.set('showDoubtful', true);
  preferences.set('textBeside', false);
}
