// What the calculator shows. It stays while other screens are shown.

import { Latest } from '$lib/app/latest';
import * as ipc from '$lib/ipc';
import type { CalculationRequest, CalculationView, CalculatorFunction, Problem } from '$lib/ipc';
import { exampleOf, inputsOf, matching, missingIn, startOf, type Values } from './values';

/** One function that a person has looked at, with what they entered and what came out. */
class Work {
  values = $state<Values>({});
  answer = $state.raw<CalculationView | null>(null);
  /** What the answer was asked with, so that the same can be kept. */
  request = $state.raw<CalculationRequest | null>(null);
  /** Why there is no answer. */
  refused = $state.raw<Problem | null>(null);
  /** Whether the person has asked, so that what is missing is said. */
  asked = $state(false);

  constructor(function_: CalculatorFunction) {
    this.values = startOf(function_);
  }

  /** Forgets what came out of other values. */
  drop(): void {
    this.answer = null;
    this.refused = null;
  }
}

export class Calculator {
  functions = $state.raw<CalculatorFunction[]>([]);
  settled = $state(false);
  problem = $state.raw<Problem | null>(null);
  filter = $state('');
  asOf = $state('');
  chosen = $state<string | null>(null);
  #works = $state.raw(new Map<string, Work>());
  #latest = new Latest();

  get shown(): CalculatorFunction[] {
    return matching(this.functions, this.filter);
  }

  get current(): CalculatorFunction | undefined {
    return this.functions.find((each) => each.function === this.chosen);
  }

  get work(): Work | undefined {
    return this.chosen === null ? undefined : this.#works.get(this.chosen);
  }

  async load(): Promise<void> {
    if (this.functions.length > 0) return;
    try {
      this.functions = await ipc.calculatorFunctions();
      this.#works = new Map(this.functions.map((each) => [each.function, new Work(each)]));
      this.problem = null;
    } catch (reason) {
      this.problem = ipc.problemOf(reason);
    }
    this.settled = true;
  }

  choose(code: string): void {
    this.#latest.drop();
    this.chosen = code;
  }

  set(parameter: string, value: string): void {
    if (!this.work) return;
    this.#latest.drop();
    this.work.values[parameter] = value;
    this.work.drop();
  }

  setAsOf(day: string): void {
    this.#latest.drop();
    this.asOf = day;
    this.work?.drop();
  }

  fillExample(): void {
    this.#fill(exampleOf);
    void this.calculate();
  }

  clear(): void {
    this.#fill(startOf);
  }

  /** Answers whether there is an answer; where not, what is wrong is shown. */
  async calculate(): Promise<boolean> {
    const { current, work } = this;
    if (!current || !work) return false;
    work.asked = true;
    if (missingIn(current, work.values).length > 0) return false;
    const request = {
      function: current.function,
      inputs: inputsOf(work.values),
      asOf: this.asOf || null,
    };
    try {
      const answer = await this.#latest.ask(() => ipc.calculate(request));
      if (answer === undefined) return false;
      work.drop();
      work.answer = answer;
      work.request = request;
      return true;
    } catch (reason) {
      work.drop();
      work.refused = ipc.problemOf(reason);
      return false;
    }
  }

  #fill(values: (each: CalculatorFunction) => Values): void {
    const { current, work } = this;
    if (!current || !work) return;
    this.#latest.drop();
    work.values = values(current);
    work.asked = false;
    work.drop();
  }
}
