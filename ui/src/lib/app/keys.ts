// Keys as they are written in the code ("Mod+Shift+L"), pressed and shown.

interface Chord {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

function chordOf(keys: string): Chord {
  const parts = keys.split('+');
  // "Mod++" is Mod and the plus key.
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: key.toLowerCase(),
  };
}

const isLetter = (key: string) => /^[a-z]$/.test(key);

/** Whether the event is the press of these keys. */
export function isPressed(keys: string, event: KeyboardEvent, mac: boolean): boolean {
  const chord = chordOf(keys);
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || chord.mod !== mod || chord.alt !== event.altKey) return false;
  if (chord.key !== event.key.toLowerCase()) return false;
  // Where a character needs Shift depends on the keyboard: only letters and named keys compare it.
  const compares = isLetter(chord.key) || chord.key.length > 1;
  return !compares || chord.shift === event.shiftKey;
}

/** Whether a key typed without a modifier belongs to the element. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
  );
}

export function shownKeys(keys: string, mac: boolean): string {
  const chord = chordOf(keys);
  const named: Record<string, string> = {
    arrowleft: '←',
    arrowright: '→',
    arrowup: '↑',
    arrowdown: '↓',
    escape: 'Esc',
    enter: 'Enter',
    delete: 'Del',
  };
  const key = named[chord.key] ?? chord.key.replace(/^./, (first) => first.toUpperCase());
  const held = [
    chord.mod && (mac ? '⌘' : 'Ctrl'),
    chord.alt && (mac ? '⌥' : 'Alt'),
    chord.shift && (mac ? '⇧' : 'Shift'),
  ].filter((name) => name !== false);
  return [...held, key].join(mac ? '' : '+');
}
