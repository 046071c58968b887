// The documents of the fake vault: document `i` is always the same, so the page server and the
// window agree without talking to each other.

import { hex, pick, seeded } from './random.ts';

export interface Paper {
  index: number;
  id: string;
  sha256: string;
  name: string;
  kind: string | null;
  date: string | null;
  state: string;
  stateReason: string | null;
  mediaType: string;
  bytes: number;
  pages: number;
  /** Whether its pages are pictures of text. */
  scanned: boolean;
  /** How many of its pages, the last ones, wait for recognition. */
  waiting: number;
  /** How recognition turned its pages. */
  quarters: number;
  addedAt: string;
  issuer: string;
  recipient: string;
  product: string;
  number: string;
  quantity: number;
}

const ISSUERS = [
  'Northwind Software Trading GmbH',
  'Contoso Licensing Ltd',
  'Fabrikam Reseller AG',
  'Adatum Cloud Partners',
  'Tailspin Software Supplies Inc.',
] as const;
const RECIPIENTS = [
  'Litware Manufacturing SE',
  'Litware UK Ltd',
  'Proseware Logistics AG',
] as const;
export const PRODUCTS = [
  'SQL Server Standard Core 2019',
  'Windows Server Datacenter 2022',
  'Office LTSC Professional Plus 2021',
  'Exchange Server Enterprise 2019',
  'Visio Professional 2021',
  'Remote Desktop Services CAL 2022',
  'Microsoft 365 E3',
] as const;

interface Special {
  name: string;
  kind: string | null;
  state: string;
  reason?: string;
  media: string;
  pages: number;
  /** For a scan: how many of its pages wait for recognition. */
  waiting?: number;
}

/** The first documents show every case; the rest is mass. */
const SPECIAL: Special[] = [
  {
    name: 'Invoice INV-2021-00417 Northwind.pdf',
    kind: 'invoice',
    state: 'text',
    media: 'application/pdf',
    pages: 3,
  },
  {
    name: 'Enterprise Agreement 7781204 signed.pdf',
    kind: 'agreement',
    state: 'text',
    media: 'application/pdf',
    pages: 600,
  },
  {
    name: 'COA sticker rack 14.jpg',
    kind: 'coa',
    state: 'waiting',
    media: 'image/jpeg',
    pages: 1,
    waiting: 1,
  },
  {
    name: 'RE Order confirmation 4500123987.eml',
    kind: 'seller_email',
    state: 'text',
    media: 'message/rfc822',
    pages: 1,
  },
  {
    name: 'License statement 2023-03.xlsx',
    kind: 'mls_snapshot',
    state: 'text',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pages: 4,
  },
  {
    name: 'Price sheet Q3 (protected).pdf',
    kind: null,
    state: 'password_needed',
    reason: 'the file opens only with a password',
    media: 'application/pdf',
    pages: 0,
  },
  {
    name: 'Scan_20190412_0003.pdf',
    kind: null,
    state: 'damaged',
    reason: 'the cross-reference table at byte 18,220 is cut off',
    media: 'application/pdf',
    pages: 0,
  },
  {
    name: 'portal-export-2016.zip',
    kind: null,
    state: 'refused',
    reason: 'unpacked it would be larger than 4 GB',
    media: 'application/zip',
    pages: 0,
  },
  {
    name: 'Blank separator sheet.pdf',
    kind: null,
    state: 'empty',
    media: 'application/pdf',
    pages: 1,
  },
  {
    name: 'Delivery note 88120.pdf',
    kind: null,
    state: 'unread',
    media: 'application/pdf',
    pages: 0,
  },
  {
    name: 'asset-tags.dwg',
    kind: null,
    state: 'unsupported',
    media: 'application/octet-stream',
    pages: 0,
  },
];

/** Scans as recognition leaves them, by index: among the mass, so that the list above stays short. */
const SCANS: Record<number, Special> = {
  16: {
    name: 'Scan 2022.pdf',
    kind: null,
    state: 'text',
    media: 'application/pdf',
    pages: 10,
    waiting: 7,
  },
  17: {
    name: 'Frame agreement 1998 scanned.pdf',
    kind: 'agreement',
    state: 'text',
    media: 'application/pdf',
    pages: 600,
    waiting: 0,
  },
  18: {
    name: 'Delivery note 2009 scanned.pdf',
    kind: 'receipt',
    state: 'text',
    media: 'application/pdf',
    pages: 3,
    waiting: 0,
  },
  19: {
    name: 'Handwritten note on the transfer.jpg',
    kind: null,
    state: 'empty',
    reason: 'illegible',
    media: 'image/jpeg',
    pages: 1,
    waiting: 0,
  },
  20: {
    name: 'Site plan 1996 scanned.pdf',
    kind: null,
    state: 'refused',
    reason: 'page 1 could not be recognized: reading it takes too much memory',
    media: 'application/pdf',
    pages: 2,
    waiting: 0,
  },
};

const KINDS = [
  'invoice',
  'invoice',
  'invoice',
  'purchase_order',
  'order_confirmation',
  'agreement',
  'receipt',
  'license_summary',
  'correspondence',
  null,
] as const;
const NAMES: Record<string, string> = {
  invoice: 'Invoice',
  purchase_order: 'Purchase order',
  order_confirmation: 'Order confirmation',
  agreement: 'Agreement',
  receipt: 'Receipt',
  license_summary: 'License summary',
  correspondence: 'Letter',
};

export function idOf(index: number): string {
  return `0193c6b2-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

export function indexOf(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}

export function paper(index: number): Paper {
  const next = seeded(index + 1);
  const special = SPECIAL[index] ?? SCANS[index];
  const kind = special ? special.kind : pick(next, KINDS);
  const year = 2012 + Math.floor(next() * 13);
  const day = `${year}-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
  const number = `${year}-${(10000 + ((index * 7919) % 89999)).toString()}`;
  const issuer = index === 0 ? ISSUERS[0] : pick(next, ISSUERS);
  const state = special?.state ?? (next() < 0.03 ? 'waiting' : 'text');
  const bytes = 20_000 + Math.floor(next() * 900_000);
  const pages = special?.pages ?? 1 + Math.floor(next() * 5);
  const added = new Date(Date.UTC(2024, 2, 14, 9, 30) - index * 61_000);
  return {
    index,
    id: idOf(index),
    sha256: hex(index + 77, 64),
    name:
      special?.name ?? `${NAMES[kind ?? ''] ?? 'Scan'} ${number} ${issuer.split(' ')[0] ?? ''}.pdf`,
    kind,
    date: kind === null ? null : day,
    state,
    stateReason: special?.reason ?? null,
    mediaType: special?.media ?? 'application/pdf',
    bytes,
    pages,
    scanned: special ? special.waiting !== undefined : state === 'waiting',
    waiting: special ? (special.waiting ?? 0) : state === 'waiting' ? pages : 0,
    quarters: 0,
    addedAt: added.toISOString(),
    issuer,
    recipient: pick(next, RECIPIENTS),
    product: pick(next, PRODUCTS),
    number,
    quantity: 4 * (1 + Math.floor(next() * 60)),
  };
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
