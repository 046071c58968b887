// What a person enters into the calculator, and which calculations match their words.

import type { CalculatorFunction, CalculatorParameter } from '$lib/ipc';

export type Values = Record<string, string>;

/** What the form shows first: what counts anyway, and nothing else. */
export function startOf({ parameters }: CalculatorFunction): Values {
  return Object.fromEntries(parameters.map(({ name, default: value }) => [name, value ?? '']));
}

export function exampleOf({ parameters }: CalculatorFunction): Values {
  return Object.fromEntries(parameters.map(({ name, example }) => [name, example]));
}

/** What is sent: nothing for what was left blank. */
export function inputsOf(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}

export function missingIn({ parameters }: CalculatorFunction, values: Values): string[] {
  const missing = ({ name, required }: CalculatorParameter) =>
    required && (values[name] ?? '').trim() === '';
  return parameters.filter(missing).map(({ name }) => name);
}

export function matching(functions: CalculatorFunction[], filter: string): CalculatorFunction[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return functions.filter(({ function: code, label, summary, themeLabel }) => {
    const text = `${code} ${label} ${summary} ${themeLabel}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface Group {
  theme: string;
  label: string;
  functions: CalculatorFunction[];
}

/** The calculations by theme, in the order of the host. */
export function grouped(functions: CalculatorFunction[]): Group[] {
  const groups = new Map<string, Group>();
  for (const each of functions) {
    const group = groups.get(each.theme) ?? {
      theme: each.theme,
      label: each.themeLabel,
      functions: [],
    };
    group.functions.push(each);
    groups.set(each.theme, group);
  }
  return [...groups.values()];
}
