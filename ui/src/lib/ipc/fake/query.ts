// A small part of the query language: words, "phrases" and -not. Enough to see the screens work.

import type { Problem } from '../types';

export interface Query {
  wanted: string[];
  unwanted: string[];
  /** What is asked with `is:`, and whether it shall be so. */
  flags: Map<string, boolean>;
}

export function parse(text: string): Query | Problem {
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) {
    return refuse('unclosed_quote', 'a quotation mark is not closed', text.lastIndexOf('"'));
  }
  const unknown = /(?:^|\s)(\w+):/.exec(text);
  if (
    unknown &&
    !['kind', 'title', 'number', 'is', 'state', 'date', 'agreement'].includes(unknown[1] ?? '')
  ) {
    return refuse('unknown_field', `\`${unknown[1] ?? ''}\` is not a field`, unknown.index);
  }
  const query: Query = { wanted: [], unwanted: [], flags: new Map() };
  for (const [, minus, phrase, word] of text.toLowerCase().matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)) {
    if (word?.startsWith('is:')) {
      query.flags.set(word.slice('is:'.length), !minus);
      continue;
    }
    const term = (phrase ?? word ?? '').replace(/^\w+:/, '').replace(/[*~]\d?$/, '');
    if (term) (minus ? query.unwanted : query.wanted).push(term);
  }
  return query;
}

function refuse(query: string, message: string, at: number): Problem {
  return { code: 'bad_query', message, hint: null, details: { query, at: String(at) } };
}

/** Where the query hits a text, in UTF-16 code units. */
export function hits(query: Query, text: string): [number, number][] {
  const lower = text.toLowerCase();
  const found: [number, number][] = [];
  for (const term of query.wanted) {
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + term.length)) {
      found.push([at, at + term.length]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]);
}
