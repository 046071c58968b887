// What a person is about to state about a document.

import type { DescriptionView, NumberView } from '$lib/ipc';

export type TextField = 'title' | 'date' | 'issuer' | 'recipient';
const SINGLE = ['kind', 'title', 'date', 'issuer', 'recipient'] as const;
type Single = (typeof SINGLE)[number];

interface Values {
  kind: string;
  title: string;
  date: string;
  issuer: string;
  recipient: string;
  numbers: NumberView[];
  tags: string;
}

export class Draft {
  values = $state<Values>(valuesOf(null));
  #stated = $state.raw<Values>(valuesOf(null));

  /** Starts from what is stated; a draft of the same document is kept. */
  start(description: DescriptionView, keep: boolean): void {
    const kept = keep && this.changed;
    this.#stated = valuesOf(description);
    if (!kept) this.values = valuesOf(description);
  }

  get changed(): boolean {
    return JSON.stringify(this.values) !== JSON.stringify(this.#stated);
  }

  revert(): void {
    this.values = structuredClone(this.#stated);
  }

  /** What the content suggests for a field that states nothing yet. */
  suggestion(field: Single, suggested: DescriptionView): string | undefined {
    const value = suggested[field];
    return value && this.values[field].trim() === '' ? value : undefined;
  }

  /** Suggested numbers that are not stated. */
  missingNumbers(suggested: DescriptionView): NumberView[] {
    return suggested.numbers.filter(
      ({ kind, value }) =>
        !this.values.numbers.some((each) => each.kind === kind && each.value === value),
    );
  }

  suggestions(suggested: DescriptionView): number {
    const single = SINGLE.filter((field) => this.suggestion(field, suggested) !== undefined);
    return single.length + this.missingNumbers(suggested).length;
  }

  acceptAll(suggested: DescriptionView): void {
    for (const field of SINGLE) {
      this.values[field] = this.suggestion(field, suggested) ?? this.values[field];
    }
    this.values.numbers.push(...this.missingNumbers(suggested));
  }

  get description(): DescriptionView {
    const { kind, title, date, issuer, recipient, numbers, tags } = this.values;
    return {
      kind: orNull(kind),
      title: orNull(title),
      date: orNull(date),
      issuer: orNull(issuer),
      recipient: orNull(recipient),
      numbers: numbers
        .map(({ kind, value }) => ({ kind, value: value.trim() }))
        .filter(({ value }) => value !== ''),
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    };
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function valuesOf(description: DescriptionView | null): Values {
  return {
    kind: description?.kind ?? '',
    title: description?.title ?? '',
    date: description?.date ?? '',
    issuer: description?.issuer ?? '',
    recipient: description?.recipient ?? '',
    numbers: (description?.numbers ?? []).map((each) => ({ ...each })),
    tags: (description?.tags ?? []).join(', '),
  };
}
