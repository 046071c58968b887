// Everything a person can do at the moment: the palette lists it, keys and menus run it.

import { SvelteMap } from 'svelte/reactivity';
import { isPressed, takesText } from './keys';

export type ActionGroup =
  | 'vault'
  | 'go'
  | 'documents'
  | 'viewer'
  | 'licenses'
  | 'agreements'
  | 'deadlines'
  | 'terms'
  | 'statements'
  | 'matters'
  | 'productKeys'
  | 'adding'
  | 'help';

export interface Action {
  /** Stable; menus of the host use it. */
  id: string;
  group: ActionGroup;
  label: string;
  /** The first one is shown. */
  keys?: string[];
  /** Runs while a person types, too; only for keys that mean nothing in a text field. */
  whileTyping?: boolean;
  enabled?: boolean;
  run: () => void;
}

class Actions {
  #sets = new SvelteMap<symbol, () => Action[]>();

  /** The actions that can be run now. Of two with one id, the one that was offered last counts. */
  get all(): Action[] {
    const byId = new Map<string, Action>();
    for (const offered of this.#sets.values()) {
      for (const action of offered()) {
        if (action.enabled ?? true) byId.set(action.id, action);
      }
    }
    return [...byId.values()];
  }

  /** Offers actions until the returned function is called. */
  offer(offered: () => Action[]): () => void {
    const key = Symbol('actions');
    this.#sets.set(key, offered);
    return () => this.#sets.delete(key);
  }

  offers(id: string): boolean {
    return this.all.some((each) => each.id === id);
  }

  run(id: string): boolean {
    const action = this.all.find((each) => each.id === id);
    action?.run();
    return action !== undefined;
  }

  press(event: KeyboardEvent, mac: boolean): boolean {
    if (event.defaultPrevented || inDialog(event.target)) return false;
    const typing = takesText(event.target);
    const pressed = this.all.findLast(
      (action) =>
        (!typing || action.whileTyping) && action.keys?.some((keys) => isPressed(keys, event, mac)),
    );
    if (!pressed) return false;
    event.preventDefault();
    pressed.run();
    return true;
  }
}

export const actions = new Actions();

/** Offers actions while the component is there. */
export function offerActions(offered: () => Action[]): void {
  $effect.pre(() => actions.offer(offered));
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
}
