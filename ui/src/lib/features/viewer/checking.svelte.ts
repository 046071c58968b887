// Looking through the words that recognition is unsure of, and correcting them.

import { preferences } from '$lib/app/preferences.svelte';
import { attempt, toasts } from '$lib/app/toasts.svelte';
import { doneWithUndo } from '$lib/app/undo';
import { t } from '$lib/i18n';
import { correctWord, type WordView } from '$lib/ipc';
import {
  doubtBeside,
  edge,
  isRecognized,
  pagesFrom,
  wordBeside,
  type Direction,
  type Place,
} from './doubts';
import type { Viewer } from './viewer.svelte';

/** A word that is being corrected. */
export interface Edited {
  page: number;
  word: WordView;
  /** What it says at present. */
  letters: string;
  /** What it is shown by. */
  element: HTMLElement;
}

/** How many pages are asked for at a time while looking for a doubtful word. */
const AHEAD = 6;

export class Checking {
  /** The word in hand. */
  at = $state.raw<Place | null>(null);
  edited = $state.raw<Edited | null>(null);
  /** Whether pages that are not on screen are being looked through. */
  looking = $state(false);
  /** Where the doubtful words of a page begin. */
  #known = new Map<number, number[]>();
  #turn = 0;

  constructor(private readonly viewer: Viewer) {}

  /** Begins with another document. */
  reset(): void {
    this.at = null;
    this.edited = null;
    this.looking = false;
    this.#turn += 1;
    this.forget();
  }

  /** Forgets where doubtful words are, because the text changed. */
  forget(): void {
    this.#known = new Map();
  }

  next = (): Promise<void> => this.#step(1);
  previous = (): Promise<void> => this.#step(-1);

  goTo(place: Place): void {
    this.at = place;
    this.viewer.goToWord(place.page, place.start);
  }

  /** Goes to the recognized word before or after one, on the neighboring page where its own ends. */
  beside({ page, start }: Place, direction: Direction): void {
    const { pages } = this.viewer;
    const own = wordBeside(pages.get(page)?.words ?? [], start, direction);
    const to = own ? page : page + direction;
    const beyond = pages.get(to)?.words.filter(isRecognized) ?? [];
    const word = own ?? beyond.at(direction > 0 ? 0 : -1);
    if (word) this.goTo({ page: to, start: word.start });
  }

  /** Goes to the word in hand if it is on the page that is looked at, or else to the first one there. */
  enter(): void {
    const { current, pages } = this.viewer;
    const known = this.at?.page === current ? this.at : null;
    const first = pages.get(current)?.words.find(isRecognized);
    const place = known ?? (first && { page: current, start: first.start });
    if (place) this.goTo(place);
  }

  /** Opens a word for correction, if it is one that recognition read. */
  edit({ page, start }: Place, element: HTMLElement): void {
    const view = this.viewer.pages.get(page);
    const word = view?.words.find((each) => each.start === start);
    if (!view || !word || !isRecognized(word)) return;
    this.at = { page, start };
    this.edited = { page, word, letters: view.text.slice(word.start, word.end), element };
  }

  /** Writes what a person reads in the place of the word that is open; nothing takes it back. */
  async save(letters: string | null): Promise<void> {
    const { document } = this.viewer;
    const { edited } = this;
    if (!document || !edited) return;
    const saved = await attempt(() => correctWord(document.id, edited.page, edited.word, letters));
    if (!saved) return;
    this.edited = null;
    const words = t().recognition;
    if (letters === null) doneWithUndo(words.wordTakenBack);
    else doneWithUndo(letters === edited.letters ? words.wordConfirmed : words.wordCorrected);
  }

  async #step(direction: Direction): Promise<void> {
    preferences.set('showDoubtful', true);
    const turn = ++this.#turn;
    const place = await this.#seek(direction, turn);
    if (turn !== this.#turn) return;
    this.looking = false;
    if (place) this.goTo(place);
    else if (place === null) toasts.show(t().recognition.noneDoubtful);
  }

  /** The next doubtful word; none when there is none, nothing when the search was given up. */
  async #seek(direction: Direction, turn: number): Promise<Place | null | undefined> {
    const { viewer } = this;
    if (!viewer.document || viewer.document.doubtful === 0) return null;
    const from =
      this.at && viewer.shows(this.at.page)
        ? this.at
        : { page: viewer.current, start: edge(direction) };
    const pages = pagesFrom(from.page, viewer.count, direction);
    // The page in hand is there; of the others a few are asked for at a time.
    for (let first = 0; first < pages.length; first += first === 0 ? 1 : AHEAD) {
      const some = pages.slice(first, first === 0 ? 1 : first + AHEAD);
      if (some.some((page) => !this.#known.has(page) && !viewer.shows(page))) this.looking = true;
      const starts = await this.#doubtsOf(some);
      if (turn !== this.#turn || !starts) return undefined;
      for (const [at, page] of some.entries()) {
        const within = first + at === 0 ? from.start : edge(direction);
        const start = doubtBeside(starts[at] ?? [], within, direction);
        if (start !== undefined) return { page, start };
      }
    }
    return null;
  }

  /** Where the doubtful words of some pages begin; nothing when the host refused. */
  async #doubtsOf(pages: number[]): Promise<number[][] | undefined> {
    // Answers about a text that changed meanwhile go to a map that nobody reads.
    const known = this.#known;
    let found: number[][] | undefined;
    await attempt(async () => {
      found = await Promise.all(
        pages.map(async (page) => {
          const earlier = known.get(page);
          if (earlier) return earlier;
          const words = (await this.viewer.look(page))?.words ?? [];
          const starts = words.filter((word) => word.doubtful).map((word) => word.start);
          known.set(page, starts);
          return starts;
        }),
      );
    });
    return found;
  }
}
