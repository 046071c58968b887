export interface Segment {
  text: string;
  /** The position of the mark this segment belongs to; absent between marks. */
  mark: number | undefined;
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
