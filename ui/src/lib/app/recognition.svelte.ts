// The recognition of scanned pages in the background: how far it came, and what can be asked of it.

import { SvelteSet } from 'svelte/reactivity';
import { t } from '$lib/i18n';
import * as ipc from '$lib/ipc';
import type { PageInWork, RecognitionView, Script } from '$lib/ipc';
import { Latest } from './latest';
import { attempt, toasts } from './toasts.svelte';

export const AT_REST: RecognitionView = {
  state: 'idle',
  problem: null,
  pagesLeft: 0,
  pagesToImprove: 0,
  secondsLeft: null,
  inWork: [],
};

class Recognition {
  view = $state.raw<RecognitionView>(AT_REST);
  /** What a screen reader is told: the turns of the work, not each page of it. */
  said = $state('');
  /** The most work there was since recognition last rested. */
  #most = $state(0);
  #canceled = new SvelteSet<string>();
  #latest = new Latest();

  /** Follows the open vault until the returned function is called. */
  start(): () => void {
    void attempt(async () => {
      const view = await this.#latest.ask(ipc.recognition);
      if (view) this.#take(view);
    });
    const stop = ipc.onRecognition((view) => {
      // The event is newer than an answer under way.
      this.#latest.drop();
      this.#take(view);
    });
    return () => {
      stop();
      this.#latest.drop();
      this.view = AT_REST;
      this.said = '';
      this.#most = 0;
      this.#canceled.clear();
    };
  }

  /** Whether there is anything to tell about it. */
  get matters(): boolean {
    const { state, pagesLeft, pagesToImprove } = this.view;
    return pagesLeft > 0 || state === 'off' || (state !== 'idle' && pagesToImprove > 0);
  }

  /** Whether it can be paused, resumed or canceled. */
  get working(): boolean {
    return this.matters && ['running', 'paused'].includes(this.view.state);
  }

  /** How much of the work is done, from 0 to 1. */
  get part(): number {
    return this.#most === 0 ? 0 : 1 - workOf(this.view) / this.#most;
  }

  /** The page of a document that is in work. */
  pageOf(document: string): PageInWork | undefined {
    return this.view.inWork.find((each) => each.document === document);
  }

  /** Whether the person wants the document left as it is. */
  isCanceled(document: string): boolean {
    return this.view.state === 'idle' || this.#canceled.has(document);
  }

  togglePause = (): void => {
    const paused = this.view.state === 'paused';
    void attempt(() => (paused ? ipc.resumeRecognition() : ipc.pauseRecognition()));
  };

  /** Leaves one document, or all, as they are. */
  cancel(document: string | null): void {
    void attempt(async () => {
      await ipc.cancelRecognition(document);
      if (document !== null) this.#canceled.add(document);
    });
  }

  /** Reads the scanned pages of a document from the start, also of one that was canceled. */
  again(document: string, told: string, script: Script | null = null): void {
    void attempt(async () => {
      await ipc.recognizeAgain(document, script);
      this.#canceled.delete(document);
      toasts.show(told);
    });
  }

  #take(view: RecognitionView): void {
    const work = workOf(view);
    this.#most = view.state === 'idle' ? work : Math.max(this.#most, work);
    this.said = turnOf(this.view, view) ?? this.said;
    this.view = view;
  }
}

export const recognition = new Recognition();

/** A page that waits is read twice: quickly, then with care. */
function workOf({ pagesLeft, pagesToImprove }: RecognitionView): number {
  return 2 * pagesLeft + pagesToImprove;
}

/** What is worth saying about the change from one moment to the next; nothing where it only went on. */
export function turnOf(before: RecognitionView, now: RecognitionView): string | undefined {
  const words = t().recognition;
  if (before.pagesLeft > 0 && now.pagesLeft === 0) return words.said.done;
  if (before.state === now.state || now.pagesLeft === 0) return undefined;
  switch (now.state) {
    case 'running':
      return words.said.started(now.pagesLeft);
    case 'paused':
      return words.isPaused;
    case 'off':
      return words.isOff;
    default:
      return words.said.stopped;
  }
}
