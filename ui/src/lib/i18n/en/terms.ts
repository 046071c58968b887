import type { DateSource, TermsChangeKind, TermsRefusal, TermsVerdict } from '$lib/ipc';
import { counted } from '../plural';

const n = counted('en');

/** How many paragraphs of a heading changed, and how. */
interface Counts {
  added: number;
  removed: number;
  changed: number;
  moved: number;
}

export const terms = {
  terms: {
    title: 'Terms',
    on: 'In force on',
    search: 'Find as of that day',
    series: 'Series of terms',
    inForce: 'in force',
    toConfirm: 'to confirm',
    chooseOne: 'Choose an edition',
    emptyTitle: 'No terms yet',
    emptyText:
      'Add the terms that you downloaded or captured. Each file finds its series and its date by its name and text, or says why not.',
    add: 'Add terms…',
    addTitle: 'Add documents as terms',
    addText: 'Choose documents of the vault. Nothing is fetched from the network.',
    address: 'Captured from (address of a saved page)',
    documents: 'Documents',
    documentsHint: 'Name or text of a document',
    added: n({ one: '# edition added', other: '# editions added' }),
    known: n({ one: '# was there already', other: '# were there already' }),
    details: 'Details of the edition',
    dates: 'Dates that were found',
    source: 'Stated by',
    day: 'Day',
    words: 'Words',
    note: 'Note',
    contradicts: 'contradicts the chosen date',
    chosen: 'chosen',
    effective: 'In force from',
    open: 'Open the document',
    confirm: 'Confirm the date',
    confirmed: 'Date confirmed',
    void: 'Void this edition…',
    voided: 'Voided',
    capturedOn: (day: string) => `captured on ${day}`,
    copy: (number: number, of: number) => `capture ${number} of ${of}`,
    compareWith: (label: string) => `Compare with ${label}`,
    comparison: 'Comparison',
    beforeHeadings: 'Before the first heading',
    counts: ({ added, removed, changed, moved }: Counts) =>
      `${added} added, ${removed} removed, ${changed} changed, ${moved} moved`,
    findInChanges: 'Find in changes',
    whole: 'Also what stayed the same',
    sideBySide: 'Side by side',
    noChanges: 'No change holds these words.',
    affected: 'Licenses of products that the changes name',
    findings: 'Licenses whose governing terms are not certain',
    moreLicenses: n({ one: 'and # more license', other: 'and # more licenses' }),
    governing: 'Governing terms',
    version: 'Version in use',
    at: 'On',
    capture: (kind: string, day: string) =>
      `${kind} of ${day} is not in the vault. Capture this edition.`,
    counsel: 'This is no legal advice. Review it with counsel.',
    hits: 'Places found',
    hitCount: n({ one: '# place found', other: '# places found' }),
    page: (page: number) => `page ${page}`,
  },
  releases: {
    tabs: 'Terms and releases',
    editions: 'Editions',
    title: 'Product releases',
    about:
      'When a version of a product was first sold decides which terms govern it where it is newer than the agreement or the order. Enter the versions you hold.',
    emptyTitle: 'No releases yet',
    add: 'Add a release…',
    addTitle: 'Add a release',
    change: (product: string, version: string) => `Change the release of ${product} ${version}`,
    remove: (product: string, version: string) => `Take back the release of ${product} ${version}`,
    actions: 'Actions',
    saved: 'Release saved.',
    removed: 'Release taken back.',
    stateOf: (product: string, version: string) => `State when ${product} ${version} was released…`,
    asNamed: 'As license records name it.',
    fields: { product: 'Product', version: 'Version', on: 'First sold on' },
    problems: {
      productMissing: 'The product is missing.',
      versionMissing: 'The version is missing.',
      dayMissing: 'The day is missing.',
    },
  },
  elections: {
    choose: 'Choose another edition…',
    chosen: 'chosen',
    title: 'Choose another edition',
    about:
      'Where the agreement lets the customer adopt later terms for a version, the edition chosen here governs this license instead of that of the rule.',
    chooseOne: 'Choose an edition',
    otherDay: 'Another day…',
    dayHint: 'The edition in force on this day governs, whether or not it is in the vault yet.',
    versionHint: 'Empty for every version of the product.',
    confirm: 'Choose',
    saved: 'Edition chosen.',
    takeBack: 'Take the choice back',
    takenBack: 'The choice was taken back.',
    fields: { edition: 'Edition', day: 'Day', version: 'For the version', note: 'Reason' },
    problems: {
      dayMissing: 'Choose an edition or name a day.',
      noteMissing: 'A reason is needed.',
    },
  },
  exceptions: {
    title: 'Exception about terms',
    about:
      'What the agreement says about governing terms in place of the rule of its program. It also holds for agreements directly under this one that state nothing of their own.',
    none: 'Nothing is stated. The rule of the program decides which terms govern.',
    state: 'State an exception…',
    change: 'Change…',
    remove: 'Remove the exception',
    saved: 'Exception saved.',
    removed: 'Exception removed.',
    noClause: 'Not stated',
    ruleOfProgram: 'The rule of the program',
    dayHint: 'The terms of this day count, whatever the rule says.',
    clauseHint: 'Where the agreement says so.',
    nothingStated: 'Choose another rule, name a day, or both.',
    fields: { rule: 'Rule', day: 'Day', clause: 'Clause' },
  },
};

/** The words for the codes of public terms. */
export const termsCodes = {
  dateSources: {
    person: 'A person',
    effective: 'Text: effective',
    cover: 'Text: cover',
    updated: 'Text: last updated',
    published: 'Text: published',
    file_name: 'File name',
    header_footer: 'Header or footer',
    metadata: 'File properties',
    capture: 'Day of the capture',
  } satisfies Record<DateSource, string>,
  termsVerdicts: {
    identical: 'The texts are the same',
    reextracted: 'The same text, extracted anew',
    changed: 'The text changed',
  } satisfies Record<TermsVerdict, string>,
  termsChanges: {
    same: 'Same',
    cosmetic: 'Looks different',
    changed: 'Changed',
    moved: 'Moved',
    added: 'Added',
    removed: 'Removed',
  } satisfies Record<TermsChangeKind, string>,
  termsRefusals: {
    unread: 'It has not been read yet.',
    no_text: 'It holds no text that could be read.',
    contract_form: 'It is a form of a contract, which is no public terms.',
    not_terms: 'Neither its name nor its beginning names a kind of terms.',
    no_title: 'Nothing says which of several documents of its kind it is.',
    no_date: 'Nothing states a date.',
  } satisfies Record<TermsRefusal, string>,
};

export const termsProblems = {
  no_such_terms: 'There is no such terms edition.',
  document_in_use: 'The document holds a terms edition already.',
  address_of_several: 'An address belongs to one saved page.',
  no_such_rule: 'There is no such rule about governing terms.',
  empty_exception: 'An exception names a rule, a day or both.',
  no_title: 'Terms of this kind need a title.',
  not_the_first: 'A date to the month is the first day of that month.',
  no_product_version: 'A release needs a product and a version.',
};
