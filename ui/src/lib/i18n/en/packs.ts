import type { PackAnchor, PackFault } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('en');

/** The words for checking packs and for their custody. */
export const packs = {
  packCheck: {
    title: 'Check a pack',
    intro:
      'Reads every file of a pack, from whomever it came, and compares it with what the pack promises. Nothing in it is opened or unpacked.',
    form: 'The pack is',
    folder: 'a folder',
    zip: 'a ZIP archive',
    digest: 'Digest that was handed over (optional)',
    digestHint:
      '64 hexadecimal digits, told by another way than the pack: in a letter, by phone. Without it, the pack is compared with what this vault recorded, if it was made here.',
    start: 'Choose a pack and check it…',
    again: 'Check another pack…',
    running: 'The pack is checked',
    starting: 'Choose the pack',
    read: (bytes: string) => `${bytes} read`,
    canceled: 'The check was stopped. It says nothing about the pack.',
    emptyTitle: 'No pack was checked yet',
    emptyText:
      'The report says whether each file is as promised, names each that is not, and says what that was compared with.',
    report: 'Report on a pack',
    bad: n({
      one: 'The pack is not what it should be: # thing is wrong.',
      other: 'The pack is not what it should be: # things are wrong.',
    }),
    good: {
      given: 'Every file is as it was handed over: the pack is the one with this digest.',
      recorded:
        'Every file is as it was handed over: the pack is the one that this vault recorded.',
      none: 'Every file is as the pack’s own lists say. Nothing shows that these lists are the ones that were handed over.',
    } satisfies Record<PackAnchor, string>,
    checkedAt: (when: string) => `Checked on ${when}`,
    pack: 'Pack',
    matter: 'Matter, as the pack says',
    volume: 'Volume, as the pack says',
    notSaid: 'The pack does not say',
    files: 'Files',
    size: (files: string, bytes: string) => `${files}, ${bytes}`,
    packDigest: 'Digest of the pack',
    noDigest: 'It has none: the list of its lists is missing',
    given: 'Digest that was handed over',
    compared: 'What it was compared with',
    against: {
      given:
        'The digest that you entered. It fixes the lists of the pack, and the lists fix every file.',
      recorded:
        'What this vault recorded when the pack was made: its digest and the SHA-256 of each exhibit.',
      none: 'Its own lists and nothing else: no digest was entered, and this vault has recorded no such pack.',
    } satisfies Record<PackAnchor, string>,
    limits: 'What this does not prove',
    limit: {
      given:
        'That the digest is the right one. It must have come by another way than the pack, from somebody whom you believe.',
      recorded:
        'That the vault is as it was. Whoever could write to it could have changed its record, too; verify it with a seal that was kept elsewhere.',
      none: 'That the pack is the one that was handed over. Whoever can change a file can change the lists, too. Ask for the digest and check again.',
    } satisfies Record<PackAnchor, string>,
    limitContent: 'That what the documents in it say is true or complete.',
    findings: 'What is wrong',
    noFindings: 'By the lists of the pack, nothing is missing, added or changed.',
    otherFile: 'with',
    nowCalled: 'now',
  },
  packCustody: {
    open: 'Custody…',
    openLabel: (volume: string) => `Custody of volume ${volume}`,
    handedOver: 'Volumes handed over',
    title: 'Custody of a pack',
    intro:
      'What the signed journal has about a volume that was handed over, and how each exhibit in it came in.',
    matter: 'Matter',
    volume: 'Volume',
    recipient: 'Handed over to',
    nobody: 'Not stated',
    on: 'Handed over on',
    asOf: 'Statements as of',
    recorded: 'Recorded',
    recordedBy: (when: string, actor: string) => `${when} by ${actor}`,
    entry: 'Journal entry',
    entryHash: 'SHA-256 of the entry',
    manifest: 'Digest of the pack',
    rules: 'Rules',
    exhibits: 'Exhibits',
    count: n({ one: '# exhibit', other: '# exhibits' }),
    filter: 'Filter exhibits',
    more: (count: string) => `Show ${count} more`,
    noneHolds: 'No exhibit holds these words.',
    number: 'Exhibit',
    name: 'Document',
    pages: 'Pages',
    cameIn: 'Came in',
    from: (path: string, source: string) => `${path} (${source})`,
    notKnown: 'The journal does not say',
    copy: (exhibit: string) => `Copy the SHA-256 of ${exhibit}`,
    copied: 'The SHA-256 was copied.',
  },
};

/** The words for the codes of packs. */
export const packCodes = {
  packFaults: {
    altered: 'Altered',
    truncated: 'Cut off',
    missing: 'Missing',
    added: 'Added',
    renamed: 'Renamed',
    swapped: 'Swapped',
    not_a_file: 'Not a file',
    bad_manifest: 'A list that cannot be used',
    manifests_disagree: 'Lists that disagree',
    not_the_pack: 'Another pack',
    not_a_bag: 'Not declared as a bag',
  } satisfies Record<PackFault, string>,
  /** What a fault of a pack means. */
  packFaultTexts: {
    altered: 'The content is not the promised one.',
    truncated: 'The content is shorter than promised: what is left may be the beginning.',
    missing: 'The pack promises this file, and it is not there.',
    added: 'No list of the pack names this file: it does not belong to what was handed over.',
    renamed: 'The promised content is there under another name.',
    swapped: 'Each of the two has the content that the pack promises for the other.',
    not_a_file: 'It is a link, a device or something that cannot be read, and was not followed.',
    bad_manifest: 'The list is missing or damaged; what it promised could not be compared.',
    manifests_disagree: 'Two lists of the pack promise different content for the same file.',
    not_the_pack:
      'The lists of the pack are not the ones that were handed over, so nothing that they promise counts.',
    not_a_bag: 'The file that says by which rules the pack is made is missing or damaged.',
  } satisfies Record<PackFault, string>,
};
