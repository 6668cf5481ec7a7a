// The positions and labels of the ticks on a time axis: round steps of minutes, hours, days and
// weeks, in UTC.

import type { Catalogue } from '../../language/index.ts';
import { hoursBetween } from '../../model/advisory/response.ts';
import { type Instant, instantOf, millisecondsOf } from '../../model/instant.ts';

const HOUR = 3_600_000;
/** A year in hours, with its share of a leap day. */
const YEAR = 8766;
/** Steps in hours: of minutes, hours, days, weeks, and about a quarter of a year; then years. */
const STEPS = [
  1 / 60,
  1 / 12,
  1 / 4,
  1 / 2,
  1,
  2,
  3,
  6,
  12,
  24,
  48,
  96,
  168,
  336,
  672,
  1344,
  2184,
  4368,
  YEAR,
];

export interface Tick {
  readonly at: Instant;
  readonly label: string;
}

function stepFor(from: Instant, to: Instant, most: number): number {
  const span = hoursBetween(from, to);
  return STEPS.find((step) => span / step <= most) ?? Math.ceil(span / most / YEAR) * YEAR;
}

/**
 * Returns ticks at round dates or hours: "12 Feb", or "16 Jun, 08:00" if the step is shorter than a
 * day. At most about `most`.
 */
export function dateTicks(
  from: Instant,
  to: Instant,
  most: number,
  { shortDay }: Catalogue['time'],
): Tick[] {
  const step = stepFor(from, to, most);
  const width = step * HOUR;
  const ticks: Tick[] = [];
  for (
    let at = Math.ceil(millisecondsOf(from) / width) * width;
    at <= millisecondsOf(to);
    at += width
  ) {
    const instant = instantOf(at);
    const day = shortDay(instant);
    ticks.push({
      at: instant,
      label:
        step < 24
          ? `${day}, ${instant.slice(11, 16)}`
          : step >= 2184
            ? `${day} ${instant.slice(0, 4)}`
            : day,
    });
  }
  return ticks;
}

/**
 * Returns ticks that count from the start: "0", "7 d", "14 d", or minutes, hours, years. At most
 * about `most`.
 */
export function spanTicks(
  from: Instant,
  to: Instant,
  most: number,
  words: Catalogue['time'],
): Tick[] {
  const step = stepFor(from, to, most);
  const count = Math.floor(hoursBetween(from, to) / step);
  return Array.from({ length: count + 1 }, (_, i) => ({
    at: instantOf(millisecondsOf(from) + i * step * HOUR),
    label: i === 0 ? '0' : spanLabel(i * step, step, words),
  }));
}

function spanLabel(hours: number, step: number, words: Catalogue['time']): string {
  if (step < 1) return words.axisMinutes(Math.round(hours * 60));
  if (step >= YEAR) return words.shortYears(hours / YEAR);
  return step < 24 ? words.axisHours(hours) : words.shortDays(hours / 24);
}
