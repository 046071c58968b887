// The words of the window. Every catalog has every message: a missing one does not compile.

import { de } from './de';
import { en } from './en';

export type Catalog = typeof en;

const catalogs = { en, de } satisfies Record<string, Catalog>;
export type Locale = keyof typeof catalogs;
export const locales: readonly Locale[] = ['en', 'de'];
export const languageNames: Record<Locale, string> = { en: 'English', de: 'Deutsch' };

let current: () => Locale = () => 'en';

/** Takes the language from here on; where it is state, what is on screen follows it. */
export function useLocale(locale: () => Locale): void {
  current = locale;
}

export function locale(): Locale {
  return current();
}

/** The messages of the language in use. */
export function t(): Catalog {
  return catalogs[current()];
}

/** The word for a code of the host; a code that is not known is shown as it is. */
export function word(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}

export { catalogs };
export { format } from './format';
export { ruleText } from './rules';
