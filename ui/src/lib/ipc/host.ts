// The one place that talks to the host.

import { Channel, convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Answer, Args, Command } from './commands';
import type { PageView, Problem } from './types';

/** A refusal of the host, with its stable code. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'Refusal';
  }
}

export async function call<C extends Command>(command: C, args: Args<C>): Promise<Answer<C>> {
  try {
    return await invoke<Answer<C>>(command, { ...args });
  } catch (reason) {
    throw new Refusal(problemOf(reason));
  }
}

/** What went wrong, in the host's form, whatever was thrown. */
export function problemOf(reason: unknown): Problem {
  if (reason instanceof Refusal) return reason.problem;
  if (isProblem(reason)) return reason;
  const message = reason instanceof Error ? reason.message : String(reason);
  return { code: 'internal', message, hint: null, details: {} };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

/** Calls back for each event until the returned function is called. */
export function on<T>(event: string, react: (payload: T) => void): () => void {
  let stopped = false;
  const listening = listen<T>(event, ({ payload }) => {
    if (!stopped) react(payload);
  });
  return () => {
    stopped = true;
    void listening.then((unlisten) => unlisten());
  };
}

/** A channel for the progress of one call. Whatever comes after `close` is dropped. */
export function progressChannel<T>(react: (progress: T) => void) {
  const channel = new Channel<T>();
  let open = true;
  channel.onmessage = (progress) => {
    if (open) react(progress);
  };
  return { channel, close: () => (open = false) };
}

/**
 * Where the image of a page is served, its longest side `px` pixels long. A page that recognition
 * turned has another address, so that its image is asked for anew.
 */
export function pageImageUrl(
  document: string,
  { page, quarters }: Pick<PageView, 'page' | 'quarters'>,
  px: number,
): string {
  const root = convertFileSrc('', 'vault');
  return `${root}page/${document}/${page}?px=${px}&quarters=${quarters}`;
}
