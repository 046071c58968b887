// Calculations kept with the licenses of the fake vault.

import type { KeptCalculationView } from '../types';
import { calculatorHandlers } from './calculator';
import type { Handlers } from './handlers';
import type { World } from './world';

export function keptHandlers(
  world: World,
): Pick<Handlers, 'keep_calculation' | 'void_calculation'> {
  const { calculate } = calculatorHandlers();
  const put = async (op: string, license: string, kept: KeptCalculationView[]) => {
    const before = world.kept.get(license) ?? [];
    world.kept.set(license, kept);
    await world.write(op, [], { scopes: ['licenses'], licenses: [license] }, () =>
      world.kept.set(license, before),
    );
  };
  return {
    keep_calculation: async ({ license, request, note }) => {
      const answer = await calculate({ request });
      const kept: KeptCalculationView = {
        id: world.id(),
        function: answer.function,
        label: answer.label,
        asOf: request.asOf,
        inputs: answer.inputs,
        outcomes: answer.outcomes.map(({ name, label, text }) => ({ name, label, value: text })),
        rule: answer.rule.statement,
        source: answer.rule.source,
        factsSha256: 'ab'.repeat(32),
        isCurrent: true,
        note,
        actor: 'Clara',
        at: '2026-03-01T09:00:00Z',
      };
      await put('keep_calculation', license, [...(world.kept.get(license) ?? []), kept]);
      return kept.id;
    },
    void_calculation: async ({ id }) => {
      for (const [license, all] of world.kept) {
        const others = all.filter((each) => each.id !== id);
        if (others.length < all.length) await put('void_calculation', license, others);
      }
      return null;
    },
  };
}
