// What the window can ask about license statements, positions and disputes.

import { call } from './host';
import type { ExportShape } from './statement-vocabulary';
import type {
  DisputeStepFields,
  MappingFields,
  StatementImport,
  StatementRequestFields,
  StatementTableRequest,
} from './types';

// A statement is named by its document
export const statements = (voided: boolean) => call('statements', { voided });
export const statement = (document: string) => call('statement', { document });
export const statementTable = (request: StatementTableRequest) =>
  call('statement_table', { request });
export const compareStatements = (before: string, after: string, byCountry: boolean) =>
  call('compare_statements', { before, after, byCountry });
export const voidStatement = (document: string, reason: string) =>
  call('void_statement', { document, reason });
export const restoreStatement = (document: string) => call('restore_statement', { document });

// Reading a document as one; without a mapping, its captions decide
export const previewStatement = (document: string) => call('preview_statement', { document });
export const rowFields = () => call('row_fields', {});
export const planStatement = (document: string, mapping: MappingFields | null) =>
  call('plan_statement', { document, mapping });
export const importStatement = (decided: StatementImport) =>
  call('import_statement', { import: decided });
export const mappings = () => call('mappings', {});
export const saveMapping = (mapping: MappingFields) => call('save_mapping', { mapping });
export const forgetMapping = (name: string) => call('forget_mapping', { name });

// How many licenses there truly are; without a day, today
export const position = (asOf: string | null, statement: string | null) =>
  call('position', { asOf, statement });
/** Writes a table to where the person says; the path, or nothing where they canceled. */
export const exportShape = (shape: ExportShape, asOf: string | null) =>
  call('export_shape', { shape, asOf });

// Disputes; a product is named `family|version`, and no product means every gap
export const disputes = () => call('disputes', {});
export const draftDispute = (statement: string, families: string[]) =>
  call('draft_dispute', { statement, families });
export const stepDispute = (id: string, step: DisputeStepFields) =>
  call('step_dispute', { id, step });
export const disputeLetter = (id: string, sender: string) => call('dispute_letter', { id, sender });
export const writeDisputeBundle = (id: string, sender: string) =>
  call('write_dispute_bundle', { id, sender });

// The log of requests for statements
export const statementRequests = () => call('statement_requests', {});
export const logStatementRequest = (request: StatementRequestFields) =>
  call('log_statement_request', { request });
export const withdrawStatementRequest = (id: string) => call('withdraw_statement_request', { id });
