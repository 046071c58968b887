import { format, t } from '$lib/i18n';
import type { DisputeView, StatementRow } from '$lib/ipc';

export function dayOf({ calculatedOn }: StatementRow): string {
  return calculatedOn === null ? t().statements.undated : format.day(calculatedOn);
}

export const nameOf = ({ name, fileName }: StatementRow): string => name || fileName;

/** How many units more are claimed than are listed. */
export function moreOf({ lines }: DisputeView): number {
  return lines.reduce((sum, { claimed, listed }) => sum + claimed - listed, 0);
}
