// A day in words, by what a language says of its dates. Plain data, so that scripts in the browser say the same.

import { fill } from './template.ts';

/** How a language writes a day. */
export interface DateWords {
  /** With {date}, {month} and {year}. */
  readonly pattern: string;
  /** Twelve names, as they stand in the pattern. */
  readonly months: readonly string[];
}

/** A day, or the UTC day of an instant, as RFC 3339 text, in words: "12 May 2026". */
export function dayInWords(day: string, { pattern, months }: DateWords): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return fill(pattern, { date: Number(date), month: months[Number(month) - 1] ?? month, year });
}
