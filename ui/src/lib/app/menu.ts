import { onMenu } from '$lib/ipc';
import { actions } from './actions.svelte';

/** Runs what is chosen in the menu of the host; its ids are those of the actions. */
export function listenForMenu(): () => void {
  return onMenu((id) => actions.run(id));
}
