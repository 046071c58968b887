import type { CustodyAct, CustodyProblem, Found, ManipulationCode, SealStanding } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('en');

/** The words of verification with seals, of backups and of custody. */
export const custody = {
  checks: {
    tabs: 'Parts of this screen',
    verification: 'Verification',
    seals: 'Seals',
    packs: 'Packs',
    backup: 'Backup',
    print: 'Print…',
  },
  inspection: {
    report: 'Verification report',
    handedIn: 'Seals kept elsewhere',
    handedInText:
      'A seal, or a pack that was handed over, shows what the journal was when it was made. Add what you have before you verify: without one, some things cannot be excluded.',
    addSeals: 'Add seals…',
    addFolders: 'Add folders…',
    leaveOut: (name: string) => `Leave out ${name}`,
    more: (count: string) => `and ${count} more`,
    stale: 'Other seals are at hand than this report was made with. Verify again.',
    touched: n({
      one: 'The vault is not what it was: # thing was done to it.',
      other: 'The vault is not what it was: # things were done to it.',
    }),
    manipulations: 'What was done to the vault',
    manipulationsText:
      'What the findings add up to. Where it is about the content of single files, a failing disk may have done the same.',
    noManipulations: 'Nothing shows that anything was done to the vault.',
    entry: (entry: string) => `Entry ${entry}`,
    entries: (first: string, last: string) => `Entries ${first} to ${last}`,
    shownBy: (anchor: string) => `Shown by ${anchor}`,
    shownByVault: 'Shown by the vault itself',
    anchors: 'Seals at hand',
    noneElsewhere: 'No seal from outside the vault was handed in.',
    sealsInVault: n({
      one: '# seal in the vault itself holds. Whoever can write to the vault could have replaced it, too.',
      other:
        '# seals in the vault itself hold. Whoever can write to the vault could have replaced them, too.',
    }),
    anchored: (last: string) => `Entries 1 to ${last} are proven unchanged.`,
    anchoredText:
      'A seal that was kept elsewhere holds: these entries are as they were when it was made, and with them the hash of each document that they name.',
    after: (last: string) =>
      `It says nothing of what came after entry ${last}, nor whether what the documents say is true.`,
    notExcluded: 'What is not excluded',
    notExcludedText:
      'No seal from outside the vault was at hand that holds. Somebody with the key of a writer could have done this and left no trace in the vault:',
    notExcludedAdvice: 'A seal that you make now and keep elsewhere lets later checks exclude it.',
    goToSeals: 'Go to the seals',
    record: 'Verify and record',
    recordText:
      'To record it, the vault is verified once more; the result goes to the journal and shows in the custody of each document.',
    recorded: 'Recorded in the journal: everything is as it was stored.',
    recordedBad: n({
      one: 'Recorded in the journal: # thing is not as it should be.',
      other: 'Recorded in the journal: # things are not as they should be.',
    }),
  },
  seals: {
    title: 'Seals of the vault',
    proves:
      'A seal is a signed statement of what the journal was. Kept elsewhere, it shows whether an entry up to there, or a document that it names, was changed since.',
    seal: 'Seal now',
    sealed: (last: string) =>
      `Entries 1 to ${last} are sealed. Save the seal and keep it elsewhere.`,
    loading: 'The seals are read',
    emptyTitle: 'No seal yet',
    emptyText:
      'Seal the journal and give the file to somebody else: counsel, an auditor, a mailbox. It holds a number, a hash and a signature, and nothing of your documents.',
    count: n({ one: '# seal', other: '# seals' }),
    save: 'Save…',
    saveLabel: (last: string) => `Save the seal over entries 1 to ${last}`,
    saved: (path: string) =>
      `Saved as ${path}. Keep it where nobody who can write to the vault can change it.`,
    unread: 'A seal that cannot be read',
    lastOf: (when: string) => `last entry of ${when}`,
    signedBy: (writer: string) => `signed by ${writer}`,
    unsigned: 'No writer of this journal signed it.',
    elsewhere: 'kept elsewhere',
    holdsInVault:
      'The journal is the sealed one, as far as this copy in the vault shows. Only a copy kept elsewhere shows that nobody replaced both.',
    holdsElsewhere:
      'These entries are unchanged since the seal was made, and with them the hash of each document that they name.',
    otherEntries: 'The first entries of the journal are not the sealed ones.',
    ahead: 'The journal has fewer entries than were sealed.',
    damaged: 'It cannot be read or is of another vault, and proves nothing.',
    verifierKey: 'Verifier key',
    verifierKeyText:
      'With this key, tools for signed notes check that this installation signed a seal. Give it away with the first seal, not with a later one.',
    copyKey: 'Copy the key',
    keyCopied: 'The key was copied.',
  },
  timeStamps: {
    title: 'Time stamps',
    text: 'An authority for time stamps states when a seal existed (RFC 3161). It gets the hash of the seal and nothing else, and is asked only when you press the button.',
    address: 'Address of the authority',
    addressHint: 'Begins with http:// or https://; none when empty',
    saveAddress: 'Save the address',
    addressSaved: 'The address was saved.',
    certificate: 'Certificate of the authority',
    certificateText:
      'Needed once: without it, a stamp shows only who claims to have made it. This machine trusts it from its first stamp on.',
    choose: 'Choose a certificate…',
    request: 'Request a time stamp',
    requestText: 'Seals the journal and asks the authority.',
    noAddress: 'Save the address of an authority first.',
    asking: 'The authority is asked',
    offline: 'Without a connection',
    offlineText:
      'Seal the journal and save the query as a file, carry it to the authority, and import its reply.',
    query: 'Save a query…',
    querySaved: (path: string) => `The journal was sealed and the query saved as ${path}`,
    reply: 'Import a reply…',
    stamped: 'The time stamp was kept with its seal.',
    trusted: (at: string, by: string) =>
      `Existed on ${at}, by the word of ${by}. This machine trusts the certificate of the authority; whether it was revoked was not asked.`,
    untrusted: (at: string, by: string) =>
      `Existed on ${at}, if ${by} is whom it seems: the certificate came with the vault. Compare its fingerprint with the one that the authority publishes:`,
    unknown: (at: string, by: string) =>
      `Somebody who goes by ${by} states ${at}; no known certificate of an authority vouches for them.`,
    broken: 'A time stamp that proves nothing:',
  },
  backup: {
    title: 'Back up the vault',
    intro:
      'Copies the vault to a folder on another disk or a share, or to a bucket. Only what is missing there is copied, and each copied file is read back.',
    start: 'Back up to a folder…',
    again: 'Back up to a folder again…',
    bucket: 'Address of a bucket',
    bucketHint:
      's3://bucket/path, az://container/path or gs://bucket/path. Credentials come from the environment in which Muniment was started, as for vaults in buckets; neither they nor the address are kept.',
    startBucket: 'Back up to the bucket',
    noScheme: 'The address of a bucket begins with s3://, az:// or gs://.',
    badBucket: 'This is not the address of a bucket:',
    running: 'The vault is backed up',
    canceled: 'The backup was stopped. What was copied until then counts the next time.',
    done: 'The backup is up to date.',
    doneBut: n({
      one: 'The backup lacks # thing that is wrong in the vault.',
      other: 'The backup lacks # things that are wrong in the vault.',
    }),
    copied: (files: number, bytes: string, time: string) =>
      `${n({ one: '# file', other: '# files' })(files)} (${bytes}) copied and read back in ${time}.`,
    kept: n({ one: '# file was there already.', other: '# files were there already.' }),
    through: (last: string) => `The copy has the journal up to entry ${last}.`,
    restore: 'Restore',
    restoreText:
      'A restore makes the whole vault again in an empty folder, which you then open here. It is done in a terminal, with your folders in this command:',
    backupFolder: 'folder of the backup',
    newFolder: 'folder of the new vault',
    copyCommand: 'Copy the command',
    commandCopied: 'The command was copied.',
  },
  custody: {
    open: 'Custody…',
    title: 'Custody of a document',
    intro:
      'What happened to the document since it came, as the signed journal has it. Whoever only looked at it left no entry.',
    loading: 'The journal is read',
    name: 'Document',
    content: 'Content now',
    madeAt: 'Report made',
    through: (when: string, last: string) => `${when}, from the journal up to entry ${last}`,
    steps: 'Steps of custody',
    at: 'When',
    actor: 'Who',
    act: 'What',
    entry: 'Entry',
    entryHash: 'Its SHA-256',
    from: (path: string, source: string) => `${path} (${source})`,
    linked: (license: string, kind: string) => `${license}, as: ${kind}`,
    page: (page: string) => `Page ${page}`,
    whole: 'The content was as it was stored.',
    produced: (exhibit: string, volume: string, to: string) =>
      to === ''
        ? `as ${exhibit} in volume ${volume}`
        : `as ${exhibit} in volume ${volume}, to ${to}`,
    notWhole: 'The content was not as it was stored.',
    clock: (zone: string) => `Times are those of ${zone}, by the clock of whoever wrote the entry.`,
  },
};

/** The words for the codes of custody, seals and manipulations. */
export const custodyCodes = {
  custodyActs: {
    acquired: 'Acquired',
    arrived_again: 'Arrived again',
    described: 'Described',
    corrected: 'Recognized word corrected',
    lines_stated: 'Invoice lines stated',
    linked: 'Linked',
    claimed: 'What a link proves stated',
    unlinked: 'Link removed',
    verified: 'Verified',
    revealed: 'Product keys shown',
    produced: 'Handed over',
    voided: 'Voided',
    restored: 'Restored',
  } satisfies Record<CustodyAct, string>,
  found: {
    whole: 'As it was stored',
    altered: 'Altered',
    missing: 'Missing',
    not_here: 'Not on this device',
  } satisfies Record<Found, string>,
  manipulations: {
    byte_flipped: 'The content of a file was changed',
    file_deleted: 'A file was removed',
    file_added: 'A file was added',
    file_renamed: 'A file was renamed',
    files_swapped: 'Two files were swapped',
    truncated: 'A file was cut off',
    rolled_back: 'An older copy of the vault took its place',
    coherent_forgery: 'The journal was written anew',
    entry_edited: 'An entry of the journal was changed',
    last_entry_dropped: 'The last entries were removed',
    entries_reordered: 'Entries changed places',
    entry_backdated: 'An entry was backdated',
  } satisfies Record<ManipulationCode, string>,
  /** What a manipulation proves. */
  manipulationProofs: {
    byte_flipped: 'The file no longer has the content that was stored under its hash.',
    file_deleted: 'The journal counts on a file that is no longer there.',
    file_added: 'No entry names this file: it did not come in through Muniment.',
    file_renamed: 'The content is whole, but has another name than the journal gives it.',
    files_swapped: 'Each of the two has the content that the journal gives to the other.',
    truncated: 'What is left is the beginning; the end is missing.',
    rolled_back:
      'Entries that were there are gone with all that belongs to them: an older copy took the place of the vault, or its last entries were removed.',
    coherent_forgery: 'The entries are no longer those that were written.',
    entry_edited: 'The entry is not what its writer signed.',
    last_entry_dropped:
      'Entries at the end of the journal are gone; what is left shows that they were there.',
    entries_reordered: 'The entries are not in the order in which they were written.',
    entry_backdated:
      'The entry states a time before that of an entry that it follows: it was backdated, or the clock of its writer was wrong.',
  } satisfies Record<ManipulationCode, string>,
  sealStandings: {
    holds: 'Holds',
    other_entries: 'Other entries',
    ahead: 'Entries are missing',
    damaged: 'Damaged',
  } satisfies Record<SealStanding, string>,
};

export const custodyProblems = {
  bad_seal: 'This is no seal.',
  seal_of_another_vault: 'This seal is of another vault.',
  bad_authority: 'This is not the address of an authority.',
  bad_certificate: 'This is no certificate of an authority.',
  bad_time_stamp: 'This reply is no time stamp over a seal of this vault.',
  no_time_stamp: 'The authority gave no time stamp.',
  not_joined: 'This installation has written nothing to the vault yet.',
  backup_of_another: 'A backup of another vault is at this place.',
  backup_ahead: 'The backup has entries that the vault does not have.',
  backup_differs: 'The backup has another journal than the vault.',
} satisfies Record<CustodyProblem, string>;

export const custodyHints = {
  bad_authority: 'It begins with http:// or https://.',
  no_time_stamp:
    'The seal was made all the same. You can save the query, carry it to the authority and import its reply.',
  not_joined: 'Add or describe a document first.',
  backup_of_another: 'Choose another place.',
  backup_ahead: 'Verify the vault with a seal: an older copy may have taken its place.',
  backup_differs: 'Verify the vault with a seal: another journal may have taken its place.',
};
