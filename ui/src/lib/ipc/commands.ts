// Every command of the host, with its arguments and its answer. The fake host implements the same list.

import type { CustodyCommands } from './custody-commands';
import type { MatterCommands } from './matter-commands';
import type { StatementCommands } from './statement-commands';
import type {
  AcceptedSuggestion,
  AccessAlertView,
  AccessDetails,
  AccessFields,
  AccessRequest,
  AccessRow,
  AcquisitionFields,
  AddDrop,
  AgreementDetails,
  AgreementFields,
  AgreementPage,
  AgreementRequest,
  AppState,
  BenefitChecklist,
  BenefitFields,
  CalculationRequest,
  CalculationView,
  CalculatorFunction,
  ClaimFields,
  ColumnChoice,
  CountPlan,
  CoverageView,
  DeadlineMark,
  DeadlinePage,
  DeadlineRequest,
  DeadlineRuleView,
  DeadlineView,
  DescriptionView,
  DocumentDetails,
  Drop,
  EditPlan,
  EntityDetails,
  EntityFields,
  EntityRequest,
  EntityRow,
  EntryView,
  FieldChange,
  FindPage,
  FindRequest,
  GoverningRuleView,
  GoverningView,
  ImportFile,
  ImportPlan,
  Inspection,
  InvoiceLineFields,
  KeyDetails,
  KeyFields,
  KeyLock,
  KeyPlace,
  KeyRequest,
  KeyRow,
  LicenseDetails,
  LicenseFields,
  LicensePage,
  LicenseRequest,
  LinkPlan,
  LinkRequest,
  LossView,
  MigrationView,
  PageHits,
  PageView,
  PortalRoleView,
  PrintedKey,
  ProofOverview,
  ProofView,
  QueueView,
  RecognitionView,
  RejectedSuggestion,
  ReleaseFields,
  RevealedKey,
  SavedSearchView,
  SearchableCopy,
  StepDoneFields,
  SuggestionsView,
  TermsAdded,
  TermsComparison,
  TermsComparisonRequest,
  TermsDetails,
  TermsElectionFields,
  TermsExceptionFields,
  TermsFields,
  TermsFinding,
  TermsHit,
  TermsInForce,
  TermsRequest,
  TermsRow,
  TermsTimeline,
  TrueUpView,
  Undoable,
  VaultSummary,
} from './types';

export interface Commands extends StatementCommands, MatterCommands, CustodyCommands {
  app_state(args: object): AppState;
  choose_new_vault(args: object): VaultSummary | null;
  choose_open_vault(args: object): VaultSummary | null;
  open_vault(args: { location: string }): VaultSummary;
  open_sample_vault(args: object): VaultSummary;
  close_vault(args: object): null;

  find(args: { request: FindRequest }): FindPage;
  document(args: { id: string }): DocumentDetails;
  page(args: { document: string; page: number; query: string }): PageView;
  page_hits(args: { document: string; query: string }): PageHits[];
  describe_document(args: { id: string; description: DescriptionView }): null;
  void_document(args: { id: string; reason: string }): null;
  restore_document(args: { id: string }): null;
  unlock_document(args: { id: string; password: string }): string;
  suggestions(args: { id: string }): SuggestionsView;
  accept_suggestions(args: { id: string; accepted: AcceptedSuggestion[] }): null;
  reject_suggestions(args: { id: string; rejected: RejectedSuggestion[] }): null;
  withdraw_rejections(args: { id: string; rejected: RejectedSuggestion[] }): null;
  save_copy(args: { id: string }): string | null;
  save_searchable(args: { id: string; onProgress: unknown }): SearchableCopy | null;
  cancel_searchable(args: object): null;

  licenses(args: { request: LicenseRequest }): LicensePage;
  license(args: { id: string }): LicenseDetails;
  add_license(args: { fields: LicenseFields }): string;
  edit_license(args: { id: string; fields: LicenseFields }): null;
  void_license(args: { id: string; reason: string }): null;
  restore_license(args: { id: string }): null;
  choose_import(args: object): ImportFile | null;
  plan_import(args: { token: string; mapping: ColumnChoice[] | null }): ImportPlan;
  run_import(args: { token: string; mapping: ColumnChoice[] }): number;

  agreements(args: { request: AgreementRequest }): AgreementPage;
  agreement(args: { id: string }): AgreementDetails;
  agreement_coverage(args: object): CoverageView;
  state_agreement(args: { id: string | null; fields: AgreementFields }): string;
  void_agreement(args: { id: string; reason: string }): null;
  restore_agreement(args: { id: string }): null;
  entities(args: { request: EntityRequest }): EntityRow[];
  entity(args: { id: string }): EntityDetails;
  product_keys(args: { request: KeyRequest }): KeyRow[];
  product_key(args: { id: string }): KeyDetails;
  printed_keys(args: { document: string }): PrintedKey[];
  state_product_key(args: {
    id: string | null;
    fields: KeyFields;
    value: string | null;
    place: KeyPlace | null;
  }): string;
  void_product_key(args: { id: string; reason: string }): null;
  restore_product_key(args: { id: string }): null;
  reveal_product_key(args: { id: string; reason: string }): RevealedKey;
  key_lock(args: object): KeyLock;
  set_key_passphrase(args: { passphrase: string; remember: boolean }): null;
  unlock_keys(args: { passphrase: string; remember: boolean }): null;
  lock_keys(args: object): null;
  state_entity(args: { id: string | null; fields: EntityFields }): string;
  void_entity(args: { id: string; reason: string }): null;
  restore_entity(args: { id: string }): null;

  terms(args: { request: TermsRequest }): TermsRow[];
  terms_edition(args: { id: string }): TermsDetails;
  terms_timelines(args: { asOf: string | null }): TermsTimeline[];
  terms_at(args: { on: string | null }): TermsInForce[];
  add_terms(args: { documents: string[]; address: string | null }): TermsAdded;
  state_terms(args: { id: string | null; fields: TermsFields }): string;
  confirm_terms(args: { id: string }): null;
  void_terms(args: { id: string; reason: string }): null;
  restore_terms(args: { id: string }): null;
  compare_terms(args: { request: TermsComparisonRequest }): TermsComparison;
  find_in_terms(args: { words: string; on: string | null }): TermsHit[];
  governing(args: { license: string; version: string | null; at: string | null }): GoverningView;
  terms_findings(args: { on: string | null }): TermsFinding[];
  governing_rules(args: object): GoverningRuleView[];
  releases(args: object): ReleaseFields[];
  state_release(args: { fields: ReleaseFields }): null;
  terms_exception(args: { agreement: string }): TermsExceptionFields | null;
  except_terms(args: { agreement: string; fields: TermsExceptionFields | null }): null;
  elect_terms(args: { license: string; fields: TermsElectionFields }): null;

  accesses(args: { request: AccessRequest }): AccessRow[];
  access(args: { id: string }): AccessDetails;
  access_alerts(args: object): AccessAlertView[];
  portal_roles(args: object): PortalRoleView[];
  state_access(args: { id: string | null; fields: AccessFields }): string;
  void_access(args: { id: string; reason: string }): null;
  restore_access(args: { id: string }): null;
  benefits(args: { agreement: string }): BenefitChecklist;
  state_benefit(args: { agreement: string; benefit: string; fields: BenefitFields | null }): null;
  migration(args: { agreement: string }): MigrationView;
  state_migration(args: { agreement: string; on: string | null }): null;
  check_license(args: { id: string; asOf: string | null; profile: string }): ProofView;
  proof_overview(args: { profile: string }): ProofOverview;
  what_if_document_lost(args: { id: string; profile: string }): LossView[];
  what_if_license_lost(args: { id: string; profile: string }): LossView[];
  state_acquisition(args: { id: string; fields: AcquisitionFields }): null;
  claim_link(args: { id: string; claim: ClaimFields }): null;
  invoice_lines(args: { id: string }): InvoiceLineFields[];
  state_invoice_lines(args: { id: string; lines: InvoiceLineFields[] }): null;
  waive_finding(args: { id: string; finding: string; reason: string }): null;
  withdraw_waiver(args: { id: string; finding: string }): null;

  link(args: { requests: LinkRequest[] }): string[];
  unlink(args: { ids: string[] }): null;
  saved_searches(args: object): SavedSearchView[];
  save_search(args: { name: string; query: string }): string;
  forget_search(args: { id: string }): null;
  undoable(args: object): Undoable | null;
  undo(args: object): Undoable | null;
  journal(args: { offset: number; limit: number }): EntryView[];

  choose_files(args: { folders: boolean }): Drop | null;
  add_drop(args: { token: string; options: AddDrop }): null;
  forget_drop(args: { token: string }): null;
  paste_image(args: object): boolean;
  queue(args: object): QueueView;
  pause_queue(args: object): null;
  resume_queue(args: object): null;
  cancel_queue(args: { key: number | null }): null;
  retry_queue(args: { key: number | null }): null;

  recognition(args: object): RecognitionView;
  pause_recognition(args: object): null;
  resume_recognition(args: object): null;
  cancel_recognition(args: { id: string | null }): null;
  recognize_again(args: { id: string; script: string | null }): null;
  correct_word(args: {
    document: string;
    page: number;
    start: number;
    end: number;
    text: string | null;
  }): null;

  calculator_functions(args: object): CalculatorFunction[];
  calculate(args: { request: CalculationRequest }): CalculationView;
  keep_calculation(args: { license: string; request: CalculationRequest; note: string }): string;
  void_calculation(args: { id: string; reason: string }): null;
  plan_links(args: { requests: LinkRequest[] }): LinkPlan;
  link_planned(args: { requests: LinkRequest[] }): number;
  plan_edit(args: { licenses: string[]; changes: FieldChange[] }): EditPlan;
  edit_licenses(args: { licenses: string[]; changes: FieldChange[] }): number;

  true_ups(args: { agreement: string }): TrueUpView[];
  state_true_up_step(args: {
    agreement: string;
    anniversary: string;
    step: string;
    done: StepDoneFields | null;
  }): null;
  plan_count(args: {
    agreement: string;
    anniversary: string;
    token: string;
    mapping: ColumnChoice[] | null;
  }): CountPlan;
  state_count(args: {
    agreement: string;
    anniversary: string;
    token: string;
    mapping: ColumnChoice[];
  }): number;
  withdraw_count(args: { agreement: string; anniversary: string }): null;

  deadlines(args: { request: DeadlineRequest }): DeadlinePage;
  deadline_alerts(args: object): DeadlineView[];
  notify_alerts(args: object): number;
  deadline_rules(args: object): DeadlineRuleView[];
  mark_deadline(args: { key: string; mark: DeadlineMark }): null;
  holidays(args: object): string;
  set_holidays(args: { text: string }): null;
  save_calendar(args: { request: DeadlineRequest }): string | null;

  verify_vault(args: { seals: string[]; onProgress: unknown }): Inspection;
  cancel_verify(args: object): null;
  save_checksums(args: object): string | null;
  rebuild_vault(args: object): null;
  copy_text(args: { text: string }): null;
}

export type Command = keyof Commands;
export type Args<C extends Command> = Parameters<Commands[C]>[0];
export type Answer<C extends Command> = ReturnType<Commands[C]>;
