// Times in plain words, in UTC, the same on every machine.

import type { Instant } from '../model/instant.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day, or the UTC day of an instant, as RFC 3339 text: "12 May 2026". */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** An instant to the minute: "12 May 2026, 16:00 UTC". */
export function momentInWords(instant: Instant): string {
  return `${dayInWords(instant)}, ${instant.slice(11, 16)} UTC`;
}
