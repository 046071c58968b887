// The lines of an invoice or credit note as they are typed or pasted.

import type { InvoiceLineFields, SuggestedLineView } from '$lib/ipc';

/** The cells of a line, in the order of the table and of pasted rows. */
export const CELLS = [
  'partNumber',
  'description',
  'quantity',
  'unitPrice',
  'amount',
  'hardware',
  'invoice',
] as const;
export type Cell = (typeof CELLS)[number];

export type LineDraft = Record<Cell, string> & { number: string };

export function draftOf(line: InvoiceLineFields): LineDraft {
  return { ...line, number: String(line.number), quantity: String(line.quantity) };
}

/** The line after those there are. */
export function nextLine(lines: readonly LineDraft[]): LineDraft {
  const last = Math.max(0, ...lines.map(({ number }) => Number(number) || 0));
  return {
    number: String(last + 1),
    partNumber: '',
    description: '',
    quantity: '',
    unitPrice: '',
    amount: '',
    hardware: '',
    invoice: '',
  };
}

export function isNumbered(line: LineDraft, all: readonly LineDraft[]): boolean {
  const number = line.number.trim();
  const same = all.filter((each) => each.number.trim() === number);
  return /^[1-9]\d{0,8}$/.test(number) && same.length === 1;
}

export function isCounted(line: LineDraft): boolean {
  return unitsOf(line.quantity) !== null;
}

/** A whole number, negative on a credit note. `64,000` is refused: it means 64 in one country and 64000 in another. */
export function unitsOf(text: string): number | null {
  const plain = text.trim().replace(/^[−–]/, '-');
  return /^-?\d{1,15}$/.test(plain) ? Number(plain) : null;
}

/** Rows of a spreadsheet as lines after those there are; a text without a tab is none. */
export function pastedLines(text: string, after: readonly LineDraft[]): LineDraft[] {
  if (!text.includes('\t')) return [];
  const pasted: LineDraft[] = [];
  for (const row of text.split(/\r?\n/).filter((each) => each.trim() !== '')) {
    const values = row.split('\t').map((value) => value.trim());
    const line = nextLine([...after, ...pasted]);
    CELLS.forEach((cell, at) => (line[cell] = values[at] ?? ''));
    pasted.push(line);
  }
  return pasted;
}

/** The lines a document lists that are not among those there are, by their numbers. */
export function readLines(
  read: readonly SuggestedLineView[],
  there: readonly LineDraft[],
): LineDraft[] {
  const numbers = new Set(there.map(({ number }) => number.trim()));
  return read
    .filter(({ number }) => !numbers.has(String(number)))
    .map(({ number, quantity, partNumber, description, unitPrice, amount, hardware, invoice }) => ({
      number: String(number),
      quantity: quantity === null ? '' : String(quantity),
      partNumber,
      description,
      unitPrice,
      amount,
      hardware,
      invoice,
    }));
}

export function fieldsOf(line: LineDraft): InvoiceLineFields {
  return {
    number: Number(line.number),
    invoice: line.invoice.trim(),
    partNumber: line.partNumber.trim(),
    description: line.description.trim(),
    quantity: unitsOf(line.quantity) ?? 0,
    unitPrice: line.unitPrice.trim(),
    amount: line.amount.trim(),
    hardware: line.hardware.trim(),
  };
}
