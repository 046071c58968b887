// Deadlines of the fake vault: a few rules over its first license records, due around today.

import type {
  DeadlineMark,
  DeadlinePage,
  DeadlineRequest,
  DeadlineResponse,
  DeadlineRuleView,
  DeadlineView,
  Problem,
} from '../types';
import { paperOf } from './documents';
import type { Handlers } from './handlers';
import type { World } from './world';

const ADMINISTRATION = 'VLSC/VLMS administration';

function rule(id: string, severity: string, title: string, explanation: string): DeadlineRuleView {
  return {
    id,
    version: 1,
    kind: 'deadline',
    severity,
    title,
    explanation,
    source: ADMINISTRATION,
    anchor: 'sa_end',
    schedule: 'once',
    offset: 'on the day',
    validFrom: null,
    validTo: null,
    alternatives: [],
    own: false,
  };
}

const RULES: DeadlineRuleView[] = [
  {
    ...rule(
      'D05',
      'warning',
      'Export entitlements from the portal',
      'Entitlements are exported at least once a month.',
    ),
    anchor: 'last_snapshot',
    schedule: 'since last',
    offset: '31 days after',
    alternatives: [
      {
        statement: 'Formal license statements should not be requested too often.',
        offset: null,
        source: 'How Microsoft defines PoE',
      },
    ],
  },
  rule(
    'D08-renewal',
    'error',
    'Renew Software Assurance before it ends',
    'Coverage that is renewed late has a gap that has to be explained.',
  ),
  {
    ...rule(
      'D10',
      'error',
      'At least 2 administrators for each agreement',
      'The loss of one must not lock the agreement.',
    ),
    kind: 'limit',
    anchor: null,
    schedule: null,
    offset: null,
  },
];

/** From today to the due days of the fake vault. */
const DUE = [-400, -9, 1, 3, 40, 170] as const;

function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

type DeadlineCommands =
  | 'deadlines'
  | 'deadline_alerts'
  | 'deadline_rules'
  | 'notify_alerts'
  | 'mark_deadline'
  | 'holidays'
  | 'set_holidays'
  | 'save_calendar';

export function deadlineHandlers(world: World): Pick<Handlers, DeadlineCommands> {
  const responses = new Map<string, DeadlineResponse>();
  let holidays = '';
  const standing = (request: DeadlineRequest) => page(world, responses, request);
  return {
    deadlines: ({ request }) => standing(request),
    deadline_alerts: () =>
      standing({ asOf: null, days: 366, all: true }).deadlines.slice(0, world.alertsToday),
    notify_alerts: () => world.alertsToday,
    deadline_rules: () => RULES,
    mark_deadline: async ({ key, mark }) => {
      const before = responses.get(key);
      const stated = responseOf(world, mark);
      if (stated) responses.set(key, stated);
      else responses.delete(key);
      await world.write('mark_deadline', [], { scopes: ['deadlines'] }, () => {
        if (before) responses.set(key, before);
        else responses.delete(key);
      });
      return null;
    },
    holidays: () => holidays,
    set_holidays: ({ text }) => {
      const at = text.split('\n').findIndex((line) => line && !/^\d{4}-\d\d-\d\d \S/.test(line));
      if (at >= 0) throw refusal('bad_holidays', `line ${at + 1}: it does not start with a day`);
      holidays = text;
      return null;
    },
    save_calendar: () => '/home/clara/Desktop/deadlines.ics',
  };
}

function refusal(code: string, message: string): Problem {
  return { code, message, hint: null, details: {} };
}

function responseOf(world: World, mark: DeadlineMark): DeadlineResponse | null {
  if (mark.state === 'open') return null;
  if (mark.state === 'snoozed' && mark.reason.trim() === '')
    throw refusal('no_reason', 'say why it may wait');
  return {
    state: mark.state,
    day: mark.day ?? '',
    reason: mark.reason,
    evidence: mark.evidence.map((id) => ({ id, name: paperOf(world, id).name })),
  };
}

function page(
  world: World,
  responses: ReadonlyMap<string, DeadlineResponse>,
  { asOf, days, all }: DeadlineRequest,
): DeadlinePage {
  const today = new Date().toISOString().slice(0, 10);
  const day = asOf ?? today;
  const until = dayAfter(day, days);
  const found = world.licenses.rows.slice(0, DUE.length).map((license, index): DeadlineView => {
    const due = dayAfter(today, DUE[index] ?? 0);
    const shown = RULES[index % 2] ?? rule('D05', 'warning', '', '');
    const key = `${shown.id}/license/${license.id}/${due}`;
    const response = responses.get(key) ?? null;
    const daysLeft = daysBetween(day, due);
    const state =
      response?.state ?? (daysLeft < 0 ? 'overdue' : daysLeft < 30 ? 'alerting' : 'open');
    return {
      ...shown,
      key,
      rule: shown.id,
      subject: 'license',
      subjectId: license.id,
      subjectTitle: license.title,
      occurrence: due,
      opens: null,
      due,
      daysLeft,
      alerts: [due],
      nextAlert: due,
      state,
      response,
    };
  });
  const near = found.filter((each) => each.due <= until && (all || each.state !== 'done'));
  const deadlines = near.filter((each) => all || each.daysLeft >= -365);
  return { asOf: day, until, leftOut: near.length - deadlines.length, deadlines };
}
