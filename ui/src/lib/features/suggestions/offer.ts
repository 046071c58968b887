// What a person is offered of what a document suggests.

import { format, t, word } from '$lib/i18n';
import type { SuggestedPlaceView, SuggestionView } from '$lib/ipc';

/** What is not stated yet. */
export function openOf(values: readonly SuggestionView[]): SuggestionView[] {
  return values.filter((value) => !value.stated);
}

/** What accepting all states: of a field that is contested or stated nothing but its best. */
export function bestOf(values: readonly SuggestionView[]): SuggestionView[] {
  const taken = new Set(values.filter((value) => value.stated).map((value) => value.field));
  return openOf(values).filter((value) => {
    if (value.field === 'part') return true;
    if (taken.has(value.field) || value.reason === 'either_order') return false;
    taken.add(value.field);
    return true;
  });
}

export function fieldWord(value: SuggestionView): string {
  return word(t().suggestions.fields, value.field);
}

export function valueWord({ field, value }: SuggestionView): string {
  if (field === 'kind') return word(t().codes.kinds, value);
  return field === 'date' ? format.day(value) : value;
}

/** The place on a page that can be shown. */
export function pageOf(places: readonly SuggestedPlaceView[]): SuggestedPlaceView | undefined {
  return places.find((place) => place.page > 0);
}

/** Where it was read, in words. */
export function placeWord(place: SuggestedPlaceView | undefined): string {
  if (!place) return '';
  if (place.kind === 'text') return t().suggestions.page(place.page);
  return [place.name, place.path].filter((part) => part !== '').join(' ');
}
