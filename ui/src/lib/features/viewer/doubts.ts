// Which words recognition read, which of them are worth a second look, and in which order they come.

import { format, t } from '$lib/i18n';
import type { WordView } from '$lib/ipc';

/** A word by its page and where it begins in the text of that page. */
export interface Place {
  page: number;
  start: number;
}

export type Direction = 1 | -1;

/** Whether recognition read the word; only such a word can be corrected. */
export function isRecognized(word: WordView): boolean {
  return word.confidence !== null || word.read !== null;
}

/** Whether there is something to tell about the word: it is doubtful, or a person looked at it. */
export function isNoted(word: WordView): boolean {
  return word.doubtful || word.read !== null;
}

/** What there is to tell about a recognized word, of which `letters` are on the page. */
export function noteOf(word: WordView, letters: string): string {
  if (word.read === letters) return t().recognition.confirmed;
  if (word.read !== null) return t().recognition.corrected(word.read);
  return word.confidence === null
    ? ''
    : t().recognition.sure(format.percent(word.confidence / 100));
}

/** The doubtful word next to a place in the text of a page. */
export function doubtBeside(
  starts: readonly number[],
  from: number,
  direction: Direction,
): number | undefined {
  return direction > 0
    ? starts.find((start) => start > from)
    : starts.findLast((start) => start < from);
}

/** Where to begin on a page that is entered from outside. */
export function edge(direction: Direction): number {
  return direction > 0 ? -1 : Infinity;
}

/** All pages in a circle; the one that is begun within comes again as the last. */
export function pagesFrom(page: number, count: number, direction: Direction): number[] {
  return Array.from(
    { length: count + 1 },
    (_, step) => ((((page - 1 + direction * step) % count) + count) % count) + 1,
  );
}

/** The recognized word before or after another one on its page. */
export function wordBeside(
  words: readonly WordView[],
  start: number,
  direction: Direction,
): WordView | undefined {
  const recognized = words.filter(isRecognized);
  const at = recognized.findIndex((word) => word.start === start);
  return at < 0 ? undefined : recognized[at + direction];
}
