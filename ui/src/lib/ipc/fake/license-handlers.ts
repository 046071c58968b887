// What the fake host does with license records.

import type { LicenseFields } from '../types';
import type { Handlers } from './handlers';
import { importPlan } from './import-plan';
import { badge, titleOf } from './licenses';
import { acquisitionOf, proofOf } from './proof';
import { carriesOf } from './proof-handlers';
import type { World } from './world';

type LicenseCommands =
  | 'licenses'
  | 'license'
  | 'add_license'
  | 'edit_license'
  | 'void_license'
  | 'restore_license'
  | 'choose_import'
  | 'plan_import'
  | 'run_import';

export function licenseHandlers(world: World): Pick<Handlers, LicenseCommands> {
  const { licenses } = world;
  const touched = (id: string) => ({ scopes: ['licenses', 'vault'], licenses: [id] });
  const check = (fields: LicenseFields) => {
    if (!fields.product)
      throw { code: 'bad_license', message: 'the product is missing', hint: null, details: {} };
  };
  return {
    licenses: ({ request }) =>
      licenses.page(request, (row) => proofOf(world, row, request.profile)),
    license: ({ id }) => {
      const row = licenses.row(id);
      const proof = row.voided ? null : proofOf(world, row, '');
      return {
        row: { ...row, proof: badge(proof) },
        acquisition: acquisitionOf(world, id),
        proof,
        carries: carriesOf(world, id),
        links: world.links.filter((link) => link.license === id),
        calculations: world.kept.get(id) ?? [],
        history: world.journal
          .filter((entry) => entry.subjects.includes(row.title) || entry.n === 9)
          .reverse(),
        voidReason: licenses.reasons.get(id) ?? null,
      };
    },
    add_license: async ({ fields }) => {
      check(fields);
      const row = {
        id: world.id(),
        title: titleOf(fields),
        fields,
        links: 0,
        proof: null,
        voided: false,
      };
      licenses.rows.unshift(row);
      await world.write('add_license', [row.title], touched(row.id), () =>
        licenses.rows.splice(licenses.rows.indexOf(row), 1),
      );
      return row.id;
    },
    edit_license: async ({ id, fields }) => {
      check(fields);
      const row = licenses.row(id);
      const before = row.fields;
      Object.assign(row, { fields, title: titleOf(fields) });
      await world.write('edit_license', [row.title], touched(id), () =>
        Object.assign(row, { fields: before, title: titleOf(before) }),
      );
      return null;
    },
    void_license: async ({ id, reason }) => {
      const row = licenses.row(id);
      row.voided = true;
      licenses.reasons.set(id, reason);
      await world.write('void_license', [row.title], touched(id), () => (row.voided = false));
      return null;
    },
    restore_license: async ({ id }) => {
      const row = licenses.row(id);
      row.voided = false;
      await world.write('restore_license', [row.title], touched(id), () => (row.voided = true));
      return null;
    },
    choose_import: () => ({ token: world.id(), name: 'licenses-2024.csv' }),
    plan_import: ({ mapping }) => importPlan(mapping),
    run_import: () => 118,
  };
}
