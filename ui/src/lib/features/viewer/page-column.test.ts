import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { document } from '$lib/ipc';
import { installFake, type World } from '$lib/ipc/fake';
import { Checking } from './checking.svelte';
import { isRecognized } from './doubts';
import PageColumn from './PageColumn.svelte';
import { Viewer, type Zoom } from './viewer.svelte';

const ROOM = { width: 600, height: 570 };
const LANDSCAPE = { width: 842, height: 595 };
const PORTRAIT = { width: 595, height: 842 };
/** Every page has this height in a window where nothing is laid out. */
const HEIGHT = 320;

let world: World;
beforeEach(() => {
  world = installFake('small');
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(ROOM.width);
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(ROOM.height);
});
afterEach(() => vi.restoreAllMocks());

/** Opens a scan of a landscape page and portrait ones after it. */
async function openMixed(zoom: Zoom = 'width'): Promise<Viewer> {
  const viewer = new Viewer();
  viewer.zoom = zoom;
  await fill(viewer, 18);
  render(PageColumn, { viewer, checking: new Checking(viewer), shownZoom: 1 });
  await waitFor(() => expect(sheet(2)).not.toBeNull());
  return viewer;
}

async function fill(viewer: Viewer, index: number): Promise<void> {
  viewer.open((await document(world.papers[index]?.id ?? '')).row, '');
  await Promise.all([viewer.load(1), viewer.load(2)]);
  await waitFor(() => expect(viewer.pages.size).toBe(2));
  for (const [page, view] of viewer.pages) {
    viewer.pages.set(page, { ...view, ...(page === 1 ? LANDSCAPE : PORTRAIT) });
  }
}

const sheet = (page: number) =>
  screen.getByTestId('viewer').querySelector<HTMLElement>(`.sheet[data-page="${page}"]`);
const widths = () => [1, 2].map((page) => Math.round(parseFloat(sheet(page)?.style.width ?? '')));

async function scrollTo(top: number): Promise<void> {
  const column = screen.getByTestId('viewer');
  column.scrollTop = top;
  await fireEvent.scroll(column);
}

describe('pages of different sizes', () => {
  test.each([
    ['width', [568, 401]],
    ['page', [538, 380]],
  ] as const)('fit the %s together, whichever is looked at', async (zoom, expected) => {
    const viewer = await openMixed(zoom);
    expect(widths()).toEqual(expected);
    await scrollTo(HEIGHT - 100);
    expect(viewer.current).toBe(2);
    expect(widths()).toEqual(expected);
  });

  test('keep their scale when the widest is forgotten, until there is another document', async () => {
    const viewer = await openMixed();
    viewer.pages.delete(1);
    await waitFor(() => expect(sheet(1)).toHaveAttribute('aria-busy', 'true'));
    expect(widths()[1]).toBe(401);
    viewer.open((await document(world.papers[17]?.id ?? '')).row, '');
    await waitFor(() => expect(widths()[0]).toBe(568));
  });
});

test('an arrow key takes the focus from the last word of a page to the first of the next', async () => {
  const viewer = await openMixed();
  const startOf = (page: number, at: number) =>
    viewer.pages.get(page)?.words.filter(isRecognized).at(at)?.start;
  const word = (page: number, at: number) =>
    sheet(page)?.querySelector<HTMLElement>(`[data-start="${startOf(page, at)}"]`);
  word(1, -1)?.focus();
  await userEvent.setup().keyboard('{ArrowRight}');
  await waitFor(() => expect(word(2, 0)).toHaveFocus());
});
