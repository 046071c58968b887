// Sentences that come from rules: those that ship with the program have a translation, those that
// a company added for itself stay as they were written.

import { ruleTexts as de } from './de/rules';
import { locale, type Locale } from './index';

/** Each translation by its English sentence. */
export type RuleTexts = Readonly<Record<string, string>>;

/** A sentence of a rule as it is shown, and the language in which it is. */
export interface RuleText {
  text: string;
  lang: Locale;
}

const translations: Partial<Record<Locale, RuleTexts>> = { de };

/** A sentence of a rule in the language in use, with its places such as `{record}` filled. */
export function ruleText(form: string, places: Readonly<Record<string, string>> = {}): RuleText {
  const texts = translations[locale()] ?? {};
  const translated = texts[form];
  const filled = (translated ?? form).replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = places[name];
    return value === undefined ? place : (texts[value] ?? value);
  });
  return { text: filled, lang: translated === undefined ? 'en' : locale() };
}
