// Agreements and legal entities as they are typed, and what is wrong with them.

import type { AffiliateFields, AgreementFields, EntityFields, PaperFields } from '$lib/ipc';

export interface AgreementDraft {
  number: string;
  title: string;
  program: string;
  parent: string;
  entity: string;
  counterparty: string;
  from: string;
  to: string;
  notes: string;
  affiliates: AffiliateFields[];
  papers: PaperFields[];
}

export interface EntityDraft {
  name: string;
  role: string;
  from: string;
  to: string;
  notes: string;
  aliases: { name: string; from: string; to: string }[];
}

export type AgreementProblem = 'missing' | 'backwards' | 'twice';
export type EntityProblem = 'missing' | 'backwards';

export function agreementDraft(fields: AgreementFields | null, number = ''): AgreementDraft {
  return {
    number: fields?.number ?? number,
    title: fields?.title ?? '',
    program: fields?.program ?? '',
    parent: fields?.parent ?? '',
    entity: fields?.entity ?? '',
    counterparty: fields?.counterparty ?? '',
    from: fields?.from ?? '',
    to: fields?.to ?? '',
    notes: fields?.notes ?? '',
    affiliates: (fields?.affiliates ?? []).map((affiliate) => ({ ...affiliate })),
    papers: fields?.papers ?? [],
  };
}

export function agreementProblems(
  draft: AgreementDraft,
): Partial<Record<'number' | 'to' | 'affiliates', AgreementProblem>> {
  const problems: Partial<Record<'number' | 'to' | 'affiliates', AgreementProblem>> = {};
  if (draft.number.trim() === '') problems.number = 'missing';
  if (isBackwards(draft)) problems.to = 'backwards';
  const named = draft.affiliates.map(({ entity }) => entity).filter((entity) => entity !== '');
  if (new Set(named).size < named.length) problems.affiliates = 'twice';
  return problems;
}

export function agreementFields(draft: AgreementDraft): AgreementFields {
  return {
    number: draft.number.trim(),
    title: draft.title.trim(),
    program: optional(draft.program),
    parent: optional(draft.parent),
    entity: optional(draft.entity),
    counterparty: optional(draft.counterparty),
    from: optional(draft.from),
    to: optional(draft.to),
    notes: draft.notes.trim(),
    affiliates: draft.affiliates.filter(({ entity }) => entity !== ''),
    papers: draft.papers,
  };
}

export function entityDraft(fields: EntityFields | null): EntityDraft {
  return {
    name: fields?.name ?? '',
    role: fields?.role ?? 'own',
    from: fields?.from ?? '',
    to: fields?.to ?? '',
    notes: fields?.notes ?? '',
    aliases: (fields?.aliases ?? []).map(({ name, from, to }) => ({
      name,
      from: from ?? '',
      to: to ?? '',
    })),
  };
}

export function entityProblems(
  draft: EntityDraft,
): Partial<Record<'name' | 'to' | 'aliases', EntityProblem>> {
  const problems: Partial<Record<'name' | 'to' | 'aliases', EntityProblem>> = {};
  if (draft.name.trim() === '') problems.name = 'missing';
  if (isBackwards(draft)) problems.to = 'backwards';
  if (draft.aliases.some(isBackwards)) problems.aliases = 'backwards';
  return problems;
}

export function entityFields(draft: EntityDraft): EntityFields {
  return {
    name: draft.name.trim(),
    role: draft.role,
    from: optional(draft.from),
    to: optional(draft.to),
    notes: draft.notes.trim(),
    aliases: draft.aliases
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, from, to }) => ({
        name: name.trim(),
        from: optional(from),
        to: optional(to),
      })),
  };
}

function optional(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Days are written so that their texts compare as they do. */
function isBackwards({ from, to }: { from: string; to: string }): boolean {
  return from !== '' && to !== '' && to < from;
}
