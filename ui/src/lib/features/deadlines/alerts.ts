// Telling a person of the deadlines whose alert falls today.

import { toasts } from '$lib/app/toasts.svelte';
import { t } from '$lib/i18n';
import { deadlineAlerts } from '$lib/ipc';

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
