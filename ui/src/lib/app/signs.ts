// With which sign a code about proof is shown.

import type { GroupState, ProofStatus, Severity } from '$lib/ipc';

type Sign = 'good' | 'warned' | 'waiting' | 'accepted' | 'bad' | 'contested' | 'note' | 'unknown';

const STATUSES: Record<ProofStatus, Sign> = {
  complete: 'good',
  complete_with_warnings: 'warned',
  pending_mls: 'waiting',
  waived: 'accepted',
  incomplete: 'bad',
  contested: 'contested',
  not_assessed: 'unknown',
};
const STATES: Record<GroupState, Sign> = {
  met: 'good',
  missing: 'bad',
  waived: 'accepted',
  pending: 'waiting',
  not_applicable: 'unknown',
};
const SEVERITIES: Record<Severity, Sign> = { error: 'bad', warning: 'warned', info: 'note' };

const signIn =
  (signs: Readonly<Record<string, Sign>>) =>
  (code: string): Sign =>
    signs[code] ?? 'unknown';

export const signOfStatus = signIn(STATUSES);
export const signOfGroup = signIn(STATES);
export const signOfSeverity = signIn(SEVERITIES);
