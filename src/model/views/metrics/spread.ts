// How values are spread: median, 90th percentile, shortest and longest. Of few values no percentile is told, but each value.

/** Fewer values than this have no percentile: one case more or less would turn it over. */
export const FEWEST = 5;

export interface Spread {
  /** How many values there are. */
  readonly n: number;
  /** How many cases have no value. */
  readonly notMeasured: number;
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
  /** Undefined under `FEWEST` values. */
  readonly median: number | undefined;
  /** Nine of ten values are not longer. Undefined under `FEWEST` values. */
  readonly p90: number | undefined;
  /** Each value in ascending order, where there are fewer than `FEWEST`; else empty. */
  readonly single: readonly number[];
}

/** The spread of the values of some cases; undefined stands for a case without one. */
export function spreadOf(values: readonly (number | undefined)[]): Spread {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const enough = sorted.length >= FEWEST;
  return {
    n: sorted.length,
    notMeasured: values.length - sorted.length,
    shortest: sorted[0],
    longest: sorted.at(-1),
    median: enough ? percentile(sorted, 50) : undefined,
    p90: enough ? percentile(sorted, 90) : undefined,
    single: enough ? [] : sorted,
  };
}

/**
 * A percentile by nearest rank: the least of the values that so many percent of them do not exceed. It is always one of the values.
 * `sorted` is ascending and not empty, `percent` above 0 and at most 100; throws a RangeError otherwise.
 */
export function percentile(sorted: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is no percentile`);
  // Whole numbers before the division: 0.9 * 10 could be a little more than 9.
  const value = sorted[Math.ceil((percent * sorted.length) / 100) - 1];
  if (value === undefined) throw new RangeError('Nothing has no percentile');
  return value;
}
