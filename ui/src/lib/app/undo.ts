// Taking back the last operation, from a key, the palette or a toast.

import { t, word } from '$lib/i18n';
import { undo } from '$lib/ipc';
import { attempt, toasts } from './toasts.svelte';

export function undoLast(): Promise<boolean> {
  return attempt(async () => {
    const taken = await undo();
    toasts.show(taken ? t().undo.done(word(t().codes.ops, taken.op)) : t().undo.nothing);
  });
}

/** Tells what was done and offers to take it back. */
export function doneWithUndo(text: string): void {
  toasts.show(text, { label: t().undo.action, testid: 'undo', run: () => void undoLast() });
}
