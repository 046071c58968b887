// The commands about matters and packs, with their arguments and answers.

import type {
  AnsweredList,
  DisclosureView,
  MatterBoard,
  MatterFields,
  MatterRow,
  MattersRequest,
  PackReport,
  Produced,
  ProductionOptions,
  ProductionPlan,
  RequestFields,
  ResponseFields,
} from './types';

export interface MatterCommands {
  matters(args: { request: MattersRequest }): MatterRow[];
  matter(args: { id: string; asOf: string | null }): MatterBoard;
  open_matter(args: { fields: MatterFields }): string;
  change_matter(args: { id: string; fields: MatterFields }): null;
  close_matter(args: { id: string; on: string | null; reason: string }): null;
  reopen_matter(args: { id: string }): null;

  add_request(args: { matter: string; fields: RequestFields }): string;
  change_request(args: { matter: string; number: string; fields: RequestFields }): null;
  settle_request(args: {
    matter: string;
    number: string;
    settlement: string | null;
    on: string | null;
  }): null;
  remove_request(args: { matter: string; number: string }): null;
  respond(args: { matter: string; request: string; responses: ResponseFields[] }): number;
  withdraw_response(args: { matter: string; request: string; subject: string; id: string }): null;

  answer_list(args: { list: string }): AnsweredList;
  answer_list_file(args: { dropped: string | null }): AnsweredList | null;
  disclosures(args: { matter: string | null }): DisclosureView[];

  plan_production(args: { matter: string; options: ProductionOptions }): ProductionPlan;
  produce_pack(args: {
    matter: string;
    options: ProductionOptions;
    onProgress: unknown;
  }): Produced | null;
  cancel_produce(args: object): null;
  check_pack(args: {
    archive: boolean;
    expected: string | null;
    onProgress: unknown;
  }): PackReport | null;
  cancel_check_pack(args: object): null;
}
