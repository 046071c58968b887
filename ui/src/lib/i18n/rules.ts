// Sentences that come from rules: those that ship with the program have a translation, those that
// a company added for itself stay as they were written.

import * as de from './de/rules';
import { format, locale, type Locale } from './index';

/** Each translation by its English sentence. */
export type RuleTexts = Readonly<Record<string, string>>;

/** A sentence of a rule as it is shown, and the language in which it is. */
export interface RuleText {
  text: string;
  lang: Locale;
}

/** Sentences and what stands in their places, by language. */
interface Translation {
  ruleTexts: RuleTexts;
  placeTexts: RuleTexts;
}

const translations: Partial<Record<Locale, Translation>> = { de };
/** The places that hold days alone, and the words between them. */
const DAYS = ['date', 'periods'];

/** A sentence of a rule in the language in use, with its places such as `{record}` filled. */
export function ruleText(form: string, places: Readonly<Record<string, string>> = {}): RuleText {
  const { ruleTexts, placeTexts } = translations[locale()] ?? { ruleTexts: {}, placeTexts: {} };
  const translated = find(ruleTexts, form);
  // What stays as it was written stays so in its places, too.
  const stays = translated === undefined && locale() !== 'en';
  const filled = (translated ?? form).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = places[name];
    if (value === undefined) return place;
    if (stays) return value;
    if (DAYS.includes(name)) return find(placeTexts, value) ?? days(value, placeTexts);
    return find(name === 'terms' ? ruleTexts : placeTexts, value) ?? value;
  });
  return { text: filled, lang: translated === undefined ? 'en' : locale() };
}

function find(texts: RuleTexts, text: string): string | undefined {
  return Object.hasOwn(texts, text) ? texts[text] : undefined;
}

function days(value: string, texts: RuleTexts): string {
  const written = value.replace(/\d{4}-\d{2}-\d{2}/g, (day) => format.day(day));
  return written.replace(/\b(to|and|more)\b/g, (joint) => find(texts, joint) ?? joint);
}
