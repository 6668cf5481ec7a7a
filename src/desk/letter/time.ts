// PRIVATE. Times in the words of a letter. Everything is in UTC, and says so.

import { type Instant, millisecondsOf } from '../../model/instant.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
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

/** "Tuesday, 12 January 2027, 16:00 UTC". */
export function timeInWords(instant: Instant): string {
  return `${dayInWords(instant)}, ${instant.slice(11, 16)} UTC`;
}

/** "Tuesday, 12 January 2027". */
export function dayInWords(instant: Instant): string {
  const date = new Date(millisecondsOf(instant));
  return `${DAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
