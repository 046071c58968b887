import { beforeEach, expect, test, vi } from 'vitest';
import { preferences } from '$lib/app/preferences.svelte';
import { toasts } from '$lib/app/toasts.svelte';
import { document } from '$lib/ipc';
import { installFake, type World } from '$lib/ipc/fake';
import { Checking } from './checking.svelte';
import { isRecognized } from './doubts';
import { Viewer } from './viewer.svelte';

let world: World;
beforeEach(() => (world = installFake('small')));

async function open(index: number): Promise<{ viewer: Viewer; checking: Checking }> {
  const viewer = new Viewer();
  viewer.open((await document(world.papers[index]?.id ?? '')).row, '');
  viewer.show([1]);
  await vi.waitFor(() => expect(viewer.pages.size).toBe(1));
  return { viewer, checking: new Checking(viewer) };
}

/** Takes the step as the window does: the page gone to is on screen afterwards. */
async function step(viewer: Viewer, checking: Checking, direction: 'next' | 'previous') {
  await checking[direction]();
  viewer.show([viewer.current]);
  await viewer.load(viewer.current);
  return checking.at;
}

test('steps visit every doubtful word once, page by page, and begin again', async () => {
  const { viewer, checking } = await open(18);
  const doubtful = viewer.document?.doubtful ?? 0;
  const visited = [];
  for (let at = 0; at < doubtful; at++) visited.push(await step(viewer, checking, 'next'));
  expect(new Set(visited.map((place) => `${place?.page} ${place?.start}`)).size).toBe(doubtful);
  expect(visited.at(-1)?.page).toBe(3);
  expect(await step(viewer, checking, 'next')).toEqual(visited[0]);
  expect(await step(viewer, checking, 'previous')).toEqual(visited.at(-1));
});

test('a step goes over the pages of a long scan that have none, a few at a time', async () => {
  const { viewer, checking } = await open(17);
  let most = 0;
  let underWay = 0;
  world.delay = async (command) => {
    if (command !== 'page') return;
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    underWay -= 1;
  };
  const pages = [];
  for (let at = 0; at < 5; at++) pages.push((await step(viewer, checking, 'next'))?.page);
  expect(pages.slice(0, 1)).toEqual([3]);
  expect(pages.at(-1)).toBe(53);
  expect(most).toBeLessThanOrEqual(6);
  expect(viewer.pages.size).toBeLessThan(40);
});

test('stepping shows doubtful words, even if the person had hidden them', async () => {
  const { viewer, checking } = await open(18);
  preferences.set('showDoubtful', false);
  await step(viewer, checking, 'next');
  expect(preferences.get('showDoubtful')).toBe(true);
});

test('a document without doubtful words says so and asks for no page', async () => {
  const { checking } = await open(0);
  const before = world.calls.length;
  await checking.next();
  expect(toasts.shown.at(-1)?.text).toBe('There is no word to check in this document.');
  expect(world.calls.length).toBe(before);
});

test('a search that another step overtook goes nowhere', async () => {
  const { viewer, checking } = await open(17);
  viewer.goToPage(10);
  const releases: (() => void)[] = [];
  world.delay = () => new Promise((resolve) => releases.push(resolve));
  const first = checking.next();
  await vi.waitFor(() => expect(releases.length).toBe(1));
  checking.reset();
  releases.forEach((release) => release());
  await first;
  expect([checking.at, checking.looking]).toEqual([null, false]);
});

/** Where the recognized words of a page begin. */
function startsOf(viewer: Viewer, page: number): number[] {
  const words = viewer.pages.get(page)?.words ?? [];
  return words.filter(isRecognized).map((word) => word.start);
}

test('the column is entered at the page that is looked at, not at a word of another on screen', async () => {
  const { viewer, checking } = await open(18);
  viewer.show([1, 2]);
  await vi.waitFor(() => expect(viewer.pages.size).toBe(2));
  checking.enter();
  expect(checking.at).toEqual({ page: 1, start: startsOf(viewer, 1)[0] });
  viewer.current = 2;
  checking.enter();
  expect(checking.at).toEqual({ page: 2, start: startsOf(viewer, 2)[0] });
});

test('the column is entered at the word in hand, if that is on the page looked at', async () => {
  const { viewer, checking } = await open(18);
  const place = { page: 1, start: startsOf(viewer, 1)[3] ?? 0 };
  checking.goTo(place);
  checking.enter();
  expect(checking.at).toEqual(place);
});

test('the word after the last one of a page is the first one of the next, and back', async () => {
  const { viewer, checking } = await open(18);
  await viewer.load(2);
  const last = { page: 1, start: startsOf(viewer, 1).at(-1) ?? 0 };
  const first = { page: 2, start: startsOf(viewer, 2)[0] ?? 0 };
  checking.beside(last, 1);
  expect(checking.at).toEqual(first);
  expect(viewer.target).toEqual({ page: 2, word: first.start });
  checking.beside(first, -1);
  expect(checking.at).toEqual(last);
});

test('at either end of the document there is no word to go on to', async () => {
  const { viewer, checking } = await open(18);
  await viewer.load(viewer.count);
  checking.beside({ page: 1, start: startsOf(viewer, 1)[0] ?? 0 }, -1);
  checking.beside({ page: viewer.count, start: startsOf(viewer, viewer.count).at(-1) ?? 0 }, 1);
  expect(checking.at).toBeNull();
});

test('a word that was not recognized cannot be corrected', async () => {
  const { viewer, checking } = await open(0);
  const start = viewer.pages.get(1)?.words[0]?.start ?? 0;
  checking.edit({ page: 1, start }, globalThis.document.body);
  expect(checking.edited).toBeNull();
});

test('a corrected word is doubtful no more once the page is fetched again', async () => {
  const { viewer, checking } = await open(18);
  const place = await step(viewer, checking, 'next');
  if (!place) throw new Error('there is no doubtful word');
  checking.edit(place, globalThis.document.body);
  const read = checking.edited?.letters;
  await checking.save('Lizenz');
  expect(checking.edited).toBeNull();
  await viewer.refresh();
  const word = viewer.pages.get(1)?.words.find((each) => each.start === place.start);
  expect(word).toMatchObject({ doubtful: false, read, confidence: null });
});
