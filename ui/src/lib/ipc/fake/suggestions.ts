// What the documents of the fake vault suggest, and what is made of it.

import type {
  AcceptedSuggestion,
  DescriptionView,
  ProposedRecordView,
  SuggestedPlaceView,
  SuggestionView,
  SuggestionsView,
} from '../types';
import { NUMBER_KINDS } from '../vocabulary';
import { details, paperOf } from './documents';
import type { Handlers } from './handlers';
import { scannedPage } from './scans';
import type { World } from './world';

type SuggestionCommands =
  'suggestions' | 'accept_suggestions' | 'reject_suggestions' | 'withdraw_rejections';

export function suggestionHandlers(world: World): Pick<Handlers, SuggestionCommands> {
  const nameOf = (id: string) => paperOf(world, id).name;
  const touched = (id: string) => ({ scopes: ['documents'], documents: [id] });
  return {
    suggestions: ({ id }) => suggestionsOf(world, id),
    accept_suggestions: async ({ id, accepted }) => {
      const before = world.descriptions.get(id);
      world.descriptions.set(id, described(details(world, id).description, accepted));
      await world.write('describe_document', [nameOf(id)], touched(id), () => {
        if (before) world.descriptions.set(id, before);
        else world.descriptions.delete(id);
      });
      return null;
    },
    reject_suggestions: async ({ id, rejected }) => {
      const before = world.rejected.get(id) ?? [];
      world.rejected.set(id, [...before, ...rejected]);
      await world.write('reject_suggestion', [nameOf(id)], touched(id), () =>
        world.rejected.set(id, before),
      );
      return null;
    },
    withdraw_rejections: async ({ id, rejected }) => {
      const before = world.rejected.get(id) ?? [];
      const is = (field: string, value: string) =>
        rejected.some((each) => each.field === field && each.value === value);
      world.rejected.set(
        id,
        before.filter(({ field, value }) => !is(field, value)),
      );
      await world.write('withdraw_rejection', [nameOf(id)], touched(id), () =>
        world.rejected.set(id, before),
      );
      return null;
    },
  };
}

function described(before: DescriptionView, accepted: AcceptedSuggestion[]): DescriptionView {
  const after = { ...before, numbers: [...before.numbers] };
  for (const { field, value, instead } of accepted) {
    const stated = instead ?? value;
    if (isNumber(field)) after.numbers.push({ kind: field, value: stated });
    else Object.assign(after, { [keyOf(field)]: stated });
  }
  return after;
}

/** The key of a description that holds what is suggested for a field. */
function keyOf(field: string): string {
  return field.replace(/_total$/, '');
}

function isNumber(field: string): boolean {
  return NUMBER_KINDS.some((kind) => kind === field);
}

function suggestionsOf(world: World, id: string): SuggestionsView {
  const { suggested, description, row } = details(world, id);
  const rejected = world.rejected.get(id) ?? [];
  const text = scannedPage(world, paperOf(world, id), 1).text;
  const { kind, title, date, issuer, recipient, numbers, currency, net, tax, gross } = suggested;
  const totals = { currency, net_total: net, tax_total: tax, gross_total: gross };
  const single = Object.entries({ kind, title, date, issuer, recipient, ...totals }).flatMap(
    ([field, value]) => (value === null ? [] : [{ field, value }]),
  );
  const all = [
    ...single,
    ...numbers.map((number) => ({ field: number.kind, value: number.value })),
  ];
  const values = all
    .filter(({ field, value }) => !rejected.some((r) => r.field === field && r.value === value))
    .map(({ field, value }): SuggestionView => {
      const stated = isNumber(field)
        ? description.numbers.some((number) => number.kind === field && number.value === value)
        : Object.entries(description).some(
            ([key, known]) => key === keyOf(field) && known === value,
          );
      const places = placeOf(text, value);
      return {
        field,
        value,
        reason: 'labeled',
        clue: '',
        places,
        contested: false,
        confirmed: false,
        stated,
      };
    });
  const invoice = row.kind === 'invoice' && values.length > 0;
  return {
    values,
    lines: invoice ? [line(text)] : [],
    records: invoice ? proposed(world, id) : [],
    unreadable: [],
    rejected,
  };
}

function placeOf(text: string, value: string): SuggestedPlaceView[] {
  const start = text.indexOf(value);
  if (start < 0) return [];
  return [{ kind: 'text', page: 1, start, end: start + value.length, name: '', path: '' }];
}

function line(text: string): SuggestionsView['lines'][number] {
  return {
    number: 1,
    invoice: '',
    partNumber: '269-05623',
    description: 'Office Professional Plus',
    quantity: 25,
    quantityRead: '25',
    unitPrice: '350.00 EUR',
    amount: '8750.00 EUR',
    hardware: '',
    reason: 'table',
    places: placeOf(text, text.slice(0, 8)),
  };
}

function proposed(world: World, id: string): ProposedRecordView[] {
  const linked = new Set(
    world.links.filter((each) => each.document === id).map((each) => each.license),
  );
  const license = world.licenses.rows.find((row) => !row.voided && !linked.has(row.id));
  if (!license) return [];
  const reasons = [{ reason: 'agreement', value: license.fields.agreementNumber }];
  return [{ license, reasons, kind: 'invoice', quantity: 25 }];
}
