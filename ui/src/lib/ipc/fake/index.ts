// A host in memory, for `npm run dev` in a browser and for tests. It never reaches a release build.

import { mockIPC, mockWindows } from '@tauri-apps/api/mocks';
import type { Command } from '../commands';
import { handlers } from './handlers';
import { World, type Scenario } from './world';

export { World, type Scenario } from './world';

declare global {
  interface Window {
    /** The fake host of this window, for tests and for the browser's console. */
    fakeHost?: World;
  }
}

/** Puts a fake host in place of the real one. */
export function installFake(scenario: Scenario = 'full', world = new World(scenario)): World {
  mockWindows('main');
  const commands = handlers(world);
  mockIPC(
    async (command, args) => {
      const handler = commands[command as Command] as ((args: unknown) => unknown) | undefined;
      if (!handler) throw new Error(`the fake host has no command \`${command}\``);
      world.calls.push({ command, args });
      await world.delay(command, args);
      const refused = world.refusals.get(command);
      if (refused) throw refused;
      return handler(args);
    },
    { shouldMockEvents: true },
  );
  const internals = (window as unknown as { __TAURI_INTERNALS__: Record<string, unknown> })
    .__TAURI_INTERNALS__;
  internals['convertFileSrc'] = () => '/@vault/';
  window.fakeHost = world;
  return world;
}

export function scenarioOf(search: string): Scenario {
  const named = new URLSearchParams(search).get('fake');
  const known: Scenario[] = ['full', 'small', 'empty', 'first-run', 'failing', 'busy', 'read-only'];
  return known.find((scenario) => scenario === named) ?? 'full';
}
