// Where the hits of a query lie on a page, from the places of its words.

import type { WordView } from '$lib/ipc';

export interface HitBox {
  hit: number;
  text: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** One box for each line a hit runs over, in reading order. */
export function hitBoxes(
  text: string,
  words: readonly WordView[],
  hits: readonly (readonly [number, number])[],
): HitBox[] {
  const boxes: HitBox[] = [];
  hits.forEach(([start, end], hit) => {
    let line: HitBox | undefined;
    for (let at = firstAfter(words, start); at < words.length; at++) {
      const word = words[at];
      if (!word || word.start >= end) break;
      const part = partOf(word, start, end);
      if (line && sameLine(line, part)) {
        const right = Math.max(line.x + line.w, part.x + part.w);
        const bottom = Math.max(line.y + line.h, part.y + part.h);
        line.x = Math.min(line.x, part.x);
        line.y = Math.min(line.y, part.y);
        line.w = right - line.x;
        line.h = bottom - line.y;
        line.text += ` ${text.slice(part.from, part.to)}`;
      } else {
        const { x, y, w, h } = part;
        line = { hit, text: text.slice(part.from, part.to), x, y, w, h };
        boxes.push(line);
      }
    }
  });
  return boxes;
}

/** The first word that ends after the position. */
function firstAfter(words: readonly WordView[], position: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of a word between two positions; letters are taken as equally wide. */
function partOf(word: WordView, start: number, end: number) {
  const [from, to] = [Math.max(start, word.start), Math.min(end, word.end)];
  const letter = word.w / Math.max(1, word.end - word.start);
  return {
    from,
    to,
    x: word.x + (from - word.start) * letter,
    y: word.y,
    w: (to - from) * letter,
    h: word.h,
  };
}

function sameLine(a: { x: number; y: number; h: number }, b: { x: number; y: number; h: number }) {
  const middle = b.y + b.h / 2;
  return b.x >= a.x && middle > a.y && middle < a.y + a.h;
}
