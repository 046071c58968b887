import type { notifications as english } from '../en/notifications';

export const notifications: typeof english = {
  notifications: {
    title: 'Fristen als Systembenachrichtigung',
    ask: 'Auch mit Systembenachrichtigungen erinnern?',
    askText:
      'Solange Muniment läuft, kann es am Tag jeder Erinnerung einmal eine Benachrichtigung zeigen. In den Einstellungen lässt sich das ändern.',
    yes: 'Benachrichtigen',
    no: 'Nein',
    choices: { on: 'Benachrichtigen', off: 'Nur im Fenster' },
  },
};
