// How a license was acquired, as it is typed, and what is wrong with it.

import type { AcquisitionFields, Circumstance } from '$lib/ipc';

export interface BaseDraft {
  license: string;
  title: string;
  /** Empty: as many units as are needed. */
  quantity: string;
}

export interface UserDraft {
  name: string;
  seat: string;
  from: string;
  to: string;
}

export interface AcquisitionDraft {
  licenseType: string;
  boughtThrough: string;
  term: string;
  termFrom: string;
  termTo: string;
  orderNumber: string;
  device: string;
  transferred: boolean;
  transfer: { from: string; to: string; on: string; noticeOn: string };
  circumstances: Circumstance[];
  underlying: BaseDraft[];
  users: UserDraft[];
}

export interface AcquisitionProblems {
  term: boolean;
  /** By their places in the draft. */
  bases: number[];
  users: number[];
}

export function draftOf(
  fields: AcquisitionFields | null,
  known: readonly Circumstance[],
): AcquisitionDraft {
  const transfer = fields?.transfer ?? null;
  return {
    licenseType: fields?.licenseType ?? '',
    boughtThrough: fields?.boughtThrough ?? '',
    term: fields?.term ?? '',
    termFrom: fields?.termFrom ?? '',
    termTo: fields?.termTo ?? '',
    orderNumber: fields?.orderNumber ?? '',
    device: fields?.device ?? '',
    transferred: transfer !== null,
    transfer: {
      from: transfer?.from ?? '',
      to: transfer?.to ?? '',
      on: transfer?.on ?? '',
      noticeOn: transfer?.noticeOn ?? '',
    },
    circumstances: known.filter((code) => fields?.circumstances.includes(code)),
    underlying: (fields?.underlying ?? []).map(({ license, title, quantity }) => ({
      license,
      title,
      quantity: quantity === null ? '' : String(quantity),
    })),
    users: (fields?.users ?? []).map((user) => ({ ...user, to: user.to ?? '' })),
  };
}

export function problemsOf(draft: AcquisitionDraft): AcquisitionProblems {
  const places = <T>(all: readonly T[], isWrong: (each: T) => boolean) =>
    all.flatMap((each, at) => (isWrong(each) ? [at] : []));
  return {
    term: draft.term === 'subscription' && isBackwards(draft.termFrom, draft.termTo),
    bases: places(draft.underlying, (base) => !/^([1-9]\d{0,14})?$/.test(base.quantity.trim())),
    users: places(
      draft.users,
      (user) => user.name.trim() === '' || user.from === '' || isBackwards(user.from, user.to),
    ),
  };
}

export function isSound({ term, bases, users }: AcquisitionProblems): boolean {
  return !term && bases.length === 0 && users.length === 0;
}

export function fieldsOf(draft: AcquisitionDraft): AcquisitionFields {
  const subscription = draft.term === 'subscription';
  const { from, to, on, noticeOn } = draft.transfer;
  return {
    licenseType: orNull(draft.licenseType),
    boughtThrough: orNull(draft.boughtThrough),
    term: orNull(draft.term),
    termFrom: subscription ? orNull(draft.termFrom) : null,
    termTo: subscription ? orNull(draft.termTo) : null,
    orderNumber: draft.orderNumber.trim(),
    device: draft.device.trim(),
    transfer: draft.transferred
      ? { from: from.trim(), to: to.trim(), on: orNull(on), noticeOn: orNull(noticeOn) }
      : null,
    circumstances: [...draft.circumstances],
    underlying: draft.underlying.map(({ license, title, quantity }) => ({
      license,
      title,
      quantity: quantity.trim() === '' ? null : Number(quantity),
    })),
    users: draft.users.map((user) => ({
      name: user.name.trim(),
      seat: user.seat.trim(),
      from: user.from,
      to: orNull(user.to),
    })),
  };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function isBackwards(from: string, to: string): boolean {
  return from !== '' && to !== '' && to < from;
}
