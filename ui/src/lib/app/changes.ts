// Who shows something learns here that it is stale.

import { onChanged, type Changed } from '$lib/ipc';

export type Scope =
  | 'documents'
  | 'licenses'
  | 'links'
  | 'searches'
  | 'journal'
  | 'reading'
  | 'agreements'
  | 'entities'
  | 'access'
  | 'benefits'
  | 'rules'
  | 'deadlines'
  | 'keys'
  | 'terms'
  | 'matters'
  | 'statements'
  | 'vault';

interface Watcher {
  scopes: readonly Scope[];
  react: (changed: Changed) => void;
}
const watchers = new Set<Watcher>();

/** Calls back after each change in one of the scopes, until the returned function is called. */
export function whenChanged(
  scopes: readonly Scope[],
  react: (changed: Changed) => void,
): () => void {
  const watcher = { scopes, react };
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Whether a change may concern this document; a change that names none concerns all. */
export function concerns(changed: Changed, document: string): boolean {
  return changed.documents.length === 0 || changed.documents.includes(document);
}

export function listenForChanges(): () => void {
  return onChanged((changed) => {
    for (const watcher of [...watchers]) {
      if (watcher.scopes.some((scope) => changed.scopes.includes(scope))) watcher.react(changed);
    }
  });
}
