// What is written on a page of the fake vault, and where.

import type { PageView, WordView } from '../types';
import type { Paper } from './archive.ts';
import { pick, seeded } from './random.ts';

export interface Line {
  x: number;
  y: number;
  size: number;
  bold: boolean;
  text: string;
}

export const WIDTH = 595;
export const HEIGHT = 842;

const CLAUSES = [
  'The customer may run the number of copies stated in the order on licensed servers only.',
  'Proof of entitlement consists of the invoice, the order confirmation and this agreement.',
  'Rights acquired under Software Assurance end with the term unless they are perpetual.',
  'The affiliate keeps complete records of all use and distribution for three years.',
  'A certificate of authenticity alone is no proof that a license was bought.',
  'Each core license covers two virtual cores; a minimum of four cores applies per server.',
  'License reassignment is permitted once in ninety days except after hardware failure.',
] as const;

export function lines(paper: Paper, page: number): Line[] {
  const next = seeded(paper.index * 1000 + page);
  const out: Line[] = [];
  let y = 64;
  const put = (text: string, size = 10, bold = false, x = 56) => {
    out.push({ x, y, size, bold, text });
    y += size * 1.7;
  };
  put(paper.issuer, 15, true);
  put('Kaiserstrasse 12 · 60311 Frankfurt am Main · VAT DE811223344', 8);
  y += 26;
  if (page === 1) {
    put(paper.recipient, 10);
    put('License Compliance', 10);
    put('Hafenweg 3, 20457 Hamburg', 10);
    y += 24;
    put(`${title(paper)} ${paper.number}`, 16, true);
    y += 6;
    put(
      `Date: ${paper.date ?? '12 April 2019'}     Purchase order: 4500${paper.number.slice(-5)}     Page 1 of ${Math.max(1, paper.pages)}`,
      9,
    );
    y += 14;
    put(
      'Pos   Part number   Description                                     Quantity   Price',
      9,
      true,
    );
    put(
      `10     7NQ-01158     ${paper.product}     ${paper.quantity}     ${(paper.quantity * 310).toLocaleString('en')}.00 EUR`,
      10,
    );
    put(
      '20     7NQ-00302     Software Assurance, three years     ' +
        paper.quantity +
        '     included',
      10,
    );
    y += 10;
    put(`Agreement number 7781204, enrollment 5523110 for ${paper.recipient}.`, 10);
    y += 14;
  } else {
    put(`${title(paper)} ${paper.number}, page ${page} of ${paper.pages}`, 12, true);
    y += 8;
  }
  let clause = page * 10;
  while (y < HEIGHT - 90) {
    clause += 1;
    put(`${Math.floor(clause / 10)}.${clause % 10}  ${pick(next, CLAUSES)}`, 10);
    if (next() < 0.4) y += 8;
  }
  return out;
}

function title(paper: Paper): string {
  return (paper.kind ?? 'document').replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());
}

/** The page as the host would answer it, but for the hits. */
export function pageOf(paper: Paper, page: number): PageView {
  const image = paper.mediaType === 'application/pdf' || paper.mediaType.startsWith('image/');
  const known = paper.state === 'text' && page <= Math.max(1, paper.pages) - paper.waiting;
  const pages = Math.max(1, paper.pages);
  const view: PageView = {
    page,
    pages,
    width: WIDTH,
    height: HEIGHT,
    hasImage: image,
    quarters: paper.quarters,
    text: '',
    words: [],
    hits: [],
    recognition: null,
  };
  if (!known && image)
    return { ...view, hasImage: !['damaged', 'password_needed', 'unread'].includes(paper.state) };
  if (!known) return { ...view, width: 0, height: 0 };
  for (const line of lines(paper, page)) {
    for (const [word, x, w] of wordsOf(line)) {
      const start = view.text.length;
      view.text += word;
      const box: WordView = {
        start,
        end: view.text.length,
        x,
        y: line.y - line.size * 0.82,
        w,
        h: line.size * 1.12,
        confidence: null,
        doubtful: false,
        read: null,
      };
      if (image) view.words.push(box);
      view.text += ' ';
    }
    view.text = view.text.trimEnd() + '\n';
  }
  return image ? view : { ...view, width: 0, height: 0 };
}

/** Each word of a line with its left edge and width. */
export function wordsOf(line: Line): [string, number, number][] {
  const out: [string, number, number][] = [];
  for (const match of line.text.matchAll(/\S+/g)) {
    const advance = line.size * (line.bold ? 0.54 : 0.49);
    out.push([match[0], line.x + match.index * advance, match[0].length * advance]);
  }
  return out;
}

/** The page's image. */
export function pageSvg(paper: Paper, page: number): string {
  const words = paper.mediaType.startsWith('image/')
    ? paper.stateReason === 'illegible'
      ? SCRIBBLE
      : photo(paper)
    : lines(paper, page)
        .flatMap((line) =>
          wordsOf(line).map(
            ([word, x, w]) =>
              `<text x="${x}" y="${line.y}" font-size="${line.size}" textLength="${w}" lengthAdjust="spacingAndGlyphs"${line.bold ? ' font-weight="bold"' : ''}>${word.replaceAll('&', '&amp;')}</text>`,
          ),
        )
        .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH * 2}" height="${HEIGHT * 2}" font-family="Liberation Serif, serif"><rect width="100%" height="100%" fill="#fff"/>${paper.state === 'empty' && !paper.scanned ? '' : words}</svg>`;
}

/** Handwriting, as far as it goes. */
const SCRIBBLE =
  '<path d="M70 120q20-50 30 0t30 0 30-10 30 10 40-30 30 30 50-20 30 10 40-40 40 50M80 190q10-40 30 0t50-10 40 10 30-40 40 40 60-20 20 20" fill="none" stroke="#223" stroke-width="3"/>';

function photo(paper: Paper): string {
  return `<rect width="100%" height="100%" fill="#6d737c"/><g transform="rotate(-4 300 420)"><rect x="90" y="250" width="420" height="300" rx="8" fill="#dfe9f3"/><rect x="90" y="250" width="420" height="56" fill="#4f8fb8"/><text x="110" y="288" font-size="24" fill="#fff">Certificate of Authenticity</text><text x="110" y="360" font-size="18">Windows Server 2022 Standard</text><text x="110" y="410" font-size="20">${paper.sha256
    .slice(0, 25)
    .toUpperCase()
    .replace(
      /(.{5})(?=.)/g,
      '$1-',
    )}</text><text x="110" y="460" font-size="14">00196-120-${paper.number.slice(-5)}  X22-74330</text></g>`;
}
