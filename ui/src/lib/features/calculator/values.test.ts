import type { CalculatorFunction, CalculatorParameter } from '$lib/ipc';
import { expect, test } from 'vitest';
import { exampleOf, grouped, inputsOf, matching, missingIn, startOf } from './values';

const parameter = (name: string, more: Partial<CalculatorParameter> = {}): CalculatorParameter => ({
  name,
  label: name,
  kind: 'count',
  allowed: '',
  required: true,
  default: null,
  example: '7',
  least: 0,
  most: 9,
  choices: [],
  ...more,
});

const made = (code: string, theme: string, parameters: CalculatorParameter[] = []) =>
  ({
    function: code,
    label: `Label of ${code}`,
    summary: '',
    theme,
    themeLabel: `About ${theme}`,
    parameters,
  }) satisfies CalculatorFunction;

test('a form starts with what counts anyway and nothing else', () => {
  const parameters = [parameter('cores'), parameter('sa', { required: false, default: 'no' })];
  expect(startOf(made('one', 'x', parameters))).toEqual({ cores: '', sa: 'no' });
  expect(exampleOf(made('one', 'x', parameters))).toEqual({ cores: '7', sa: '7' });
});

test('what is blank is not sent, and is missing only where it is needed', () => {
  const parameters = [parameter('cores'), parameter('used', { required: false })];
  const values = { cores: ' ', used: '' };
  expect(inputsOf(values)).toEqual({});
  expect(missingIn(made('one', 'x', parameters), values)).toEqual(['cores']);
});

test('a filter matches code, label and theme, each word', () => {
  const all = [made('sql_core_vm', 'sql'), made('price_level', 'programs')];
  expect(matching(all, 'label SQL').map((each) => each.function)).toEqual(['sql_core_vm']);
  expect(matching(all, 'about prog').map((each) => each.function)).toEqual(['price_level']);
  expect(matching(all, 'sql prog')).toEqual([]);
});

test('calculations are grouped in the order of the host', () => {
  const groups = grouped([made('a', 'x'), made('b', 'y'), made('c', 'x')]);
  expect(groups.map((group) => group.functions.map((each) => each.function))).toEqual([
    ['a', 'c'],
    ['b'],
  ]);
});
