// The commands of the host about license statements, positions and disputes.

import type {
  DisputeBundle,
  DisputeStepFields,
  DisputeView,
  MappingFields,
  PositionView,
  RowFields,
  StatementComparison,
  StatementDetails,
  StatementImport,
  StatementImported,
  StatementPlan,
  StatementPreview,
  StatementRequestFields,
  StatementRequestLog,
  StatementTable,
  StatementTableRequest,
  StatementTimeline,
} from './types';

export interface StatementCommands {
  statements(args: { voided: boolean }): StatementTimeline[];
  statement(args: { document: string }): StatementDetails;
  statement_table(args: { request: StatementTableRequest }): StatementTable;
  preview_statement(args: { document: string }): StatementPreview;
  row_fields(args: object): RowFields[];
  plan_statement(args: { document: string; mapping: MappingFields | null }): StatementPlan;
  import_statement(args: { import: StatementImport }): StatementImported;
  void_statement(args: { document: string; reason: string }): null;
  restore_statement(args: { document: string }): null;
  mappings(args: object): MappingFields[];
  save_mapping(args: { mapping: MappingFields }): null;
  forget_mapping(args: { name: string }): null;
  compare_statements(args: {
    before: string;
    after: string;
    byCountry: boolean;
  }): StatementComparison;
  position(args: { asOf: string | null; statement: string | null }): PositionView;
  export_shape(args: { shape: string; asOf: string | null }): string | null;

  disputes(args: object): DisputeView[];
  draft_dispute(args: { statement: string; families: string[] }): string;
  step_dispute(args: { id: string; step: DisputeStepFields }): null;
  dispute_letter(args: { id: string; sender: string }): string;
  write_dispute_bundle(args: { id: string; sender: string }): DisputeBundle | null;
  statement_requests(args: object): StatementRequestLog;
  log_statement_request(args: { request: StatementRequestFields }): string;
  withdraw_statement_request(args: { id: string }): null;
}
