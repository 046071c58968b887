// Disputes of the fake vault, and its log of requests for statements.

import type { DisputeView, DisputedLineView, StatementRequestView } from '../types';
import type { Handlers } from './handlers';
import { exhibit } from './positions';
import type { World } from './world';

/** The states that can follow each other. */
const NEXT: Record<string, string[]> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['acknowledged', 'accepted', 'partially_accepted', 'rejected', 'withdrawn'],
  acknowledged: ['accepted', 'partially_accepted', 'rejected', 'withdrawn'],
};
const ASKED: StatementRequestView = {
  id: 'request-1',
  on: '2024-02-20',
  by: 'Clara',
  formal: true,
  purpose: 'Yearly review',
};

/** What was disputed and asked for. */
export class DisputeDesk {
  disputes: DisputeView[] = [];
  requests: StatementRequestView[];

  constructor(filled: boolean) {
    this.requests = filled ? [ASKED] : [];
  }
}

type DisputeCommands =
  | 'disputes'
  | 'draft_dispute'
  | 'step_dispute'
  | 'dispute_letter'
  | 'write_dispute_bundle'
  | 'statement_requests'
  | 'log_statement_request'
  | 'withdraw_statement_request';

export function disputeHandlers(world: World): Pick<Handlers, DisputeCommands> {
  const { disputeDesk: desk } = world;
  const put = async (disputes: DisputeView[]) => {
    const before = desk.disputes;
    desk.disputes = disputes;
    await world.write(
      'state_dispute',
      [],
      { scopes: ['statements'] },
      () => (desk.disputes = before),
    );
  };
  const log = async (requests: StatementRequestView[]) => {
    const before = desk.requests;
    desk.requests = requests;
    await world.write(
      'log_statement_request',
      [],
      { scopes: ['statements'] },
      () => (desk.requests = before),
    );
  };
  return {
    disputes: () => desk.disputes,
    draft_dispute: async ({ statement }) => {
      const id = world.id();
      const draft: DisputeView = {
        id,
        statement: world.statements.of(statement),
        submittedTo: '',
        reference: '',
        state: 'draft',
        next: NEXT['draft'] ?? [],
        steps: [{ state: 'draft', on: '2024-03-15', note: '' }],
        lines: [line(world)],
        checkedWith: null,
        missing: null,
      };
      await put([...desk.disputes, draft]);
      return id;
    },
    step_dispute: async ({ id, step }) => {
      const on = step.on ?? '2024-03-15';
      await put(
        desk.disputes.map((each) =>
          each.id === id
            ? {
                ...each,
                state: step.state,
                next: NEXT[step.state] ?? [],
                submittedTo: step.submittedTo || each.submittedTo,
                reference: step.reference || each.reference,
                steps: [...each.steps, { state: step.state, on, note: step.note }],
              }
            : each,
        ),
      );
      return null;
    },
    dispute_letter: ({ sender }) => letter(sender),
    write_dispute_bundle: ({ sender }) => ({
      letter: letter(sender),
      folder: '/home/clara/Desktop/Dispute',
      files: ['letter.txt', '001 Enterprise Agreement 7781204 signed.pdf'],
    }),
    statement_requests: () => ({
      requests: desk.requests,
      betterFrom: desk.requests.some(({ formal }) => formal) ? '2999-08-18' : null,
      intervalDays: 180,
      source: 'Advice of the trade',
    }),
    log_statement_request: async ({ request }) => {
      const id = world.id();
      await log([{ ...request, id, on: request.on ?? '2024-03-15' }, ...desk.requests]);
      return id;
    },
    withdraw_statement_request: async ({ id }) => {
      await log(desk.requests.filter((each) => each.id !== id));
      return null;
    },
  };
}

function line(world: World): DisputedLineView {
  return {
    family: 'SQL Server Standard Core',
    version: '2019',
    listed: 264,
    claimed: 280,
    exhibits: [exhibit(world, 1, '12-14')],
    listedNow: null,
    isSatisfied: null,
  };
}

function letter(sender: string): string {
  return [sender, '', 'The statement A-2403 lists 264 units; our proof shows 280.']
    .join('\n')
    .trimStart();
}
