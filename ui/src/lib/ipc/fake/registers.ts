// The registers of agreements and legal entities of the fake vault.

import type { AgreementFields, EntityFields } from '../types';
import type { Handlers } from './handlers';
import {
  agreementDetails,
  agreementPage,
  coverage,
  entityDetails,
  entityRows,
  found,
  labelOf,
  refusal,
  type Stated,
} from './register-views';
import type { World } from './world';

export class Registers {
  agreements: Stated<AgreementFields>[] = [];
  entities: Stated<EntityFields>[] = [];

  constructor(filled: boolean) {
    if (!filled) return;
    const [ours, daughter, publisher] = ENTITIES.map((fields, index) => id('e', index, fields));
    if (!ours || !daughter || !publisher) return;
    this.entities = [ours, daughter, publisher];
    const parties = { entity: ours.id, counterparty: publisher.id };
    const master = id('a', 0, {
      ...NO_AGREEMENT,
      ...parties,
      program: 'mbsa',
      number: 'U4471938',
      title: 'Master agreement',
      from: '2014-02-14',
    });
    const enrollment = id('a', 1, {
      ...NO_AGREEMENT,
      ...parties,
      program: 'ea_enterprise_enrollment',
      number: '7781204',
      parent: master.id,
      from: '2023-07-01',
      affiliates: [{ entity: daughter.id, included: true }],
    });
    this.agreements = [master, enrollment];
  }
}

const NO_AGREEMENT: AgreementFields = {
  program: null,
  number: '',
  title: '',
  parent: null,
  entity: null,
  counterparty: null,
  from: null,
  to: null,
  affiliates: [],
  papers: [],
  notes: '',
};

const ENTITIES: readonly EntityFields[] = [
  entity('Litware Manufacturing SE', 'own', 'LITWARE MFG'),
  entity('Proseware Logistics AG', 'affiliate', 'Proseware Log. AG'),
  entity('Microsoft Ireland Operations Ltd', 'publisher', 'MIOL'),
];

function entity(name: string, role: string, alias: string): EntityFields {
  return {
    name,
    role,
    aliases: [{ name: alias, from: null, to: null }],
    from: null,
    to: null,
    notes: '',
  };
}

function id<Fields>(letter: string, index: number, fields: Fields): Stated<Fields> {
  return { id: `0193c6b5-0000-7000-8000-${letter}0000000000${index}`, fields, voided: null };
}

type RegisterCommands =
  | 'agreements'
  | 'agreement'
  | 'agreement_coverage'
  | 'state_agreement'
  | 'void_agreement'
  | 'restore_agreement'
  | 'entities'
  | 'entity'
  | 'state_entity'
  | 'void_entity'
  | 'restore_entity';

export function registerHandlers(world: World): Pick<Handlers, RegisterCommands> {
  const { registers } = world;
  /** Writes a new list, which an undo puts back. */
  const keep = async <Kind extends 'agreements' | 'entities'>(
    kind: Kind,
    op: string,
    subject: string,
    changed: Registers[Kind],
  ) => {
    const before = registers[kind];
    registers[kind] = changed;
    await world.write(op, [subject], { scopes: [kind] }, () => (registers[kind] = before));
  };
  const mark = async (
    kind: 'agreements' | 'entities',
    op: string,
    id: string,
    voided: string | null,
  ) => {
    if (kind === 'agreements') {
      const { fields } = found(registers.agreements, id, 'no_such_agreement');
      await keep(kind, op, labelOf(fields), voidedIn(registers.agreements, id, voided));
    } else {
      const { fields } = found(registers.entities, id, 'no_such_entity');
      await keep(kind, op, fields.name, voidedIn(registers.entities, id, voided));
    }
    return null;
  };
  return {
    agreements: ({ request }) => agreementPage(world, request),
    agreement: ({ id }) => agreementDetails(world, id),
    agreement_coverage: () => coverage(world),
    state_agreement: async ({ id, fields }) => {
      checkAgreement(registers, id, fields);
      const to = id ?? world.id();
      await keep(
        'agreements',
        'state_agreement',
        labelOf(fields),
        put(registers.agreements, to, fields),
      );
      return to;
    },
    void_agreement: ({ id, reason }) => mark('agreements', 'void_agreement', id, reason),
    restore_agreement: ({ id }) => mark('agreements', 'restore_agreement', id, null),
    entities: ({ request }) => entityRows(world, request),
    entity: ({ id }) => entityDetails(world, id),
    state_entity: async ({ id, fields }) => {
      if (fields.name.trim() === '') throw refusal('no_entity_name');
      const to = id ?? world.id();
      await keep('entities', 'state_entity', fields.name, put(registers.entities, to, fields));
      return to;
    },
    void_entity: ({ id, reason }) => mark('entities', 'void_entity', id, reason),
    restore_entity: ({ id }) => mark('entities', 'restore_entity', id, null),
  };
}

function checkAgreement(registers: Registers, id: string | null, fields: AgreementFields): void {
  if (fields.number.trim() === '') throw refusal('no_agreement_number');
  const taken = registers.agreements.some(
    (each) => each.id !== id && each.voided === null && each.fields.number === fields.number,
  );
  if (taken) throw refusal('number_in_use');
}

function put<Fields>(all: Stated<Fields>[], id: string, fields: Fields): Stated<Fields>[] {
  const others = all.filter((each) => each.id !== id);
  const voided = all.find((each) => each.id === id)?.voided ?? null;
  return [...others, { id, fields, voided }];
}

function voidedIn<Fields>(
  all: Stated<Fields>[],
  id: string,
  voided: string | null,
): Stated<Fields>[] {
  return all.map((each) => (each.id === id ? { ...each, voided } : each));
}
