// Portal access and benefits of the fake vault.

import type {
  AccessAlertView,
  AccessFields,
  AccessRow,
  BenefitChecklist,
  BenefitFields,
  BenefitStandingView,
  BenefitView,
  PortalRoleView,
} from '../types';
import type { Handlers } from './handlers';
import { details } from './documents';
import { migrationOf } from './migration';
import { found, labelOf, refusal, TODAY, type Stated } from './register-views';
import type { World } from './world';

const ADMINISTRATION = 'VLSC/VLMS administration';

export class Staff {
  accesses: Stated<AccessFields>[] = [];
  /** How benefits stand, by agreement and code. */
  benefits = new Map<string, BenefitStandingView>();
  /** When agreements moved to another portal. */
  migrations = new Map<string, string>();

  constructor(filled: boolean) {
    if (!filled) return;
    this.accesses = [
      entry(0, { person: 'Ada Birch', role: 'administrator' }),
      entry(1, { person: 'Ben Ash', role: 'administrator', leftOn: '2026-01-31' }),
      entry(2, {
        person: 'Cleo Moss',
        role: 'product_keys_reader',
        status: 'invitation_sent',
        invitedOn: '2026-01-20',
      }),
    ];
  }
}

function entry(index: number, fields: Partial<AccessFields>): Stated<AccessFields> {
  return {
    id: `0193c6b6-0000-7000-8000-c0000000000${index}`,
    voided: null,
    fields: {
      person: '',
      agreement: null,
      licensingId: '7781204',
      role: 'administrator',
      status: 'active',
      account: 'entra_id',
      contacts: [],
      invitedOn: null,
      acceptedOn: null,
      leftOn: null,
      note: '',
      ...fields,
    },
  };
}

type AccessCommands =
  | 'accesses'
  | 'access'
  | 'access_alerts'
  | 'portal_roles'
  | 'state_access'
  | 'void_access'
  | 'restore_access'
  | 'benefits'
  | 'state_benefit'
  | 'migration'
  | 'state_migration';

export function accessHandlers(world: World): Pick<Handlers, AccessCommands> {
  const { staff } = world;
  const keep = async (op: string, subject: string, changed: Stated<AccessFields>[]) => {
    const before = staff.accesses;
    staff.accesses = changed;
    await world.write(op, [subject], { scopes: ['access'] }, () => (staff.accesses = before));
  };
  const mark = async (op: string, id: string, voided: string | null) => {
    const { fields } = found(staff.accesses, id, 'no_such_access');
    const changed = staff.accesses.map((each) => (each.id === id ? { ...each, voided } : each));
    await keep(op, fields.person, changed);
    return null;
  };
  return {
    accesses: ({ request }) => {
      const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
      const about = alerts(world).filter(({ code }) => code === request.alert);
      return staff.accesses
        .filter((each) => (each.voided !== null) === request.voided)
        .map((each) => row(world, each))
        .filter(({ fields }) => request.role === null || fields.role === request.role)
        .filter(
          ({ id, label }) =>
            request.alert === null ||
            about.some(
              (alert) =>
                alert.accesses.includes(id) || (alert.person === '' && alert.label === label),
            ),
        )
        .filter(({ fields, label }) =>
          words.every((each) => `${fields.person} ${label}`.toLowerCase().includes(each)),
        );
    },
    access: ({ id }) => {
      const stated = found(staff.accesses, id, 'no_such_access');
      return {
        row: row(world, stated),
        alerts: alerts(world).filter((alert) => alert.accesses.includes(id)),
        role: role(stated.fields.role),
        history: world.journal
          .filter((each) => each.subjects.includes(stated.fields.person))
          .reverse(),
        voidReason: stated.voided,
      };
    },
    access_alerts: () => alerts(world),
    portal_roles: () => ['administrator', 'invoice_reader'].map(role),
    state_access: async ({ id, fields }) => {
      const twice = staff.accesses.some(
        (each) =>
          each.id !== id &&
          each.voided === null &&
          each.fields.person === fields.person &&
          each.fields.role === fields.role &&
          labelFor(world, each.fields) === labelFor(world, fields),
      );
      if (twice) throw refusal('access_twice');
      const to = id ?? world.id();
      const others = staff.accesses.filter((each) => each.id !== to);
      await keep('state_access', fields.person, [...others, { id: to, fields, voided: null }]);
      return to;
    },
    void_access: ({ id, reason }) => mark('void_access', id, reason),
    restore_access: ({ id }) => mark('restore_access', id, null),
    benefits: ({ agreement }) => checklist(world, agreement),
    state_benefit: async ({ agreement, benefit, fields }) => {
      const before = staff.benefits;
      staff.benefits = new Map(before);
      const key = `${agreement}/${benefit}`;
      if (fields === null) staff.benefits.delete(key);
      else staff.benefits.set(key, standing(world, fields));
      const { fields: named } = found(world.registers.agreements, agreement, 'no_such_agreement');
      await world.write(
        'state_benefit',
        [labelOf(named)],
        { scopes: ['benefits'] },
        () => (staff.benefits = before),
      );
      return null;
    },
    migration: ({ agreement }) => migrationOf(world, agreement),
    state_migration: async ({ agreement, on }) => {
      const before = staff.migrations;
      staff.migrations = new Map(before);
      if (on === null) staff.migrations.delete(agreement);
      else staff.migrations.set(agreement, on);
      await world.write(
        'state_migration',
        [agreement],
        { scopes: ['benefits'] },
        () => (staff.migrations = before),
      );
      return null;
    },
  };
}

function labelFor(world: World, { agreement, licensingId }: AccessFields): string {
  const named = world.registers.agreements.find((each) => each.id === agreement);
  return named ? labelOf(named.fields) : licensingId;
}

function row(world: World, { id, fields, voided }: Stated<AccessFields>): AccessRow {
  return {
    id,
    fields,
    label: labelFor(world, fields),
    daysAwaited: fields.status === 'invitation_sent' ? daysSince(fields.invitedOn) : null,
    alerts: alerts(world)
      .filter((alert) => alert.accesses.includes(id))
      .map(({ code }) => code),
    voided: voided !== null,
  };
}

function alerts(world: World): AccessAlertView[] {
  const counting = world.staff.accesses.filter((each) => each.voided === null);
  const left = ({ leftOn }: AccessFields) => leftOn !== null && leftOn < TODAY;
  const told: AccessAlertView[] = [];
  for (const label of new Set(counting.map(({ fields }) => labelFor(world, fields)))) {
    const active = counting.filter(
      ({ fields }) =>
        labelFor(world, fields) === label &&
        fields.role === 'administrator' &&
        fields.status === 'active' &&
        !left(fields),
    );
    if (active.length < 2) {
      const ids = active.map(({ id }) => id);
      told.push(alert('too_few_administrators', 'error', label, '', ids));
    }
  }
  for (const { id, fields } of counting) {
    const label = labelFor(world, fields);
    const tell = (code: string, severity: string) =>
      told.push(alert(code, severity, label, fields.person, [id]));
    if (left(fields) && fields.role === 'administrator') tell('leaver_is_administrator', 'error');
    if (fields.status === 'invitation_sent' && daysSince(fields.invitedOn) > 30)
      tell('invitation_not_accepted', 'warning');
  }
  return told;
}

function alert(
  code: string,
  severity: string,
  label: string,
  person: string,
  accesses: string[],
): AccessAlertView {
  return {
    code,
    severity,
    agreement: null,
    label,
    person,
    accesses,
    message: `${person} ${label}`,
    explanation: ['Each agreement needs people who can manage it.'],
    source: ADMINISTRATION,
  };
}

function role(code: string): PortalRoleView {
  const said = (statement: string) => ({ statement, source: ADMINISTRATION, from: null, to: null });
  return {
    role: code,
    names: [
      { portal: 'm365_admin', said: said('Administrator') },
      { portal: 'vlsc', said: said('Agreement Administrator') },
    ],
    may: [said('Gives roles to people and takes them away.')],
    notes: [],
  };
}

const BENEFITS: readonly Omit<BenefitView, 'standing' | 'checkAgain'>[] = [
  benefit('license_mobility', 'License mobility', 'deploy_manage', false),
  benefit('home_use', 'Home use program', 'training', true),
  {
    ...benefit('problem_resolution', '24x7 problem resolution support', 'support', false),
    retiredOn: '2023-02-01',
  },
  benefit('step_up', 'Step-up licenses', 'specialized', true),
];

function benefit(code: string, title: string, group: string, byHand: boolean) {
  return {
    benefit: code,
    title,
    group,
    needsActivation: byHand,
    mayLapseOnMigration: byHand,
    retiredOn: null as string | null,
    says: [{ statement: 'Listed.', source: ADMINISTRATION, from: null, to: null }],
  };
}

function checklist(world: World, agreement: string): BenefitChecklist {
  const { fields } = found(world.registers.agreements, agreement, 'no_such_agreement');
  const migratedOn = world.staff.migrations.get(agreement) ?? null;
  const benefits = BENEFITS.map((each) => {
    const now = world.staff.benefits.get(`${agreement}/${each.benefit}`) ?? null;
    const stale = now?.state === 'activated' && migratedOn !== null && now.seenOn < migratedOn;
    return { ...each, standing: now, checkAgain: stale && each.mayLapseOnMigration };
  });
  const given = benefits.filter(({ retiredOn }) => retiredOn === null);
  const days = given.flatMap(({ standing: now }) => (now ? [now.seenOn] : [])).sort();
  return {
    agreement,
    label: labelOf(fields),
    asOf: TODAY,
    migratedOn,
    reviewedOn: days.length === given.length ? (days[0] ?? null) : null,
    benefits,
  };
}

function standing(world: World, fields: BenefitFields): BenefitStandingView {
  return {
    state: fields.state,
    since: fields.since,
    seenOn: fields.seenOn ?? TODAY,
    evidence: fields.evidence.map((id) => ({ id, name: details(world, id).row.name })),
    note: fields.note,
  };
}

function daysSince(day: string | null): number {
  return day === null ? 0 : Math.round((Date.parse(TODAY) - Date.parse(day)) / 86_400_000);
}
