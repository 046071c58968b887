// What can be done with the document in the viewer, for keys, menus and the palette.

import type { Action } from '$lib/app/actions.svelte';
import { preferences } from '$lib/app/preferences.svelte';
import { dialogs } from '$lib/app/dialogs.svelte';
import { cameToNothing } from '$lib/app/paged';
import { searchableCopy } from '$lib/app/searchable-copy.svelte';
import { t } from '$lib/i18n';
import type { DocumentRow } from '$lib/ipc';
import type { Checking } from './checking.svelte';
import type { Viewer } from './viewer.svelte';

/** Moving among hits, sizes and turns of the pages. */
export function pageActions(
  viewer: Viewer,
  shownZoom: number,
  paged: boolean,
  find: () => void,
): Action[] {
  const has = { group: 'viewer', enabled: paged } as const;
  const hit = { group: 'viewer', enabled: viewer.total > 0, whileTyping: true } as const;
  const words = t().viewer;
  return [
    { ...hit, id: 'next-hit', label: words.nextHit, keys: ['F3'], run: () => viewer.nextHit() },
    {
      ...hit,
      id: 'previous-hit',
      label: words.previousHit,
      keys: ['Shift+F3'],
      run: () => viewer.previousHit(),
    },
    {
      ...has,
      id: 'find-in-document',
      label: words.find,
      keys: ['Mod+Shift+F'],
      whileTyping: true,
      run: find,
    },
    {
      ...has,
      id: 'zoom-in',
      label: words.zoomIn,
      keys: ['Mod++', 'Mod+='],
      whileTyping: true,
      run: () => viewer.step(1, shownZoom),
    },
    {
      ...has,
      id: 'zoom-out',
      label: words.zoomOut,
      keys: ['Mod+-'],
      whileTyping: true,
      run: () => viewer.step(-1, shownZoom),
    },
    {
      ...has,
      id: 'fit-width',
      label: words.fitWidth,
      keys: ['Mod+0'],
      run: () => (viewer.zoom = 'width'),
    },
    {
      ...has,
      id: 'fit-page',
      label: words.fitPage,
      keys: ['Mod+9'],
      run: () => (viewer.zoom = 'page'),
    },
    {
      ...has,
      id: 'rotate',
      label: words.rotate,
      keys: ['Mod+Shift+R'],
      run: () => viewer.rotate(),
    },
  ];
}

/** Checking and correcting what recognition read. */
export function textActions(
  viewer: Viewer,
  checking: Checking,
  row: DocumentRow,
  toggleBeside: () => void,
): Action[] {
  const doubtful = { group: 'viewer', enabled: row.doubtful > 0, whileTyping: true } as const;
  const words = t().recognition;
  return [
    {
      ...doubtful,
      id: 'next-doubtful',
      label: words.nextDoubtful,
      keys: ['F8'],
      run: () => void checking.next(),
    },
    {
      ...doubtful,
      id: 'previous-doubtful',
      label: words.previousDoubtful,
      keys: ['Shift+F8'],
      run: () => void checking.previous(),
    },
    {
      id: 'show-doubtful',
      group: 'viewer',
      label: words.showDoubtful,
      enabled: viewer.recognized,
      run: toggleDoubtful,
    },
    {
      id: 'text-beside',
      group: 'viewer',
      label: words.beside,
      keys: ['Mod+Shift+T'],
      whileTyping: true,
      enabled: viewer.pictured,
      run: toggleBeside,
    },
    {
      id: 'save-searchable',
      group: 'documents',
      label: words.saveSearchable,
      enabled: viewer.recognized,
      run: () => searchableCopy.save(row.id),
    },
    {
      id: 'recognize-again',
      group: 'documents',
      label: words.askAgain,
      enabled: viewer.recognized || cameToNothing(row),
      run: () => dialogs.ask({ dialog: 'recognize-again', document: row }),
    },
  ];
}

export function toggleDoubtful(): void {
  preferences.set('showDoubtful', !preferences.get('showDoubtful'));
}
