// Telling a person of the deadlines whose alert falls today.

import { preferences } from '$lib/app/preferences.svelte';
import { toasts } from '$lib/app/toasts.svelte';
import { t } from '$lib/i18n';
import { deadlineAlerts, notifyAlerts } from '$lib/ipc';

/** A day can begin while the window is open. */
const PAUSE = 3_600_000;

/** A vault that cannot say what alerts opens all the same; its screen of deadlines says why. */
export async function tellOfAlerts(show: () => void): Promise<void> {
  const alerts = await deadlineAlerts().catch(() => []);
  if (alerts.length === 0) return;
  toasts.show(t().deadlines.alertsToday(alerts.length), {
    label: t().deadlines.showAlerts,
    testid: 'show-alerts',
    run: show,
  });
}

/** Tells on the desktop, where the person wants it; the host knows what it has told today. */
export async function notify(): Promise<void> {
  if (preferences.get('notifications') !== 'on') return;
  await notifyAlerts().catch(() => 0);
}

/** Tells in the window at once, and on the desktop again and again while the vault is open. */
export function keepTelling(show: () => void): () => void {
  void tellOfAlerts(show);
  const timer = setInterval(() => void notify(), PAUSE);
  return () => clearInterval(timer);
}
