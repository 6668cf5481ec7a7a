// PRIVATE. Times as written in a letter: always in UTC, with the zone.

import { time } from '../../language/english/time.ts';
import { type Instant, millisecondsOf } from '../../model/instant.ts';

const DAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** "Tuesday, 12 January 2027, 16:00 UTC". */
export function timeInWords(instant: Instant): string {
  return `${dayInWords(instant)}, ${instant.slice(11, 16)} UTC`;
}

/** "Tuesday, 12 January 2027". */
export function dayInWords(instant: Instant): string {
  return `${DAYS[new Date(millisecondsOf(instant)).getUTCDay()]}, ${time.day(instant)}`;
}
