// Which matches of a list answer a request, and as what.

import type { AnsweredList, AnswerMatch, ResponseFields } from '$lib/ipc';

export const keyOf = ({ subject, id }: AnswerMatch): string => `${subject}/${id}`;

/** The exact matches: what is ticked before a person looks. */
export function exactOf(list: AnsweredList): string[] {
  return [...new Set(list.lines.flatMap(({ exact }) => exact.map(keyOf)))];
}

/** Each ticked match once, with the lines that it answers as its note. */
export function responsesOf(list: AnsweredList, ticked: readonly string[]): ResponseFields[] {
  const about = new Map<string, { match: AnswerMatch; lines: string[] }>();
  for (const { text, exact, near } of list.lines) {
    for (const match of [...exact, ...near]) {
      const key = keyOf(match);
      if (!ticked.includes(key)) continue;
      const known = about.get(key) ?? { match, lines: [] };
      if (!known.lines.includes(text)) known.lines.push(text);
      about.set(key, known);
    }
  }
  return [...about.values()].map(({ match, lines }) => ({
    subject: match.subject,
    id: match.id,
    pages: '',
    disposition: 'produce',
    redactedCopy: null,
    note: lines.join(', '),
  }));
}
