import { counted } from '../plural';

const n = counted('en');

export const intake = {
  intake: {
    add: 'Add',
    addFiles: 'Add files…',
    addFolder: 'Add folder…',
    paste: 'Paste image',
    pasted: 'The image is being added.',
    nothingToPaste: 'There is no image on the clipboard.',
    readOnly: 'This vault cannot be written to, so nothing can be added.',
    files: n({ one: '# file', other: '# files' }),
    folders: n({ one: '# folder', other: '# folders' }),
    and: ' and ',
    someFiles: 'the files',
    andMore: n({ one: 'and # more', other: 'and # more' }),
    willAdd: (what: string, kind: string | null) =>
      kind === null ? `Add ${what} to the vault` : `Add ${what} to the vault as ${kind}`,
    willAddDetail:
      'The originals stay where they are. Files the vault already has are noted as duplicates.',
    willLink: (what: string, license: string, kind: string) =>
      `Add ${what} and link to ${license} as ${kind}`,
    willLinkDetail: 'Both in one step.',
    oneFile: 'Drop one file here: not several, and no folder.',
    oneFileDetail: 'Nothing is added to the vault.',
    adding: (what: string, license: string | null) =>
      license === null ? `Adding ${what}.` : `Adding ${what} for ${license}.`,
  },
  queue: {
    title: 'Queue',
    toggle: 'Show or hide the queue',
    files: 'Files in the queue',
    idle: 'Nothing to do.',
    totals: (done: number, total: number) => {
      const numbers = new Intl.NumberFormat('en');
      return `${numbers.format(done)} of ${numbers.format(total)} done`;
    },
    duplicates: n({ one: '# duplicate', other: '# duplicates' }),
    failed: n({ one: '# failed', other: '# failed' }),
    rate: (rate: string) => `${rate} a second`,
    left: (time: string) => `· ${time} left`,
    paused: 'Paused',
    pause: 'Pause',
    resume: 'Resume',
    cancelAll: 'Cancel all',
    cancel: (name: string) => `Cancel ${name}`,
    retryAll: 'Retry failed',
    retry: (name: string) => `Retry ${name}`,
    hide: 'Hide the queue',
    show: 'Show',
    showAll: 'All files',
    showExceptions: (count: number) => `Exceptions (${count})`,
    newKind: 'New documents are',
    newSource: 'Obtained from',
    sourceByFile: 'As the file says',
    nothing: 'Files you add appear here while they are stored and read.',
    noExceptions: 'No file failed.',
  },
};
