import { t, word } from '$lib/i18n';
import type { LinkView } from '$lib/ipc';

/** As what and how far a link proves its record, in words. */
export function linkWords({ kind, claim, pages }: LinkView): string {
  const words = [t().linking.as(word(t().codes.kinds, kind))];
  if (claim.quantity !== null) words.push(t().linking.units(claim.quantity));
  if (claim.line !== null) words.push(t().claims.onLine(claim.line));
  if (pages !== '') words.push(t().linking.onPages(pages));
  if (claim.shows.length > 0) words.push(t().claims.seen(claim.shows.length));
  return words.join(', ');
}
