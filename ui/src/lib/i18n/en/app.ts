import { counted } from '../plural';

const n = counted('en');

export const app = {
  common: {
    save: 'Save',
    discard: 'Discard changes',
    cancel: 'Cancel',
    close: 'Close',
    tryAgain: 'Try again',
    sorted: (descending: boolean): string =>
      descending ? 'sorted, largest first' : 'sorted, smallest first',
    dismiss: 'Dismiss',
    notifications: 'Messages',
    starting: 'Starting…',
  },
  shell: {
    navigation: 'Screens',
    status: 'Status',
    screens: {
      documents: 'Documents',
      licenses: 'Licenses',
      verify: 'Verify',
      journal: 'Journal',
      settings: 'Settings',
    },
    goTo: (screen: string) => `Go to ${screen}`,
    back: 'Back to where I was',
    filtersPane: 'Width of the filters',
    previewPane: 'Width of the preview',
    detailsPane: 'Width of the details',
    readOnly: 'Read only',
    readOnlyReasons: {
      newer_format: 'a newer Muniment wrote this vault',
      sync_conflict: 'a sync program left two versions of the journal',
      failed_sync: 'the disk did not confirm a write',
      no_permission: 'no permission to write here',
    },
    unread: n({
      one: '# document not yet read',
      other: '# documents not yet read',
    }),
  },
  welcome: {
    title: 'Welcome to Muniment',
    text: 'A vault for proof of entitlement: store it, find it, link it to licenses, prove it is unchanged.',
    newTitle: 'New vault',
    newText:
      'Choose an empty folder on a disk, a stick or a share. Your documents are stored there as plain files.',
    openTitle: 'Open vault',
    openText: 'Go on with a vault that exists, yours or one you share with your team.',
    sampleTitle: 'Sample vault',
    sampleText:
      'Look around in a vault with some thirty made-up documents. Nothing of yours is touched.',
    recent: 'Recent vaults',
  },
  undo: {
    action: 'Undo',
    label: 'Undo the last change',
    done: (what: string) => `Taken back: ${what}`,
    nothing: 'There is nothing to undo.',
  },
  palette: {
    title: 'Command palette',
    open: 'Open the command palette',
    hint: 'Type a command, a document or a license…',
    actions: 'Commands',
    documents: 'Documents',
    licenses: 'Licenses',
    nothing: 'Nothing found.',
  },
  keys: {
    title: 'Keys you can use now',
    open: 'Show the keys',
    groups: {
      vault: 'Vault',
      go: 'Screens',
      documents: 'Documents',
      viewer: 'Page',
      licenses: 'Licenses',
      adding: 'Adding',
      help: 'Help',
    },
    lists: 'In lists',
    move: 'Move',
    jump: 'To the start or end, or a screen further',
    extend: 'with a move: extend the selection',
    toggle: 'with a click: add or remove a row',
    openRow: 'Open',
  },
  settings: {
    title: 'Settings',
    theme: 'Appearance',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    density: 'Density',
    densities: { compact: 'Compact', comfortable: 'Comfortable' },
    language: 'Language',
    vault: 'Vault',
    vaultName: 'Name',
    vaultLocation: 'Location',
    vaultId: 'Identity',
    closeVault: 'Close vault',
    version: (version: string) => `Muniment ${version}`,
  },
  verify: {
    title: 'Verify the vault',
    intro:
      'Reads every stored file again, compares it with the hash under which it was stored, and walks the signed journal from the first entry to the last.',
    start: 'Verify now',
    again: 'Verify again',
    starting: 'Starting…',
    progress: (done: string, total: string) => `${done} of ${total}`,
    canceled:
      'The verification was canceled. Nothing can be said about the files it had not reached.',
    good: 'Everything is as it was stored.',
    bad: n({
      one: '# thing is not as it should be.',
      other: '# things are not as they should be.',
    }),
    checked: (objects: number, bytes: string, entries: number, time: string) =>
      `${n({ one: '# file', other: '# files' })(objects)} (${bytes}) and ${n({ one: '# journal entry', other: '# journal entries' })(entries)} checked in ${time}.`,
    at: (when: string) => `Finished ${when}`,
    problems: 'What is wrong',
    showDocument: 'Show the document',
    checksums: 'Checksum list',
    checksumsText:
      'A list of all files of the vault with their SHA-256, for checking the vault on another machine without Muniment.',
    saveChecksums: 'Save checksum list…',
    checksumsSaved: (path: string) => `Saved as ${path}`,
    checkWith: 'Check it in a terminal; nothing is printed when all files are unchanged:',
    rebuild: 'Rebuild the catalog',
    rebuildText:
      'The catalog and the search index on this machine are made from the files of the vault. If a list looks wrong, make them anew; the vault itself is not touched.',
    rebuildStart: 'Rebuild',
    rebuilding: 'Rebuilding…',
    rebuilt: 'The catalog was rebuilt from the vault.',
  },
  journal: {
    title: 'Journal',
    intro:
      'Every change of the vault, signed and chained to the one before. Entries are never changed or removed.',
    columns: { n: 'Entry', at: 'When', op: 'What', subjects: 'About', actor: 'Who' },
    empty: 'The journal is empty.',
    entry: (entry: number) => `Entry ${entry}`,
    events: n({ one: '# event', other: '# events' }),
    count: n({ one: '# entry', other: '# entries' }),
  },
};
