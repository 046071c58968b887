// What a person is about to state about a document.

import type { DescriptionView, NumberView } from '$lib/ipc';

export const TEXT_FIELDS = ['title', 'date', 'issuer', 'recipient'] as const;
export const TOTALS = ['currency', 'net', 'tax', 'gross'] as const;
type TextField = (typeof TEXT_FIELDS)[number] | (typeof TOTALS)[number];

interface Values extends Record<TextField, string> {
  kind: string;
  numbers: NumberView[];
  tags: string;
}

export class Draft {
  values = $state<Values>(valuesOf(null));
  #stated = $state.raw<Values>(valuesOf(null));

  /** Starts from what is stated; of a draft of the same document, what was typed is kept. */
  start(description: DescriptionView, keep: boolean): void {
    const [before, stated, draft] = [this.#stated, valuesOf(description), this.values];
    this.#stated = stated;
    this.values = keep ? merged(before, draft, valuesOf(description)) : valuesOf(description);
  }

  get changed(): boolean {
    return JSON.stringify(this.values) !== JSON.stringify(this.#stated);
  }

  revert(): void {
    this.values = structuredClone(this.#stated);
  }

  get description(): DescriptionView {
    const { kind, title, date, issuer, recipient, numbers, tags, ...totals } = this.values;
    return {
      kind: orNull(kind),
      title: orNull(title),
      date: orNull(date),
      issuer: orNull(issuer),
      recipient: orNull(recipient),
      numbers: numbers
        .map(({ kind, value }) => ({ kind, value: value.trim() }))
        .filter(({ value }) => value !== ''),
      currency: orNull(totals.currency),
      net: orNull(totals.net),
      tax: orNull(totals.tax),
      gross: orNull(totals.gross),
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    };
  }
}

/** What is stated now, with what differs in a draft from what was stated before. */
function merged(before: Values, draft: Values, stated: Values): Values {
  const typed = (Object.keys(stated) as (keyof Values)[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]),
  );
  return Object.assign(stated, Object.fromEntries(typed.map((field) => [field, draft[field]])));
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
    currency: description?.currency ?? '',
    net: description?.net ?? '',
    tax: description?.tax ?? '',
    gross: description?.gross ?? '',
    numbers: (description?.numbers ?? []).map((each) => ({ ...each })),
    tags: (description?.tags ?? []).join(', '),
  };
}
