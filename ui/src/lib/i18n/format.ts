// Numbers, sizes and dates as the language writes them.

import { locale } from './index';

function made<T>(make: (locale: string) => T): () => T {
  const known = new Map<string, T>();
  return () => {
    const code = locale();
    const formatter = known.get(code) ?? make(code);
    known.set(code, formatter);
    return formatter;
  };
}

const days = made(
  (code) => new Intl.DateTimeFormat(code, { dateStyle: 'medium', timeZone: 'UTC' }),
);
const months = made(
  (code) => new Intl.DateTimeFormat(code, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const localDays = made((code) => new Intl.DateTimeFormat(code, { dateStyle: 'medium' }));
const instants = made(
  (code) => new Intl.DateTimeFormat(code, { dateStyle: 'medium', timeStyle: 'short' }),
);
const languages = made((code) => new Intl.DisplayNames(code, { type: 'language' }));
const percents = made((code) => new Intl.NumberFormat(code, { style: 'percent' }));

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export const format = {
  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
  },
  percent(value: number): string {
    return percents().format(value);
  },
  bytes(value: number): string {
    let [size, unit] = [value, 0];
    while (size >= 1000 && unit < SIZES.length - 1) {
      size /= 1000;
      unit += 1;
    }
    return new Intl.NumberFormat(locale(), {
      style: 'unit',
      unit: SIZES[unit] ?? 'byte',
      unitDisplay: unit === 0 ? 'long' : 'short',
      maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
    }).format(size);
  },
  /** A calendar day such as `2021-06-03`, wherever the person is. */
  day(day: string): string {
    const date = new Date(`${day}T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? day : days().format(date);
  },
  /** A month such as `2021-06`. */
  month(month: string): string {
    const date = new Date(`${month}-01T00:00:00Z`);
    return Number.isNaN(date.getTime()) ? month : months().format(date);
  },
  /** The day of an instant, where the person is. */
  dayOf(instant: string): string {
    const date = new Date(instant);
    return Number.isNaN(date.getTime()) ? instant : localDays().format(date);
  },
  instant(instant: string): string {
    const date = new Date(instant);
    return Number.isNaN(date.getTime()) ? instant : instants().format(date);
  },
  /** A language by its code, such as `de`. */
  language(code: string): string {
    try {
      return languages().of(code) ?? code;
    } catch {
      return code;
    }
  },
  /** A length of time, in seconds, minutes or hours. */
  seconds(seconds: number): string {
    const [value, unit] =
      seconds < 90
        ? [Math.max(1, Math.round(seconds)), 'second']
        : seconds < 5400
          ? [Math.round(seconds / 60), 'minute']
          : [Math.round(seconds / 3600), 'hour'];
    return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
      value,
    );
  },
};
