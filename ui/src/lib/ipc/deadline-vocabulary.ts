// The closed lists of codes about deadlines, as the host has them.

export const DEADLINE_STATES = [
  'open',
  'alerting',
  'overdue',
  'done',
  'snoozed',
  'missed',
] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];

/** What a deadline can be about. */
export const DEADLINE_SUBJECTS = [
  'vault',
  'agreement',
  'license',
  'order',
  'reservation',
  'portal_access',
  'transfer',
  'source_system',
  'terms',
  'use_report',
  'matter',
] as const;
export type DeadlineSubject = (typeof DEADLINE_SUBJECTS)[number];
