// Portal access as it is typed, and what is wrong with it.

import type { AccessFields } from '$lib/ipc';

export interface AccessDraft {
  person: string;
  /** Empty where a licensing ID is named instead. */
  agreement: string;
  licensingId: string;
  role: string;
  status: string;
  account: string;
  contacts: string[];
  invitedOn: string;
  acceptedOn: string;
  leftOn: string;
  note: string;
}

export type AccessProblem = 'person' | 'licensingId' | 'acceptedOn';

export function accessDraft(fields: AccessFields | null): AccessDraft {
  return {
    person: fields?.person ?? '',
    agreement: fields?.agreement ?? '',
    licensingId: fields?.licensingId ?? '',
    role: fields?.role ?? 'administrator',
    status: fields?.status ?? 'active',
    account: fields?.account ?? '',
    contacts: fields?.contacts ?? [],
    invitedOn: fields?.invitedOn ?? '',
    acceptedOn: fields?.acceptedOn ?? '',
    leftOn: fields?.leftOn ?? '',
    note: fields?.note ?? '',
  };
}

/** The fields with which something is wrong. */
export function accessProblems(draft: AccessDraft): AccessProblem[] {
  const problems: AccessProblem[] = [];
  if (draft.person.trim() === '') problems.push('person');
  if (draft.agreement === '' && draft.licensingId.trim() === '') problems.push('licensingId');
  const { invitedOn, acceptedOn } = draft;
  if (invitedOn !== '' && acceptedOn !== '' && acceptedOn < invitedOn) problems.push('acceptedOn');
  return problems;
}

export function accessFields(draft: AccessDraft): AccessFields {
  const optional = (text: string) => (text === '' ? null : text);
  return {
    person: draft.person.trim(),
    agreement: optional(draft.agreement),
    licensingId: draft.agreement === '' ? draft.licensingId.trim() : '',
    role: draft.role,
    status: draft.status,
    account: optional(draft.account),
    contacts: draft.contacts,
    invitedOn: optional(draft.invitedOn),
    acceptedOn: optional(draft.acceptedOn),
    leftOn: optional(draft.leftOn),
    note: draft.note.trim(),
  };
}
