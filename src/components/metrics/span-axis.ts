// The ticks of an axis of durations, from minutes to years. Each step is several times the previous
// one: the axis is logarithmic, because some reports are answered in minutes and some defects are
// years old.

import type { Catalogue } from '../../language/index.ts';

/** A position on the axis and its label. */
export interface SpanTick {
  readonly at: number;
  readonly label: string;
}

type Words = Pick<Catalogue['time'], 'axisMinutes' | 'axisHours' | 'shortDays' | 'shortYears'>;

const MINUTES = [1, 15];
const HOURS = [1, 6];
const DAYS = [1, 7, 30, 90];
/** With the days in them, including whole leap years. */
const YEARS: readonly (readonly [years: number, days: number])[] = [
  [1, 365],
  [2, 730],
  [5, 1826],
  [10, 3652],
  [20, 7305],
  [100, 36525],
];

/** Ticks in days. */
export const dayTicks = ({ shortDays, shortYears }: Words): readonly SpanTick[] => [
  ...DAYS.map((at) => ({ at, label: shortDays(at) })),
  ...YEARS.map(([years, at]) => ({ at, label: shortYears(years) })),
];

/** Ticks in hours. */
export const hourTicks = (words: Words): readonly SpanTick[] => [
  ...MINUTES.map((minutes) => ({ at: minutes / 60, label: words.axisMinutes(minutes) })),
  ...HOURS.map((at) => ({ at, label: words.axisHours(at) })),
  ...dayTicks(words).map(({ at, label }) => ({ at: at * 24, label })),
];

/**
 * Returns the part of the axis that contains some values, with at least two ticks. Values outside
 * of the ticks are drawn at the nearest tick.
 */
export function ticksFor(values: readonly number[], all: readonly SpanTick[]): readonly SpanTick[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const from = Math.max(
    all.findLastIndex(({ at }) => at <= low),
    0,
  );
  const to = all.findIndex(({ at }) => at >= high);
  const last = to < 0 ? all.length - 1 : to;
  return last > from
    ? all.slice(from, last + 1)
    : all.slice(Math.max(last - 1, 0), Math.max(last - 1, 0) + 2);
}
