// The same change of several licenses of the fake vault.

import type { EditPlan, FieldChange, LicenseFields } from '../types';
import type { Handlers } from './handlers';
import type { World } from './world';

const NAMES: Readonly<Record<string, keyof LicenseFields>> = {
  publisher: 'publisher',
  metric: 'metric',
  channel: 'channel',
  program: 'program',
  agreement_number: 'agreementNumber',
  licensee: 'licensee',
  notes: 'notes',
};

export function bulkEditHandlers(world: World): Pick<Handlers, 'plan_edit' | 'edit_licenses'> {
  const { licenses } = world;
  return {
    plan_edit: ({ licenses: ids, changes }) => plan(world, ids, changes),
    edit_licenses: async ({ licenses: ids, changes }) => {
      const { rows } = plan(world, ids, changes);
      const before = rows.map(({ license }) => licenses.row(license).fields);
      for (const { license } of rows) {
        const row = licenses.row(license);
        row.fields = changed(row.fields, changes);
      }
      await world.write(
        'edit_licenses',
        rows.map(({ title }) => title),
        { scopes: ['licenses'], licenses: rows.map(({ license }) => license) },
        () =>
          rows.forEach(({ license }, at) => {
            const fields = before[at];
            if (fields) licenses.row(license).fields = fields;
          }),
      );
      return rows.length;
    },
  };
}

function plan(world: World, ids: string[], changes: FieldChange[]): EditPlan {
  const rows = ids.map((id) => world.licenses.row(id));
  const touched = rows.filter((row) => !row.voided);
  const values = (fields: LicenseFields) =>
    changes.map(({ field }) => String(fields[NAMES[field] ?? 'notes'] ?? ''));
  const planned = touched.map((row) => ({
    license: row.id,
    title: row.title,
    before: values(row.fields),
    after: values(changed(row.fields, changes)),
  }));
  const edited = planned.filter(({ before, after }) => before.join('|') !== after.join('|'));
  return {
    fields: changes.map(({ field }) => field),
    rows: edited,
    unchanged: planned.length - edited.length,
    refused: rows
      .filter((row) => row.voided)
      .map(({ id, title }) => ({ license: id, title, code: 'void' })),
  };
}

function changed(fields: LicenseFields, changes: FieldChange[]): LicenseFields {
  return changes.reduce<LicenseFields>((now, { field, value }) => {
    const name = NAMES[field] ?? 'notes';
    return { ...now, [name]: name === 'channel' && value === '' ? null : value };
  }, fields);
}
