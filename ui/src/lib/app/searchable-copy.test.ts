import { beforeEach, expect, test, vi } from 'vitest';
import { installFake, type World } from '$lib/ipc/fake';
import { searchableCopy } from './searchable-copy.svelte';
import { toasts } from './toasts.svelte';

let world: World;
beforeEach(() => {
  world = installFake('small');
  toasts.shown = [];
});

async function told(index: number): Promise<string> {
  searchableCopy.save(world.papers[index]?.id ?? '');
  await vi.waitFor(() => expect(toasts.shown.length).toBe(1));
  return toasts.shown[0]?.text ?? '';
}

test('a copy says how many of its pages cannot be searched', async () => {
  expect(await told(16)).toMatch(
    /^Saved as .*Scan 2022 \(searchable\)\.pdf\. 7 of its pages are not recognized, so that their/,
  );
});

test('a copy of which every page was recognized says where it is', async () => {
  expect(await told(18)).toMatch(/^Saved as .*\(searchable\)\.pdf$/);
});

test('a copy that fails names the page that has no image', async () => {
  world.refusals.set('save_searchable', {
    code: 'no_page_image',
    message: 'page 12 of `Scan 2022.pdf` has no image: it is damaged',
    hint: null,
    details: { page: '12', name: 'Scan 2022.pdf', why: 'it is damaged' },
  });
  expect(await told(16)).toBe('There is no picture of page 12 of Scan 2022.pdf.');
});
