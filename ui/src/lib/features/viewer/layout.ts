// How large a page is on the screen.

import type { PageView } from '$lib/ipc';
import type { Zoom } from './viewer.svelte';

export interface Size {
  width: number;
  height: number;
}

/** Points are shown at 96 dots an inch; pixels of a photo as they are. */
const PER_POINT = 96 / 72;
const MARGIN = 32;
const A4: Size = { width: 595, height: 842 };

export function sizeOf(view: PageView | undefined, fallback: Size = A4): Size {
  return view && view.width > 0 && view.height > 0
    ? { width: view.width, height: view.height }
    : fallback;
}

export function turned(size: Size, turns: number): Size {
  return turns % 2 === 1 ? { width: size.height, height: size.width } : size;
}

/** What a page has for its image where its text stands beside it, in two columns with a gap. */
export function halfOf(room: Size): Size {
  return { width: (room.width - MARGIN - 16) / 2 + MARGIN, height: room.height };
}

/** Screen pixels for one unit of the page. */
export function scaleOf(zoom: Zoom, page: Size, room: Size, photo: boolean): number {
  const natural = photo ? 1 : PER_POINT;
  if (typeof zoom === 'number') return zoom * natural;
  const wide = Math.max(80, room.width - MARGIN) / page.width;
  if (zoom === 'width') return Math.min(wide, 3 * natural);
  return Math.min(wide, Math.max(80, room.height - MARGIN) / page.height);
}

/** The zoom a scale is, where 1 is 100 %. */
export function zoomOf(scale: number, photo: boolean): number {
  return scale / (photo ? 1 : PER_POINT);
}

const STEPS = [480, 800, 1200, 1600, 2200, 3000, 4000] as const;

/** The longest side of the image to ask for: one of a few, so that images are kept and used again. */
export function imageSide(page: Size, scale: number, density: number): number {
  const wanted = Math.max(page.width, page.height) * scale * density;
  return STEPS.find((step) => step >= wanted * 0.95) ?? STEPS[STEPS.length - 1] ?? 4000;
}
