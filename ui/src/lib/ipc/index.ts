// What the window can ask of the host: one typed function for each command and event.

import { call, on, progressChannel } from './host';
import type { TrueUpName } from './true-up-vocabulary';
import type { Script } from './vocabulary';
import type {
  AccessFields,
  AccessRequest,
  AcceptedSuggestion,
  AcquisitionFields,
  AddDrop,
  AgreementFields,
  AgreementRequest,
  BenefitFields,
  CalculationRequest,
  Changed,
  ClaimFields,
  ColumnChoice,
  DeadlineMark,
  DeadlineRequest,
  DescriptionView,
  DropNotice,
  EntityFields,
  EntityRequest,
  FieldChange,
  FindRequest,
  InvoiceLineFields,
  KeyFields,
  KeyPlace,
  KeyRequest,
  LicenseFields,
  LicenseRequest,
  LinkRequest,
  PagesProgress,
  QueueView,
  RecognitionView,
  StepDoneFields,
  RejectedSuggestion,
  VaultSummary,
  VerifyProgress,
  WordView,
  ReleaseFields,
  TermsComparisonRequest,
  TermsElectionFields,
  TermsExceptionFields,
  TermsFields,
  TermsRequest,
} from './types';

export { pageImageUrl, problemOf, Refusal } from './host';
export * from './bulk-vocabulary';
export * from './access-vocabulary';
export * from './custody';
export * from './custody-vocabulary';
export * from './deadline-vocabulary';
export * from './key-vocabulary';
export * from './matter-vocabulary';
export * from './matters';
export * from './register-vocabulary';
export * from './problem-vocabulary';
export * from './proof-vocabulary';
export * from './true-up-vocabulary';
export * from './suggestion-vocabulary';
export * from './terms-vocabulary';
export * from './statement-vocabulary';
export * from './statements';
export * from './vocabulary';
export type * from './types';

// The vault
export const appState = () => call('app_state', {});
export const chooseNewVault = () => call('choose_new_vault', {});
export const chooseOpenVault = () => call('choose_open_vault', {});
export const openVault = (location: string) => call('open_vault', { location });
export const openSampleVault = () => call('open_sample_vault', {});
export const closeVault = () => call('close_vault', {});

// Documents
export const find = (request: FindRequest) => call('find', { request });
export const document = (id: string) => call('document', { id });
export const page = (document: string, page: number, query: string) =>
  call('page', { document, page, query });
export const pageHits = (document: string, query: string) => call('page_hits', { document, query });
export const describeDocument = (id: string, description: DescriptionView) =>
  call('describe_document', { id, description });
export const voidDocument = (id: string, reason: string) => call('void_document', { id, reason });
export const restoreDocument = (id: string) => call('restore_document', { id });
export const unlockDocument = (id: string, password: string) =>
  call('unlock_document', { id, password });
export const suggestions = (id: string) => call('suggestions', { id });
export const acceptSuggestions = (id: string, accepted: AcceptedSuggestion[]) =>
  call('accept_suggestions', { id, accepted });
export const rejectSuggestions = (id: string, rejected: RejectedSuggestion[]) =>
  call('reject_suggestions', { id, rejected });
export const withdrawRejections = (id: string, rejected: RejectedSuggestion[]) =>
  call('withdraw_rejections', { id, rejected });
export const saveCopy = (id: string) => call('save_copy', { id });
/** Writes a PDF with the recognized text behind the images to where the person says. */
export async function saveSearchable(id: string, react: (progress: PagesProgress) => void) {
  const { channel, close } = progressChannel(react);
  try {
    return await call('save_searchable', { id, onProgress: channel });
  } finally {
    close();
  }
}
export const cancelSearchable = () => call('cancel_searchable', {});

// Licenses
export const licenses = (request: LicenseRequest) => call('licenses', { request });
export const license = (id: string) => call('license', { id });
export const addLicense = (fields: LicenseFields) => call('add_license', { fields });
export const editLicense = (id: string, fields: LicenseFields) =>
  call('edit_license', { id, fields });
export const voidLicense = (id: string, reason: string) => call('void_license', { id, reason });
export const restoreLicense = (id: string) => call('restore_license', { id });
export const chooseImport = () => call('choose_import', {});
export const planImport = (token: string, mapping: ColumnChoice[] | null) =>
  call('plan_import', { token, mapping });
export const runImport = (token: string, mapping: ColumnChoice[]) =>
  call('run_import', { token, mapping });

// Portal access and benefits of Software Assurance; without an id, a new access is stated
export const accesses = (request: AccessRequest) => call('accesses', { request });
export const access = (id: string) => call('access', { id });
export const accessAlerts = () => call('access_alerts', {});
export const portalRoles = () => call('portal_roles', {});
export const stateAccess = (id: string | null, fields: AccessFields) =>
  call('state_access', { id, fields });
export const voidAccess = (id: string, reason: string) => call('void_access', { id, reason });
export const restoreAccess = (id: string) => call('restore_access', { id });
export const benefits = (agreement: string) => call('benefits', { agreement });
/** Without fields, what was stated is taken back. */
export const stateBenefit = (agreement: string, benefit: string, fields: BenefitFields | null) =>
  call('state_benefit', { agreement, benefit, fields });
export const migration = (agreement: string) => call('migration', { agreement });
export const stateMigration = (agreement: string, on: string | null) =>
  call('state_migration', { agreement, on });

// Agreements and legal entities; without an id, a new one is stated
export const agreements = (request: AgreementRequest) => call('agreements', { request });
export const agreement = (id: string) => call('agreement', { id });
export const agreementCoverage = () => call('agreement_coverage', {});
export const stateAgreement = (id: string | null, fields: AgreementFields) =>
  call('state_agreement', { id, fields });
export const voidAgreement = (id: string, reason: string) => call('void_agreement', { id, reason });
export const restoreAgreement = (id: string) => call('restore_agreement', { id });
export const entities = (request: EntityRequest) => call('entities', { request });
export const entity = (id: string) => call('entity', { id });
export const stateEntity = (id: string | null, fields: EntityFields) =>
  call('state_entity', { id, fields });
export const voidEntity = (id: string, reason: string) => call('void_entity', { id, reason });
export const restoreEntity = (id: string) => call('restore_entity', { id });
// Public terms by date; a day that is null is today
export const terms = (request: TermsRequest) => call('terms', { request });
export const termsEdition = (id: string) => call('terms_edition', { id });
export const termsTimelines = (asOf: string | null) => call('terms_timelines', { asOf });
export const termsAt = (on: string | null) => call('terms_at', { on });
export const addTerms = (documents: string[], address: string | null) =>
  call('add_terms', { documents, address });
export const stateTerms = (id: string | null, fields: TermsFields) =>
  call('state_terms', { id, fields });
export const confirmTerms = (id: string) => call('confirm_terms', { id });
export const voidTerms = (id: string, reason: string) => call('void_terms', { id, reason });
export const restoreTerms = (id: string) => call('restore_terms', { id });
export const compareTerms = (request: TermsComparisonRequest) => call('compare_terms', { request });
export const findInTerms = (words: string, on: string | null) =>
  call('find_in_terms', { words, on });
export const governing = (license: string, version: string | null, at: string | null) =>
  call('governing', { license, version, at });
export const termsFindings = (on: string | null) => call('terms_findings', { on });
export const governingRules = () => call('governing_rules', {});
export const releases = () => call('releases', {});
export const stateRelease = (fields: ReleaseFields) => call('state_release', { fields });
export const termsException = (agreement: string) => call('terms_exception', { agreement });
/** Without fields, what was stated is taken back. */
export const exceptTerms = (agreement: string, fields: TermsExceptionFields | null) =>
  call('except_terms', { agreement, fields });
export const electTerms = (license: string, fields: TermsElectionFields) =>
  call('elect_terms', { license, fields });

// Product keys; without a value or its place in a document, the value stays as it is
export const productKeys = (request: KeyRequest) => call('product_keys', { request });
export const productKey = (id: string) => call('product_key', { id });
export const printedKeys = (document: string) => call('printed_keys', { document });
export const stateProductKey = (
  id: string | null,
  fields: KeyFields,
  value: string | null,
  place: KeyPlace | null,
) => call('state_product_key', { id, fields, value, place });
export const voidProductKey = (id: string, reason: string) =>
  call('void_product_key', { id, reason });
export const restoreProductKey = (id: string) => call('restore_product_key', { id });
export const revealProductKey = (id: string, reason: string) =>
  call('reveal_product_key', { id, reason });
export const keyLock = () => call('key_lock', {});
export const setKeyPassphrase = (passphrase: string, remember: boolean) =>
  call('set_key_passphrase', { passphrase, remember });
export const unlockKeys = (passphrase: string, remember: boolean) =>
  call('unlock_keys', { passphrase, remember });
export const lockKeys = () => call('lock_keys', {});

// What proves each license
export const checkLicense = (id: string, asOf: string | null, profile: string) =>
  call('check_license', { id, asOf, profile });
export const proofOverview = (profile: string) => call('proof_overview', { profile });
export const whatIfDocumentLost = (id: string, profile: string) =>
  call('what_if_document_lost', { id, profile });
export const whatIfLicenseLost = (id: string, profile: string) =>
  call('what_if_license_lost', { id, profile });
export const stateAcquisition = (id: string, fields: AcquisitionFields) =>
  call('state_acquisition', { id, fields });
export const claimLink = (id: string, claim: ClaimFields) => call('claim_link', { id, claim });
export const invoiceLines = (id: string) => call('invoice_lines', { id });
export const stateInvoiceLines = (id: string, lines: InvoiceLineFields[]) =>
  call('state_invoice_lines', { id, lines });
export const waiveFinding = (id: string, finding: string, reason: string) =>
  call('waive_finding', { id, finding, reason });
export const withdrawWaiver = (id: string, finding: string) =>
  call('withdraw_waiver', { id, finding });

// Links, saved searches, undo, journal
export const link = (requests: LinkRequest[]) => call('link', { requests });
export const unlink = (ids: string[]) => call('unlink', { ids });
export const savedSearches = () => call('saved_searches', {});
export const saveSearch = (name: string, query: string) => call('save_search', { name, query });
export const forgetSearch = (id: string) => call('forget_search', { id });
export const undoable = () => call('undoable', {});
export const undo = () => call('undo', {});
export const journal = (offset: number, limit: number) => call('journal', { offset, limit });

// Adding
export const chooseFiles = (folders: boolean) => call('choose_files', { folders });
export const addDrop = (token: string, options: AddDrop) => call('add_drop', { token, options });
export const forgetDrop = (token: string) => call('forget_drop', { token });
export const pasteImage = () => call('paste_image', {});
export const queue = () => call('queue', {});
export const pauseQueue = () => call('pause_queue', {});
export const resumeQueue = () => call('resume_queue', {});
export const cancelQueue = (key: number | null) => call('cancel_queue', { key });
export const retryQueue = (key: number | null) => call('retry_queue', { key });

// Recognition
export const recognition = () => call('recognition', {});
export const pauseRecognition = () => call('pause_recognition', {});
export const resumeRecognition = () => call('resume_recognition', {});
/** Leaves one document, or all, unrecognized until the person asks or the vault is opened again. */
export const cancelRecognition = (id: string | null) => call('cancel_recognition', { id });
/** Without a script, the one that was chosen before counts. */
export const recognizeAgain = (id: string, script: Script | null) =>
  call('recognize_again', { id, script });
/** Says what stands at a word's place on its page; nothing takes the correction back. */
export const correctWord = (
  document: string,
  page: number,
  { start, end }: Pick<WordView, 'start' | 'end'>,
  text: string | null,
) => call('correct_word', { document, page, start, end, text });

// Licensing maths
export const calculatorFunctions = () => call('calculator_functions', {});
export const calculate = (request: CalculationRequest) => call('calculate', { request });
/** Calculates anew and keeps the answer with a license record. */
export const keepCalculation = (license: string, request: CalculationRequest, note: string) =>
  call('keep_calculation', { license, request, note });
export const voidCalculation = (id: string, reason: string) =>
  call('void_calculation', { id, reason });

// Several documents linked to several license records; what cannot be linked is passed over
export const planLinks = (requests: LinkRequest[]) => call('plan_links', { requests });
export const linkPlanned = (requests: LinkRequest[]) => call('link_planned', { requests });

// The same change of several license records
export const planEdit = (licenses: string[], changes: FieldChange[]) =>
  call('plan_edit', { licenses, changes });
export const editLicenses = (licenses: string[], changes: FieldChange[]) =>
  call('edit_licenses', { licenses, changes });

// True-ups; a step without anything done is taken back
export const trueUps = (agreement: string) => call('true_ups', { agreement });
export const stateTrueUpStep = (
  { agreement, anniversary }: TrueUpName,
  step: string,
  done: StepDoneFields | null,
) => call('state_true_up_step', { agreement, anniversary, step, done });
export const planCount = (
  { agreement, anniversary }: TrueUpName,
  token: string,
  mapping: ColumnChoice[] | null,
) => call('plan_count', { agreement, anniversary, token, mapping });
export const stateCount = (
  { agreement, anniversary }: TrueUpName,
  token: string,
  mapping: ColumnChoice[],
) => call('state_count', { agreement, anniversary, token, mapping });
export const withdrawCount = ({ agreement, anniversary }: TrueUpName) =>
  call('withdraw_count', { agreement, anniversary });

// Deadlines
export const deadlines = (request: DeadlineRequest) => call('deadlines', { request });
export const deadlineAlerts = () => call('deadline_alerts', {});
/** Shows today's alerts on the desktop, each once a day; answers how many were new. */
export const notifyAlerts = () => call('notify_alerts', {});
export const deadlineRules = () => call('deadline_rules', {});
export const markDeadline = (key: string, mark: DeadlineMark) =>
  call('mark_deadline', { key, mark });
export const holidays = () => call('holidays', {});
export const setHolidays = (text: string) => call('set_holidays', { text });
export const saveCalendar = (request: DeadlineRequest) => call('save_calendar', { request });

// Checks
export async function verifyVault(seals: string[], react: (progress: VerifyProgress) => void) {
  const { channel, close } = progressChannel(react);
  try {
    return await call('verify_vault', { seals, onProgress: channel });
  } finally {
    // The answer may overtake the last progress.
    close();
  }
}
export const cancelVerify = () => call('cancel_verify', {});
export const saveChecksums = () => call('save_checksums', {});
export const rebuildVault = () => call('rebuild_vault', {});
export const copyText = (text: string) => call('copy_text', { text });

// Events
export const onChanged = (react: (changed: Changed) => void) => on('changed', react);
export const onQueue = (react: (queue: QueueView) => void) => on('queue', react);
export const onRecognition = (react: (recognition: RecognitionView) => void) =>
  on('recognition', react);
export const onDrop = (react: (notice: DropNotice) => void) => on('drop', react);
export const onVault = (react: (vault: VaultSummary | null) => void) => on('vault', react);
export const onMenu = (react: (command: string) => void) => on('menu', react);
