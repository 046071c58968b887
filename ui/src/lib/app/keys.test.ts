import { describe, expect, test } from 'vitest';
import { actions } from './actions.svelte';
import { isPressed, shownKeys, takesText } from './keys';

const press = (key: string, held: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });

describe('keys', () => {
  test('Mod is Ctrl, and Command on a Mac', () => {
    expect(isPressed('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(isPressed('Mod+K', press('k'), false)).toBe(false);
  });

  test('a sign is found wherever the keyboard has it', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('?', press('?'), false)).toBe(true);
    expect(isPressed('Mod++', press('+', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  });

  test('letters and named keys tell Shift apart', () => {
    expect(isPressed('F3', press('F3', { shiftKey: true }), false)).toBe(false);
    expect(isPressed('Shift+F3', press('F3', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('Mod+O', press('O', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  });

  test('are shown as the platform writes them', () => {
    expect(shownKeys('Mod+Shift+L', false)).toBe('Ctrl+Shift+L');
    expect(shownKeys('Mod+Shift+L', true)).toBe('⌘⇧L');
  });
});

describe('actions', () => {
  const typing = (element: HTMLElement, event: KeyboardEvent) => {
    document.body.append(element);
    element.dispatchEvent(event);
    return event;
  };

  test('keys without whileTyping belong to the text field', () => {
    const field = document.createElement('input');
    let runs = 0;
    const stop = actions.offer(() => [
      { id: 'undo', group: 'vault', label: 'Undo', keys: ['Mod+Z'], run: () => (runs += 1) },
    ]);
    expect(takesText(field)).toBe(true);
    expect(actions.press(typing(field, press('z', { ctrlKey: true })), false)).toBe(false);
    expect(
      actions.press(typing(document.createElement('div'), press('z', { ctrlKey: true })), false),
    ).toBe(true);
    expect(runs).toBe(1);
    stop();
  });

  test('a disabled or withdrawn action does not run', () => {
    let enabled = false;
    const stop = actions.offer(() => [
      {
        id: 'link',
        group: 'documents',
        label: 'Link',
        keys: ['Mod+L'],
        enabled,
        run: () => undefined,
      },
    ]);
    expect(actions.run('link')).toBe(false);
    enabled = true;
    expect(actions.run('link')).toBe(true);
    stop();
    expect(actions.run('link')).toBe(false);
  });
});
