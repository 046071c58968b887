// The text of a page cut into its recognized words and what is between them, with the hits in both.

import { segments, type Segment } from '$lib/design/segments';
import type { PageView, WordView } from '$lib/ipc';
import { isRecognized } from './doubts';

export interface Piece {
  /** Where it begins in the text of the page. */
  start: number;
  /** The recognized word it is; absent between words, and where nothing was recognized. */
  word: WordView | undefined;
  segments: Segment[];
}

/** Pieces that join to the text; a hit over several words is a segment of each of them. */
export function piecesOf({
  text,
  words,
  hits,
}: Pick<PageView, 'text' | 'words' | 'hits'>): Piece[] {
  const recognized = words.filter(isRecognized).sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let [at, next] = [0, 0];
  for (const segment of segments(text, hits)) {
    let rest = segment.text;
    while (rest !== '') {
      while ((recognized[next]?.end ?? Infinity) <= at) next += 1;
      const coming = recognized[next];
      const word = coming && coming.start <= at ? coming : undefined;
      const until = word?.end ?? coming?.start ?? Infinity;
      const part = { text: rest.slice(0, until - at), mark: segment.mark };
      const last = pieces.at(-1);
      if (last && last.word === word) last.segments.push(part);
      else pieces.push({ start: at, word, segments: [part] });
      at += part.text.length;
      rest = rest.slice(part.text.length);
    }
  }
  return pieces;
}
