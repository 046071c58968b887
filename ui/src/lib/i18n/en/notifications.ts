export const notifications = {
  notifications: {
    title: 'Deadlines on the desktop',
    ask: 'Tell you on the desktop, too?',
    askText:
      'While Muniment runs, it can show a notification on the day of each alert, once. You can change this in the settings.',
    yes: 'Show notifications',
    no: 'No',
    choices: { on: 'Show notifications', off: 'In the window only' },
  },
};
