// The register of product keys of the fake vault, with its lock.

import type { KeyFields, KeyLock, KeyPlace, KeyRow } from '../types';
import type { Handlers } from './handlers';
import { found, refusal, type Stated } from './register-views';
import type { World } from './world';

/** The passphrase of the fake vault. */
export const PASSPHRASE = 'correct horse battery';

const MASK = '•••••-•••••-•••••-•••••-';
const KEY = /^([A-Z0-9]{5}-){4}[A-Z0-9]{5}$/;

export class ProductKeys {
  stated: Stated<KeyFields>[] = [];
  /** Whole values, by key. */
  readonly values = new Map<string, string>();
  /** Values printed on documents, one a page, by document. */
  readonly printed = new Map<string, readonly string[]>();
  lock: KeyLock = { identity: false, passphrase: false, open: false };

  constructor(filled: boolean) {
    if (!filled) return;
    this.lock = { identity: true, passphrase: true, open: false };
    this.stated = FIELDS.map((fields, index) => ({
      id: `0193c6b5-0000-7000-8000-k0000000000${index}`,
      fields,
      voided: null,
    }));
    const [office] = this.stated;
    if (office) this.values.set(office.id, '88KH9-VMK7Z-H6JQQ-J7R9M-QX2YT');
  }
}

const NONE: KeyFields = {
  kind: 'mak',
  product: '',
  version: '',
  agreementNumber: '',
  licenses: [],
  lastFive: '',
  purchased: null,
  used: null,
  available: null,
  countedOn: null,
  document: null,
  note: '',
};

const FIELDS: readonly KeyFields[] = [
  {
    ...NONE,
    product: 'Office Professional Plus',
    version: '2019',
    agreementNumber: '7781204',
    lastFive: 'QX2YT',
    purchased: 50,
    used: 460,
    countedOn: '2026-05-04',
  },
  { ...NONE, kind: 'kms_host', product: 'Windows Server', version: '2019', lastFive: 'J464C' },
];

function rowOf(keys: ProductKeys, { id, fields, voided }: Stated<KeyFields>): KeyRow {
  const { kind, purchased, used, available } = fields;
  const estimated = kind === 'mak' && purchased !== null ? Math.min(purchased * 10, 4000) : null;
  const limit = available === null ? estimated : (used ?? 0) + available;
  const left = kind === 'mak' && used !== null && limit !== null ? used / limit : 0;
  const finding = left >= 1 ? 'used_up' : left >= 0.8 ? 'nearly_used_up' : null;
  return {
    id,
    title: `${fields.product} ${fields.version}`.trim(),
    fields,
    masked: fields.lastFive === '' ? '' : MASK + fields.lastFive,
    sealed: keys.values.has(id),
    estimate:
      estimated === null
        ? null
        : {
            activations: estimated,
            by: [
              {
                says: 'Activations for each license bought: 10',
                source: 'VLSC/VLMS administration guide, product keys',
              },
            ],
            otherwise: [
              { says: 'A preset number, based on a percentage.', source: 'Documentation' },
            ],
          },
    finding,
    severity: finding === null ? null : 'warning',
    voided: voided !== null,
  };
}

type KeyCommands =
  | 'product_keys'
  | 'product_key'
  | 'printed_keys'
  | 'state_product_key'
  | 'void_product_key'
  | 'restore_product_key'
  | 'reveal_product_key'
  | 'key_lock'
  | 'set_key_passphrase'
  | 'unlock_keys'
  | 'lock_keys';

export function productKeyHandlers(world: World): Pick<Handlers, KeyCommands> {
  const { productKeys: keys } = world;
  const get = (id: string) => found(keys.stated, id, 'no_such_key');
  const printedAt = (place: KeyPlace | null) =>
    (place && keys.printed.get(place.document)?.[place.page - 1]) ?? null;
  const keep = async (op: string, subject: string, changed: Stated<KeyFields>[]) => {
    const before = keys.stated;
    keys.stated = changed;
    await world.write(op, [subject], { scopes: ['keys'] }, () => (keys.stated = before));
  };
  const mark = async (op: string, id: string, voided: string | null) => {
    const { fields } = get(id);
    const marked = keys.stated.map((each) => (each.id === id ? { ...each, voided } : each));
    await keep(op, fields.product, marked);
    return null;
  };
  return {
    product_keys: ({ request }) => {
      const words = request.filter.toLowerCase().split(/\s+/).filter(Boolean);
      return keys.stated
        .filter(({ voided }) => (voided !== null) === request.voided)
        .filter(({ fields }) => {
          const text = Object.values(fields).join(' ').toLowerCase();
          return words.every((word) => text.includes(word));
        })
        .map((each) => rowOf(keys, each));
    },
    product_key: ({ id }) => {
      const one = get(id);
      return {
        row: rowOf(keys, one),
        licenses: [],
        document: null,
        history: world.journal.slice(0, 1),
        voidReason: one.voided,
      };
    },
    printed_keys: ({ document }) =>
      (keys.printed.get(document) ?? []).map((value, at) => ({
        page: at + 1,
        nth: 1,
        masked: MASK + value.slice(-5),
        whole: true,
        registered: [...keys.values].find(([, known]) => known === value)?.[0] ?? null,
      })),
    state_product_key: async ({ id, fields, value, place }) => {
      const typed = value?.trim().toUpperCase() ?? printedAt(place);
      if (typed !== null && !KEY.test(typed)) throw refusal('bad_key');
      if (typed !== null && !keys.lock.identity) throw refusal('no_identity');
      if (fields.product.trim() === '') throw refusal('no_key_product');
      const to = id ?? world.id();
      if (typed !== null) keys.values.set(to, typed);
      const lastFive = typed?.slice(-5) ?? fields.lastFive;
      const document = place?.document ?? fields.document;
      const stated = { id: to, fields: { ...fields, lastFive, document }, voided: null };
      const others = keys.stated.filter((each) => each.id !== to);
      await keep('state_key', fields.product, [...others, stated]);
      return to;
    },
    void_product_key: ({ id, reason }) => mark('void_key', id, reason),
    restore_product_key: ({ id }) => mark('restore_key', id, null),
    reveal_product_key: ({ id, reason }) => {
      get(id);
      const value = keys.values.get(id);
      if (reason.trim() === '') throw refusal('no_reason');
      if (value === undefined) throw refusal('not_sealed');
      if (!keys.lock.open) throw refusal('keys_locked');
      return { id, value };
    },
    key_lock: () => keys.lock,
    set_key_passphrase: ({ passphrase }) => {
      if (passphrase.length < 10) throw refusal('short_passphrase');
      if (keys.lock.identity && !keys.lock.open) throw refusal('keys_locked');
      keys.lock = { identity: true, passphrase: true, open: true };
      return null;
    },
    unlock_keys: ({ passphrase }) => {
      if (passphrase !== PASSPHRASE) throw refusal('wrong_passphrase');
      keys.lock = { ...keys.lock, open: true };
      return null;
    },
    lock_keys: () => {
      keys.lock = { ...keys.lock, open: false };
      return null;
    },
  };
}
