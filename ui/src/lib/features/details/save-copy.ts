import { attempt, toasts } from '$lib/app/toasts.svelte';
import { t } from '$lib/i18n';
import { saveCopy } from '$lib/ipc';

/** Writes the original bytes to where the person says. */
export function saveACopy(document: string): void {
  void attempt(async () => {
    const path = await saveCopy(document);
    if (path !== null) toasts.show(t().details.copySaved(path));
  });
}
