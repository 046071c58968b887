import { describe, expect, test } from 'vitest';
import {
  agreementDraft,
  agreementFields,
  agreementProblems,
  entityDraft,
  entityFields,
  entityProblems,
} from './drafts';

describe('an agreement as it is typed', () => {
  test('needs a number, ends after it starts and names an affiliate once', () => {
    const draft = agreementDraft(null);
    expect(agreementProblems(draft)).toEqual({ number: 'missing' });
    const wrong = {
      ...draft,
      number: ' 7781204 ',
      from: '2024-07-01',
      to: '2024-06-30',
      affiliates: [
        { entity: 'a', included: true },
        { entity: 'a', included: false },
      ],
    };
    expect(agreementProblems(wrong)).toEqual({ to: 'backwards', affiliates: 'twice' });
  });

  test('becomes what it came from, blanks become nothing', () => {
    const draft = agreementDraft(null, ' 7781204 ');
    const fields = agreementFields({ ...draft, affiliates: [{ entity: '', included: true }] });
    expect(fields).toMatchObject({ number: '7781204', program: null, from: null, affiliates: [] });
    expect(agreementFields(agreementDraft(fields))).toEqual(fields);
  });

  test('typing into a draft leaves what it came from alone', () => {
    const fields = agreementFields({
      ...agreementDraft(null, '1'),
      affiliates: [{ entity: 'a', included: true }],
    });
    const draft = agreementDraft(fields);
    for (const affiliate of draft.affiliates) affiliate.included = false;
    expect(fields.affiliates).toEqual([{ entity: 'a', included: true }]);
  });
});

describe('a legal entity as it is typed', () => {
  test('needs a name, and days in their order', () => {
    const draft = entityDraft(null);
    expect(entityProblems(draft)).toEqual({ name: 'missing' });
    const wrong = {
      ...draft,
      name: 'Litware',
      aliases: [{ name: 'LITWARE', from: '2020-01-01', to: '2019-12-31' }],
    };
    expect(entityProblems(wrong)).toEqual({ aliases: 'backwards' });
  });

  test('becomes what it came from, without blank names', () => {
    const draft = entityDraft(null);
    const fields = entityFields({
      ...draft,
      name: ' Litware ',
      aliases: [
        { name: ' LITWARE ', from: '', to: '2019-12-31' },
        { name: ' ', from: '', to: '' },
      ],
    });
    expect(fields).toEqual({
      name: 'Litware',
      role: 'own',
      from: null,
      to: null,
      notes: '',
      aliases: [{ name: 'LITWARE', from: null, to: '2019-12-31' }],
    });
    expect(entityFields(entityDraft(fields))).toEqual(fields);
  });
});
