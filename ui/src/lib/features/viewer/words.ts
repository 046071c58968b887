// Laying a word's letters over its picture, so that they can be selected.

let measuring: CanvasRenderingContext2D | null | undefined;

/** How much a word set at `height` must be stretched to be `width` wide. */
export function stretch(word: string, width: number, height: number): number {
  measuring ??= globalThis.document.createElement('canvas').getContext('2d');
  if (!measuring || height <= 0) return 1;
  measuring.font = '100px sans-serif';
  const natural = (measuring.measureText(word).width * height) / 100;
  return natural > 0 ? width / natural : 1;
}

/** The text of the selected words, page by page, as it stands in the document. */
export function selectedText(column: HTMLElement, textOf: (page: number) => string): string {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  const spans = new Map<number, { start: number; end: number }>();
  for (const element of column.querySelectorAll<HTMLElement>('.word')) {
    if (!range.intersectsNode(element)) continue;
    const page = Number(element.dataset['page']);
    const first = Number(element.dataset['start']);
    const letters = element.firstChild;
    const start = first + (letters === range.startContainer ? range.startOffset : 0);
    const end =
      letters === range.endContainer
        ? first + range.endOffset
        : first + (element.textContent?.length ?? 0);
    const known = spans.get(page);
    spans.set(page, {
      start: Math.min(known?.start ?? start, start),
      end: Math.max(known?.end ?? end, end),
    });
  }
  return [...spans].map(([page, { start, end }]) => textOf(page).slice(start, end)).join('\n');
}
