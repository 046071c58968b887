import { beforeEach, describe, expect, test, vi } from 'vitest';
import { find, type DocumentRow } from '$lib/ipc';
import { installFake, type World } from '$lib/ipc/fake';
import { imageSide, scaleOf } from './layout';
import { Viewer } from './viewer.svelte';

let world: World;
beforeEach(() => (world = installFake('small')));

async function row(query: string, at = 0): Promise<DocumentRow> {
  const found = await find({
    query,
    typing: true,
    kinds: [],
    years: [],
    states: [],
    linked: null,
    voided: false,
    doubtful: null,
    sort: 'relevance',
    descending: true,
    offset: 0,
    limit: 10,
  });
  const row = found.rows[at];
  if (!row) throw new Error(`no document ${at} for ${query}`);
  return row;
}

describe('the hits of a document', () => {
  test('begin with the one the list shows and go on across pages, round and round', async () => {
    const viewer = new Viewer();
    viewer.open(await row('assurance'), 'assurance');
    await vi.waitFor(() => expect(viewer.total).toBeGreaterThan(2));
    expect([viewer.position, viewer.hit]).toEqual([1, { page: 1, index: 0 }]);
    const first = viewer.hits[0]?.hits ?? 0;
    for (let hit = 0; hit < first; hit++) viewer.nextHit();
    expect(viewer.hit).toEqual({ page: 2, index: 0 });
    expect(viewer.target?.page).toBe(2);
    viewer.previousHit();
    expect(viewer.position).toBe(first);
    for (let hit = first; hit <= viewer.total; hit++) viewer.nextHit();
    expect(viewer.position).toBe(1);
    viewer.previousHit();
    expect(viewer.position).toBe(viewer.total);
  });

  test('go on from the current one though the text changed meanwhile', async () => {
    const viewer = new Viewer();
    viewer.open(await row('assurance'), 'assurance');
    await vi.waitFor(() => expect(viewer.position).toBe(1));
    viewer.nextHit();
    await viewer.refresh();
    expect(viewer.position).toBe(2);
    viewer.nextHit();
    expect(viewer.position).toBe(3);
  });

  test('have no current one once that is gone', async () => {
    const viewer = new Viewer();
    viewer.open(await row('assurance'), 'assurance');
    await vi.waitFor(() => expect(viewer.position).toBe(1));
    viewer.hit = { page: 1, index: 99 };
    await viewer.refresh();
    expect(viewer.hit).toBeNull();
  });

  test('begin with the first though the text changes before they are known', async () => {
    const viewer = new Viewer();
    viewer.open(await row('assurance', 1), 'assurance');
    await vi.waitFor(() => expect(viewer.total).toBeGreaterThan(1));
    viewer.previousHit();
    viewer.open(await row('assurance', 0), 'assurance');
    await viewer.refresh();
    expect(viewer.position).toBe(1);
  });

  test('of the words looked for in the document replace those of the search, until it is closed', async () => {
    const viewer = new Viewer();
    viewer.open(await row('assurance'), 'assurance');
    await vi.waitFor(() => expect(viewer.total).toBeGreaterThan(0));
    const searched = viewer.total;
    viewer.find('northwind');
    expect(viewer.query).toBe('northwind');
    await vi.waitFor(() => expect(viewer.total).toBe(3));
    viewer.find(null);
    await vi.waitFor(() => expect(viewer.total).toBe(searched));
  });

  test('of a document that was left are never shown', async () => {
    const [first, second] = [await row('assurance', 0), await row('assurance', 1)];
    let release: () => void = () => undefined;
    world.delay = (command, args) =>
      command === 'page_hits' && JSON.stringify(args).includes(first.id)
        ? new Promise((resolve) => (release = resolve))
        : Promise.resolve();
    const viewer = new Viewer();
    viewer.open(first, 'assurance');
    viewer.open(second, 'zzz');
    await vi.waitFor(() => expect(viewer.pages.size).toBe(1));
    release();
    viewer.find('northwind');
    await vi.waitFor(() => expect(viewer.total).toBeGreaterThan(0));
    expect(viewer.hits.every(({ hits }) => hits === 1)).toBe(true);
  });
});

describe('the pages', () => {
  test('are fetched once each', async () => {
    const viewer = new Viewer();
    viewer.open(await row(''), '');
    await Promise.all([viewer.load(2), viewer.load(2)]);
    const asked = world.calls.filter(
      ({ command, args }) => command === 'page' && JSON.stringify(args).includes('"page":2'),
    );
    expect(asked.length).toBe(1);
  });

  test('that are on screen are fetched again when the text changed, once more if it changes meanwhile', async () => {
    const viewer = new Viewer();
    viewer.open(await row(''), '');
    viewer.show([1, 2]);
    await vi.waitFor(() => expect(viewer.pages.size).toBe(2));
    await viewer.load(3);
    const fetched = () => world.calls.filter(({ command }) => command === 'page').length;
    const before = fetched();
    const shown = viewer.pages.get(1);
    const refreshed = viewer.refresh();
    for (let at = 0; at < 5; at++) void viewer.refresh();
    await refreshed;
    expect(fetched() - before).toBe(4);
    expect(viewer.pages.get(1)).toBe(shown);
    viewer.show([3]);
    await vi.waitFor(() => expect(fetched() - before).toBe(5));
  });

  test('are jumped to within the document', async () => {
    const viewer = new Viewer();
    viewer.open(await row(''), '');
    viewer.goToPage(99);
    expect(viewer.current).toBe(3);
    viewer.goToPage(-4);
    expect(viewer.current).toBe(1);
  });
});

describe('the size of a page', () => {
  const page = { width: 600, height: 800 };
  const room = { width: 632, height: 432 };

  test('fits the width or the whole page', () => {
    expect(scaleOf('width', page, room, false)).toBe(1);
    expect(scaleOf('page', page, room, false)).toBe(0.5);
    expect(scaleOf(1.5, page, room, true)).toBe(1.5);
  });

  test('asks for one of few image sizes, never too small but for the largest', () => {
    expect(imageSide(page, 1, 1)).toBe(800);
    expect(imageSide(page, 1, 2)).toBe(1600);
    expect(imageSide(page, 9, 2)).toBe(4000);
  });
});
