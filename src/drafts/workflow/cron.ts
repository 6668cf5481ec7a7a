// The times of scheduled builds, as cron lines in UTC.

import type { Pace } from '../../model/policy/pace.ts';

const DAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/**
 * Returns the cron line of the builds at a slot. They run some minutes later: a build before the
 * time leaves the advisory out, and hosts delay builds at the full hour.
 */
export function slotCron({ hour, days }: Pace['slot']): string {
  const numbers = [...new Set(days.map((day) => DAYS.indexOf(day)))].sort((a, b) => a - b);
  const first = numbers[0] ?? 0;
  const isRun = numbers.length > 2 && numbers.every((number, i) => number === first + i);
  return `7 ${hour} * * ${isRun ? `${first}-${numbers.at(-1)}` : numbers.join(',')}`;
}

/**
 * The cron line of the weekly build. It renews security.txt, and ends banners and other texts that
 * depend on the date.
 */
export const WEEKLY_CRON = '23 5 * * 6';
