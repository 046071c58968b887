// The migration checklist of an agreement, as far as the fake vault knows it.

import { MIGRATION_TASKS } from '../access-vocabulary';
import type { MigrationView } from '../types';
import { found, labelOf, TODAY } from './register-views';
import type { World } from './world';

export function migrationOf(world: World, agreement: string): MigrationView {
  const { fields } = found(world.registers.agreements, agreement, 'no_such_agreement');
  const migratedOn = world.staff.migrations.get(agreement) ?? null;
  const own = world.staff.accesses.filter((access) => access.fields.agreement === agreement);
  const people = own.map((access) => access.fields.person);
  const stateOf = (task: string) => {
    if (task === 'benefits_checked_again') return migratedOn === null ? 'not_due' : 'open';
    return task === 'papers' ? 'done' : 'open';
  };
  return {
    agreement,
    label: labelOf(fields),
    asOf: TODAY,
    migratedOn,
    items: MIGRATION_TASKS.map((task) => ({
      task,
      state: stateOf(task),
      openFor: task === 'entra_accounts' ? people : [],
    })),
  };
}
