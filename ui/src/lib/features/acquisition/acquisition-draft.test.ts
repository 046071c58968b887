import { expect, test } from 'vitest';
import { CIRCUMSTANCES } from '../../ipc';
import type { AcquisitionFields } from '../../ipc';
import { draftOf, fieldsOf, isSound, problemsOf } from './acquisition-draft';

const STATED: AcquisitionFields = {
  licenseType: 'upgrade',
  boughtThrough: 'fpp',
  term: 'subscription',
  termFrom: '2020-01-01',
  termTo: '2020-12-31',
  orderNumber: '4500',
  device: 'SN 12',
  transfer: { from: 'Contoso', to: 'Litware', on: '2020-02-01', noticeOn: null },
  circumstances: ['firmware_key'],
  underlying: [{ license: 'base', title: 'Base', quantity: 3 }],
  users: [{ name: 'clara', seat: '7', from: '2020-01-01', to: null }],
};
const draft = (fields: AcquisitionFields | null = STATED) => draftOf(fields, CIRCUMSTANCES);

test('what is stated survives the form untouched', () => {
  expect(fieldsOf(draft())).toEqual(STATED);
});

test('nothing typed states nothing', () => {
  const nothing = fieldsOf(draft(null));
  expect(Object.values(nothing).flat().filter(Boolean)).toEqual([]);
});

test('the days of a subscription go with it', () => {
  const perpetual = { ...draft(), term: 'perpetual' };
  expect(fieldsOf(perpetual)).toMatchObject({ termFrom: null, termTo: null });
});

test('a transfer that is unticked is not stated', () => {
  expect(fieldsOf({ ...draft(), transferred: false }).transfer).toBeNull();
});

test('a term that ends before it starts is wrong', () => {
  const backwards = { ...draft(), termTo: '2019-12-31' };
  expect(problemsOf(backwards).term).toBe(true);
  expect(isSound(problemsOf(backwards))).toBe(false);
  expect(isSound(problemsOf(draft()))).toBe(true);
});

test('a quantity of zero and a user without a first day are wrong', () => {
  const wrong = {
    ...draft(),
    underlying: [{ license: 'base', title: 'Base', quantity: '0' }],
    users: [{ name: 'clara', seat: '', from: '', to: '' }],
  };
  expect(problemsOf(wrong)).toEqual({ term: false, bases: [0], users: [0] });
});
