// Formats a day with the date pattern of a language. The pattern is plain data, so that scripts in
// the browser give the same result.

import { fill } from './template.ts';

/** The date format of a language. */
export interface DateWords {
  /** With {date}, {month} and {year}. */
  readonly pattern: string;
  /** Twelve names, in the form that the pattern needs. */
  readonly months: readonly string[];
}

/** Formats a day, or the UTC day of an instant, from RFC 3339 text: "12 May 2026". */
export function dayInWords(day: string, { pattern, months }: DateWords): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return fill(pattern, { date: Number(date), month: months[Number(month) - 1] ?? month, year });
}
