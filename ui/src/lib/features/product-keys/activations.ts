// How far the activations of a key reach, for its bar.

import type { KeyRow } from '$lib/ipc';

export interface Reach {
  used: number;
  limit: number;
  /** Whether the limit is an estimate. */
  estimated: boolean;
}

/** Nothing where no activation was counted, or there is nothing to compare it with. */
export function reachOf({ fields, estimate }: KeyRow): Reach | null {
  const { used, available } = fields;
  if (used === null) return null;
  if (available !== null) return { used, limit: used + available, estimated: false };
  return estimate ? { used, limit: estimate.activations, estimated: true } : null;
}
