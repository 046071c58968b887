// What recognition read on the pages of scans, and where it is unsure: a few words are misread, the
// same ones each time.

import type { PageView, WordView } from '../types';
import type { Paper } from './archive';
import { pageOf } from './pages';
import type { World } from './world';

const SURE = 97;
/** What the pages of a document turned out to be by its state, where they hold no text. */
const OUTCOMES: Partial<Record<string, string>> = { empty: 'illegible', refused: 'failed' };

/** A page as the host answers it, but for the hits. */
export function scannedPage(world: World, paper: Paper, page: number): PageView {
  const view = pageOf(paper, page);
  if (!paper.scanned || !view.hasImage) return view;
  const waits = page > paper.pages - paper.waiting;
  const outcome = waits ? 'waiting' : (OUTCOMES[paper.state] ?? 'text');
  const recognition = {
    outcome,
    engine: waits || outcome === 'failed' ? '' : 'PP-OCRv6',
    careful: paper.waiting === 0,
    problem: outcome === 'failed' ? 'reading it takes too much memory' : null,
  };
  return { ...view, ...recognized(world, paper, view), recognition };
}

/** The words as they were read and corrected, which may be longer or shorter than the printed ones. */
function recognized(world: World, paper: Paper, view: PageView): Pick<PageView, 'text' | 'words'> {
  let text = '';
  let printedTo = 0;
  const words = view.words.map((word, position): WordView => {
    const printed = view.text.slice(word.start, word.end);
    const misread = isMisread(paper, view.page, position, printed);
    const read = misread ? misreadingOf(printed) : printed;
    const corrected = world.corrections.get(keyOf(paper, view.page, position));
    text += view.text.slice(printedTo, word.start);
    printedTo = word.end;
    const start = text.length;
    text += corrected ?? read;
    const end = text.length;
    if (corrected !== undefined)
      return { ...word, start, end, confidence: null, doubtful: false, read };
    const confidence = misread ? 48 + ((position * 7) % 30) : SURE;
    return { ...word, start, end, confidence, doubtful: misread, read: null };
  });
  return { text: text + view.text.slice(printedTo), words };
}

/** A long scan is misread on few pages, so that one has to look for them. */
function isMisread(paper: Paper, page: number, position: number, printed: string): boolean {
  if (printed.length < 5 || (paper.pages > 20 && page % 50 !== 3)) return false;
  return (position * 31 + page) % 53 === 5;
}

function misreadingOf(printed: string): string {
  const misread = printed.replace('m', 'rn').replace('l', '1').replace('S', '5');
  return misread === printed ? printed.replace(/[aeiou]/, 'c') : misread;
}

export function keyOf(paper: Paper, page: number, position: number): string {
  return `${paper.id}/${page}/${position}`;
}

const counts = new WeakMap<World, Map<string, number>>();

/** How many words of a document are doubtful. */
export function doubtsIn(world: World, paper: Paper): number {
  if (!paper.scanned || paper.waiting === paper.pages) return 0;
  const known = counts.get(world) ?? new Map<string, number>();
  counts.set(world, known);
  let sum = 0;
  for (let page = 1; page <= paper.pages - paper.waiting; page++) {
    const key = keyOf(paper, page, 0);
    const count =
      known.get(key) ??
      scannedPage(world, paper, page).words.filter((word) => word.doubtful).length;
    known.set(key, count);
    sum += count;
  }
  return sum;
}

/** Counts the doubtful words of a page anew when they are next asked for. */
export function recount(world: World, paper: Paper, page: number): void {
  counts.get(world)?.delete(keyOf(paper, page, 0));
}
