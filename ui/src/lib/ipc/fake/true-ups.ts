// The true-ups of the fake vault.

import type {
  ColumnChoice,
  CountLineView,
  CountPlan,
  StepDoneView,
  TrueUpFindingView,
  TrueUpView,
} from '../types';
import {
  COUNT_FIELDS,
  TRUE_UP_STEPS,
  type TrueUpName,
  type TrueUpStep,
} from '../true-up-vocabulary';
import { details } from './documents';
import type { Handlers } from './handlers';
import { found } from './register-views';
import type { World } from './world';

/** What is stated of one true-up. */
export interface StatedTrueUp {
  done: Partial<Record<TrueUpStep, StepDoneView>>;
  count: { from: string; lines: CountLineView[] } | null;
}

/** The anniversaries of the enrollment on the day on which the fake vault lives. */
const ANNIVERSARIES = [
  { anniversary: '2024-07-01', exportDue: '2024-05-02' },
  { anniversary: '2025-07-01', exportDue: '2025-05-02' },
  { anniversary: '2026-07-01', exportDue: '2026-05-02' },
];
const PLACES: Partial<Record<TrueUpStep, number>> = {
  exported: 1,
  reconciled: 2,
  delta_identified: 3,
  submitted: 4,
  reviewed: 5,
  challenged: 5,
};
const NOTHING: StatedTrueUp = { done: {}, count: null };
const COLUMNS = ['Produkt', 'Installiert', 'Lizenziert', 'Kostenstelle'];
const LINES: CountLineView[] = [
  { product: 'Office Professional Plus', deployed: 540, baseline: 500, delta: 40 },
  { product: 'Visio Professional', deployed: 80, baseline: 90, delta: 0 },
];

type TrueUpCommands =
  'true_ups' | 'state_true_up_step' | 'plan_count' | 'state_count' | 'withdraw_count';

export function trueUpHandlers(world: World): Pick<Handlers, TrueUpCommands> {
  const keyOf = ({ agreement, anniversary }: TrueUpName) => `${agreement} ${anniversary}`;
  const statedOf = (name: TrueUpName) => world.trueUps.get(keyOf(name)) ?? NOTHING;
  const state = async (name: TrueUpName, stated: StatedTrueUp) => {
    const before = statedOf(name);
    world.trueUps.set(keyOf(name), stated);
    await world.write('state_true_up', [], { scopes: ['agreements', 'deadlines'] }, () =>
      world.trueUps.set(keyOf(name), before),
    );
  };
  return {
    true_ups: ({ agreement }) => {
      const { fields } = found(world.registers.agreements, agreement, 'no_such_agreement');
      if (fields.program !== 'ea_enterprise_enrollment') return [];
      return ANNIVERSARIES.map((each) =>
        view(agreement, fields.number, each, statedOf({ agreement, ...each })),
      );
    },
    state_true_up_step: async ({ step, done, ...name }) => {
      const stated = statedOf(name);
      const kept = Object.entries(stated.done).filter(([each]) => each !== step);
      const others: StatedTrueUp['done'] = Object.fromEntries(kept);
      const now: StepDoneView | null = done && {
        ...done,
        by: done.by || 'Clara',
        evidence: done.evidence.map((id) => details(world, id).row),
      };
      await state(name, { ...stated, done: now ? { ...others, [step]: now } : others });
      return null;
    },
    plan_count: ({ mapping, ...name }) => plan(mapping, statedOf(name).count !== null),
    state_count: async ({ agreement, anniversary }) => {
      const name = { agreement, anniversary };
      await state(name, { ...statedOf(name), count: { from: 'licenses-2024.csv', lines: LINES } });
      return LINES.length;
    },
    withdraw_count: async (name) => {
      await state(name, { ...statedOf(name), count: null });
      return null;
    },
  };
}

function view(
  agreement: string,
  label: string,
  { anniversary, exportDue }: (typeof ANNIVERSARIES)[number],
  { done, count }: StatedTrueUp,
): TrueUpView {
  const lines = count?.lines ?? [];
  const added = lines.reduce((sum, line) => sum + line.delta, 0);
  const places = TRUE_UP_STEPS.filter((step) => done[step]).map((step) => PLACES[step]);
  return {
    agreement,
    label,
    anniversary,
    exportDue,
    challengeUntil: null,
    steps: TRUE_UP_STEPS.map((step) => ({
      step,
      place: PLACES[step] ?? null,
      done: done[step] ?? null,
    })),
    placesDone: new Set(places.filter((place) => place !== undefined)).size,
    places: 5,
    order: count ? (added > 0 ? 'order' : 'update_statement') : null,
    countedFrom: count?.from ?? null,
    lines,
    added,
    findings: findingsOf(done),
    rule: {
      id: 'true_up_delta',
      statement: 'What is deployed above the baseline has to be ordered.',
      source: 'Commercial Licensing Guide (2017)',
      validFrom: null,
      validTo: null,
    },
  };
}

function findingsOf({
  delta_identified,
  second_review,
}: StatedTrueUp['done']): TrueUpFindingView[] {
  if (!delta_identified) return [];
  if (!second_review) {
    return [{ check: 'not_reviewed', severity: 'info', about: '', message: 'not reviewed' }];
  }
  const same = delta_identified.by.toLowerCase() === second_review.by.toLowerCase();
  const about = second_review.by;
  return same ? [{ check: 'same_person', severity: 'error', about, message: 'same person' }] : [];
}

function plan(mapping: ColumnChoice[] | null, replaces: boolean): CountPlan {
  const chosen = mapping ?? COUNT_FIELDS.map((field, column) => ({ field, column }));
  const complete = chosen.every(({ column }) => column !== null);
  return {
    columns: COLUMNS,
    mapping: chosen,
    lines: complete ? LINES : [],
    added: complete ? 40 : 0,
    order: complete ? 'order' : null,
    problems: complete ? [{ line: 4, code: 'total_row', value: 'Summe' }] : [],
    replaces,
  };
}
