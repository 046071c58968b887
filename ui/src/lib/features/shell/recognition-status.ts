// What the status bar says about the recognition of scanned pages.

import { wordsFor } from '$lib/app/problems';
import { format, t } from '$lib/i18n';
import type { RecognitionView } from '$lib/ipc';

export interface Status {
  text: string;
  /** What else there is to know: why it is off, or how long it will take. */
  more: string;
  look: 'running' | 'paused' | 'off' | 'resting';
}

/** Says how many pages cannot be found yet; nothing where all can and none is in work. */
export function statusOf(view: RecognitionView): Status | null {
  const { state, problem, pagesLeft, pagesToImprove, secondsLeft } = view;
  const words = t().recognition;
  const rests = state !== 'running' && state !== 'paused';
  if (pagesLeft === 0 && (rests || pagesToImprove === 0)) return null;
  const what = pagesLeft > 0 ? words.pagesLeft(pagesLeft) : words.improving(pagesToImprove);
  switch (state) {
    case 'off': {
      const why = problem ? wordsFor(problem) : undefined;
      return { text: words.off(what), more: why?.detail ?? '', look: 'off' };
    }
    case 'paused':
      return { text: words.paused(what), more: '', look: 'paused' };
    case 'running': {
      const more = secondsLeft === null ? '' : words.timeLeft(format.seconds(secondsLeft));
      return { text: what, more, look: 'running' };
    }
    default:
      return { text: what, more: '', look: 'resting' };
  }
}
