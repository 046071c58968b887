// A few rules of evidence, in the form in which the host answers them.

import type { FindingView } from '../types';

export interface Group {
  id: string;
  title: string;
  kinds: readonly string[];
  /** What must be confirmed to be visible on the evidence. */
  must?: string;
  /** It must prove all units. */
  all?: boolean;
  /** It can come later. */
  pends?: boolean;
  /** It is asked for by the strict reading only. */
  strict?: boolean;
  /** It asks for licenses to build on, not for documents. */
  base?: boolean;
  missing: string;
  action: string;
}

export interface Rule {
  id: string;
  title: string;
  sources: string[];
  groups: readonly Group[];
  supporting: string[];
}

const GUIDE = 'How Microsoft defines PoE';

function linked(id: string, title: string, kinds: string[], missing: string): Group {
  return { id, title, kinds, missing, action: 'link_document' };
}

const PURCHASE = {
  ...linked('G2', 'The purchase of all units', ['invoice', 'receipt'], 'An invoice or receipt'),
  all: true,
};
const COA = linked(
  'G2',
  'The certificate of authenticity or genuine label',
  ['coa', 'gml'],
  'A picture of the certificate of authenticity or genuine label',
);
const MANUAL = {
  ...linked('G5', 'The manual', ['manual'], 'The manual'),
  strict: true,
};
const NAMED_USER = {
  ...linked(
    'G2',
    'The named individual of each seat',
    ['named_user_assignment'],
    'The assignment of seats to individuals',
  ),
  must: 'names_individual',
};

const RULES: Readonly<Record<string, Rule>> = {
  volume_license: {
    id: 'R-VL-1',
    title: 'A license bought under a volume program',
    sources: [GUIDE, 'Commercial Licensing Guide 2017'],
    groups: [
      linked(
        'G1',
        'The signed agreement or enrollment',
        ['agreement', 'enrollment'],
        'The agreement or enrollment',
      ),
      PURCHASE,
      {
        id: 'G3',
        title: "The publisher's register of the entitlement",
        kinds: ['mls_snapshot', 'license_summary'],
        pends: true,
        missing: 'A statement or license summary',
        action: 'get_statement',
      },
    ],
    supporting: ['purchase_order', 'price_sheet', 'correspondence'],
  },
  oem: {
    id: 'R-OEM-1',
    title: 'A license that came with a device',
    sources: [`${GUIDE}: Original Equipment Manufacturer (OEM) licenses`],
    groups: [
      {
        ...linked(
          'G1',
          'The invoice that names both software and hardware',
          ['invoice'],
          'The invoice that names software and hardware',
        ),
        must: 'names_hardware',
      },
      COA,
      MANUAL,
    ],
    supporting: ['receipt', 'packaging', 'recovery_media'],
  },
  fpp: {
    id: 'R-FPP-1',
    title: 'A license bought in a box',
    sources: [GUIDE],
    groups: [
      { ...COA, id: 'G1' },
      PURCHASE,
      linked('G3', 'The product key', ['product_key'], 'The product key'),
      MANUAL,
    ],
    supporting: ['media', 'packaging'],
  },
  esd: {
    id: 'R-ESD-1',
    title: 'A license bought as a download',
    sources: [GUIDE, 'Proof of License for Microsoft Software, a brief'],
    groups: [
      {
        ...linked(
          'G1',
          'The mail of the company that sold the software',
          ['seller_email'],
          'The mail in which the seller delivered the software',
        ),
        must: 'from_seller',
      },
    ],
    supporting: ['online_order_history', 'product_key', 'eula'],
  },
  msdn_vl: {
    id: 'R-MSDN-1',
    title: 'A developer subscription bought under a volume program',
    sources: [GUIDE],
    groups: [
      linked('G1', 'The line of a license statement', ['mls_snapshot'], 'A license statement'),
      NAMED_USER,
    ],
    supporting: ['invoice'],
  },
  upgrade: {
    id: 'R-UPG-1',
    title: 'An upgrade',
    sources: [GUIDE],
    groups: [
      { ...PURCHASE, id: 'G1' },
      {
        id: 'G2',
        title: 'The license that it upgrades',
        kinds: [],
        base: true,
        missing: 'The license to build on',
        action: 'add_underlying',
      },
    ],
    supporting: [],
  },
};

const SUBSCRIPTION: Rule = {
  id: 'R-SUB-1',
  title: 'An online subscription',
  sources: ['VLSC/VLMS administration'],
  groups: [
    linked(
      'G1',
      'The bill of each billing period',
      ['invoice', 'subscription_statement'],
      'An invoice for 2021-03 to 2021-08',
    ),
  ],
  supporting: ['license_summary'],
};

export function ruleFor(channel: string): Rule {
  return RULES[channel] ?? SUBSCRIPTION;
}

/** What a finding says, filled and as the rules have it. */
export function saying(form: string, places: Record<string, string>) {
  const message = form.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? '');
  return { message, sentence: { form, places } };
}

export const NO_CHANNEL: FindingView = {
  code: 'X-CHANNEL',
  severity: 'info',
  ...saying('It is not stated how {record} was acquired, so no rule applies.', {
    record: 'the license',
  }),
  action: 'complete_record',
  group: null,
  document: null,
  base: null,
  subjectName: null,
  waiver: null,
};
