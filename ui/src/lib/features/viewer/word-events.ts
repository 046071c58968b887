// From what a person clicks or types on a page to the word it is about.

import { session } from '$lib/app/session.svelte';
import type { WordView } from '$lib/ipc';
import { isNoted, noteOf, type Place } from './doubts';

/** The word an event is about, with what it is shown by. */
export function wordOf(target: EventTarget | null): (Place & { element: HTMLElement }) | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-start]');
  const page = element?.closest<HTMLElement>('[data-page]')?.dataset['page'];
  if (!element || page === undefined) return null;
  return { element, page: Number(page), start: Number(element.dataset['start']) };
}

/** What shows a word of a page: its text beside the image comes before the image. */
export function elementOf(
  column: HTMLElement | undefined,
  { page, start }: Place,
): HTMLElement | null {
  const word = `[data-page="${page}"] [data-start="${start}"]`;
  const find = (selector: string) => column?.querySelector<HTMLElement>(selector) ?? null;
  return find(`.page-text${word}`) ?? find(`.sheet${word}`);
}

/** What shows a hit; again the text beside the image comes first. */
export function markOf(
  column: HTMLElement | undefined,
  page: number,
  hit: number,
): HTMLElement | null {
  const mark = `[data-page="${page}"] mark[data-hit="${hit}"]`;
  const find = (selector: string) => column?.querySelector<HTMLElement>(selector) ?? null;
  return find(`.page-text${mark}`) ?? find(mark);
}

/** What makes a recognized word a thing to reach, to know more about and to correct. */
export function wordAttributes(word: WordView, letters: string, noted: boolean) {
  if (!noted || !isNoted(word)) return { tabindex: -1 };
  const note = noteOf(word, letters);
  const role = session.writable ? 'button' : 'note';
  return { tabindex: -1, role, title: note, 'aria-label': `${letters}, ${note}` };
}
