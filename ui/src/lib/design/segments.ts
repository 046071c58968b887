export interface Segment {
  text: string;
  /** The position of the mark this segment belongs to; absent between marks. */
  mark: number | undefined;
}

const BEFORE_MARK = 14;

/** Begins a text at a word shortly before its first mark, so that a narrow line shows the mark. */
export function fromFirstMark(
  text: string,
  marks: readonly (readonly [number, number])[],
): { text: string; marks: [number, number][] } {
  const first = Math.min(...marks.map(([start]) => start));
  const cut = first > BEFORE_MARK ? text.indexOf(' ', first - BEFORE_MARK) + 1 : 0;
  if (cut <= 0 || cut > first) return { text, marks: marks.map(([start, end]) => [start, end]) };
  const shift = cut - 1;
  return {
    text: `…${text.slice(cut)}`,
    marks: marks.map(([start, end]) => [start - shift, end - shift]),
  };
}

/**
 * Cuts a text at its marks (start and end in UTF-16 code units). Marks that overlap, run backwards
 * or reach beyond the text are trimmed, so that the segments always join to the text.
 */
export function segments(text: string, marks: readonly (readonly [number, number])[]): Segment[] {
  const cut: Segment[] = [];
  let at = 0;
  const ordered = marks
    .map(([start, end], mark) => ({ start, end, mark }))
    .sort((a, b) => a.start - b.start);
  for (const { start, end, mark } of ordered) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, end);
    if (to <= from) continue;
    if (from > at) cut.push({ text: text.slice(at, from), mark: undefined });
    cut.push({ text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), mark: undefined });
  return cut;
}
