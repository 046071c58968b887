// The parts of the screen of checks, for the palette and the menu.

import type { Action } from '$lib/app/actions.svelte';
import { router, type CheckTab } from '$lib/app/route.svelte';
import { t } from '$lib/i18n';

export function checkActions(): Action[] {
  return [
    to('show-seals', t().seals.title, 'seals'),
    to('check-pack', `${t().packCheck.title}…`, 'packs'),
    to('show-backup', t().backup.title, 'backup'),
  ];
}

function to(id: string, label: string, tab: CheckTab): Action {
  return { id, group: 'vault', label, run: () => router.go({ screen: 'verify', tab }) };
}
