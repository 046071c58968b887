// Sentences that come from rules: those that ship with the program have a translation, those that
// a company added for itself stay as they were written.

import { ruleTexts as de } from './de/rules';
import { format, locale, type Locale } from './index';

/** Each translation by its English sentence. */
export type RuleTexts = Readonly<Record<string, string>>;

/** A sentence of a rule as it is shown, and the language in which it is. */
export interface RuleText {
  text: string;
  lang: Locale;
}

/** The places that hold days alone, and the words between them. */
const DAYS = ['date', 'periods'];

const translations: Partial<Record<Locale, RuleTexts>> = { de };

/** A sentence of a rule in the language in use, with its places such as `{record}` filled. */
export function ruleText(form: string, places: Readonly<Record<string, string>> = {}): RuleText {
  const translated = translation(form);
  const filled = (translated ?? form).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = places[name];
    if (value === undefined) return place;
    return translation(value) ?? (DAYS.includes(name) ? days(value) : value);
  });
  return { text: filled, lang: translated === undefined ? 'en' : locale() };
}

function translation(text: string): string | undefined {
  const texts = translations[locale()] ?? {};
  return Object.hasOwn(texts, text) ? texts[text] : undefined;
}

function days(value: string): string {
  const written = value.replace(/\d{4}-\d{2}-\d{2}/g, (day) => format.day(day));
  return written.replace(/\b(to|and|more)\b/g, (joint) => translation(joint) ?? joint);
}
