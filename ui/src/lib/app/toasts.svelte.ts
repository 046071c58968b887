import { problemOf, type Problem } from '$lib/ipc';
import { wordsFor } from './problems';

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action?: { label: string; testid?: string; run: () => void } | undefined;
}

const SHOWN_MS = 8_000;

class Toasts {
  shown = $state.raw<Toast[]>([]);
  #made = 0;

  show(text: string, action?: Toast['action']): void {
    this.#add({
      text,
      tone: 'plain',
      action: action && { ...action, run: () => this.#act(action) },
    });
  }

  /** Shows what went wrong. A person who canceled knows that already. */
  fail(reason: unknown): void {
    const problem: Problem = problemOf(reason);
    if (problem.code === 'canceled') return;
    const words = wordsFor(problem);
    this.#add({ text: words.hint ? `${words.title} ${words.hint}` : words.title, tone: 'danger' });
  }

  close(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  #act(action: NonNullable<Toast['action']>): void {
    this.shown = [];
    action.run();
  }

  #add(toast: Omit<Toast, 'id'>): void {
    const id = ++this.#made;
    this.shown = [...this.shown.slice(-2), { ...toast, id }];
    setTimeout(() => this.close(id), toast.tone === 'danger' ? 2 * SHOWN_MS : SHOWN_MS);
  }
}

export const toasts = new Toasts();

/** Runs what a person asked for; a refusal is told in a toast. Answers whether it went well. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (reason) {
    toasts.fail(reason);
    return false;
  }
}
