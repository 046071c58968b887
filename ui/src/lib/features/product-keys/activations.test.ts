import { expect, test } from 'vitest';
import type { KeyRow } from '$lib/ipc';
import { reachOf } from './activations';

function row(used: number | null, available: number | null, estimated: number | null): KeyRow {
  const fields = {
    kind: 'mak',
    product: 'Office',
    version: '',
    agreementNumber: '',
    licenses: [],
    lastFive: 'QX2YT',
    purchased: null,
    used,
    available,
    countedOn: null,
    document: null,
    note: '',
  };
  const estimate = estimated === null ? null : { activations: estimated, by: [], otherwise: [] };
  return {
    id: '1',
    title: 'Office',
    fields,
    masked: '',
    sealed: false,
    estimate,
    finding: null,
    severity: null,
    voided: false,
  };
}

test('what was read in the portal goes before the estimate', () => {
  expect(reachOf(row(3, 7, 500))).toEqual({ used: 3, limit: 10, estimated: false });
  expect(reachOf(row(3, null, 500))).toEqual({ used: 3, limit: 500, estimated: true });
});

test('without a count or a limit there is no bar', () => {
  expect(reachOf(row(null, 7, 500))).toBeNull();
  expect(reachOf(row(3, null, null))).toBeNull();
});
