// Releases, choices of later terms and exceptions as they are typed, and what is wrong with them.

import type { ReleaseFields, TermsElectionFields, TermsExceptionFields } from '$lib/ipc';

type Problems<Draft, Problem> = Partial<Record<keyof Draft, Problem>>;

export interface ReleaseDraft {
  product: string;
  version: string;
  on: string;
}

export type ReleaseProblem = 'productMissing' | 'versionMissing' | 'dayMissing';

export function releaseDraft(release: ReleaseFields | null): ReleaseDraft {
  return {
    product: release?.product ?? '',
    version: release?.version ?? '',
    on: release?.on ?? '',
  };
}

export function releaseProblems(draft: ReleaseDraft): Problems<ReleaseDraft, ReleaseProblem> {
  return {
    ...(draft.product.trim() === '' && { product: 'productMissing' }),
    ...(draft.version.trim() === '' && { version: 'versionMissing' }),
    ...(draft.on === '' && { on: 'dayMissing' }),
  };
}

export function releaseFields({ product, version, on }: ReleaseDraft): ReleaseFields {
  return { product: product.trim(), version: version.trim(), on };
}

export interface ElectionDraft {
  version: string;
  day: string;
  note: string;
}

export type ElectionProblem = 'dayMissing' | 'noteMissing';

export function electionProblems(draft: ElectionDraft): Problems<ElectionDraft, ElectionProblem> {
  return {
    ...(draft.day === '' && { day: 'dayMissing' }),
    ...(draft.note.trim() === '' && { note: 'noteMissing' }),
  };
}

export function electionFields({ version, day, note }: ElectionDraft): TermsElectionFields {
  return { version: version.trim(), day, note: note.trim() };
}

export interface ExceptionDraft {
  rule: string;
  day: string;
  clause: string;
}

export function exceptionDraft(exception: TermsExceptionFields | null): ExceptionDraft {
  return {
    rule: exception?.rule ?? '',
    day: exception?.day ?? '',
    clause: exception?.clause ?? '',
  };
}

/** An exception names a rule, a day or both; its clause may be added later. */
export const saysNothing = ({ rule, day }: ExceptionDraft) => rule === '' && day === '';

export function exceptionFields({ rule, day, clause }: ExceptionDraft): TermsExceptionFields {
  return { rule, day: day === '' ? null : day, clause: clause.trim() };
}
