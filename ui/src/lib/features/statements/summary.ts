// What a comparison says in words, so that a person understands it before reading any line.

import { format, t } from '$lib/i18n';
import type { LineChangeView, StatementComparison } from '$lib/ipc';
import { signed } from './words';

export interface Tally {
  differ: number;
  /** Lines of which purchases explain the whole difference. */
  explained: number;
  /** Lines that only moved to another version. */
  rolled: number;
  /** Lines that a person should look at. */
  looks: number;
}

export const needsLook = ({ severity }: LineChangeView): boolean => severity !== 'info';

const GRAVEST = ['error', 'warning', 'info'];

/** The gravest first; of the same gravity, in their own order. */
export function gravestFirst<T extends { severity: string }>(changes: readonly T[]): T[] {
  return [...changes].sort((a, b) => GRAVEST.indexOf(a.severity) - GRAVEST.indexOf(b.severity));
}

/** The change of effective units. */
export function differenceOf({ before, after }: LineChangeView): number {
  return (after?.effective ?? 0) - (before?.effective ?? 0);
}

export function tallyOf(lines: readonly LineChangeView[]): Tally {
  const calm = lines.filter((line) => !needsLook(line));
  return {
    differ: lines.length,
    explained: calm.filter((line) => line.explained !== 0 && line.unexplained === 0).length,
    rolled: calm.filter((line) => line.kinds.includes('version_roll')).length,
    looks: lines.length - calm.length,
  };
}

/** "17 products differ; 12 explained by purchases; 3 lines need a look." */
export function sentenceOf(comparison: StatementComparison): string {
  const words = t().comparison;
  const { differ, explained, rolled, looks } = tallyOf(comparison.lines);
  if (differ === 0) return words.differ(0) + '.';
  const parts = [words.differ(differ)];
  if (explained > 0) parts.push(words.explained(explained));
  if (rolled > 0) parts.push(words.rolled(rolled));
  parts.push(looks > 0 ? words.looks(looks) : words.noLooks);
  return parts.join('; ') + '.';
}

/** What became of the units in all; empty where none changed. */
export function unitsOf(comparison: StatementComparison): string {
  const { unitsBefore, unitsAfter, explained, unexplained } = comparison;
  if (unitsBefore === unitsAfter && explained === 0 && unexplained === 0) return '';
  return [
    t().comparison.units(
      format.number(unitsBefore),
      format.number(unitsAfter),
      signed(unitsAfter - unitsBefore),
    ),
    t().comparison.unitsExplained(signed(explained), signed(unexplained)),
  ].join(' ');
}

/** Whether the statements say the same. */
export function isSame({ lines, agreements, transactionsTotal, ...rest }: StatementComparison) {
  const scopes = [rest.scopeLost, rest.scopeGained];
  return (
    lines.length === 0 &&
    agreements.length === 0 &&
    transactionsTotal === 0 &&
    scopes.every((scope) => !speaksForAnything(scope))
  );
}

export function speaksForAnything(scope: StatementComparison['scopeLost']): boolean {
  return scope.organizations.length + scope.countries.length + scope.numbers.length > 0;
}
