// The distribution of values: median, 90th percentile, shortest and longest. Few values have no
// percentiles; each is listed instead.

/** Fewer values than this have no percentiles, because a single case would change them too much. */
export const FEWEST = 5;

export interface Spread {
  /** The number of values. */
  readonly n: number;
  /** The number of cases without a value. */
  readonly notMeasured: number;
  readonly shortest: number | undefined;
  readonly longest: number | undefined;
  /** undefined for fewer than `FEWEST` values. */
  readonly median: number | undefined;
  /** Nine of ten values do not exceed it. undefined for fewer than `FEWEST` values. */
  readonly p90: number | undefined;
  /** Each value in ascending order, if fewer than `FEWEST` exist; else empty. */
  readonly single: readonly number[];
}

/** Returns the distribution of some values; undefined represents a case without one. */
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
 * Returns a percentile by nearest rank: the smallest value that at least `percent` percent of the
 * values do not exceed. It is always one of the values. `sorted` is ascending and not empty,
 * `percent` above 0 and at most 100; throws a RangeError otherwise.
 */
export function percentile(sorted: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError(`${percent} is not a percentile`);
  // Multiplies whole numbers before the division: 0.9 * 10 could be slightly more than 9.
  const value = sorted[Math.ceil((percent * sorted.length) / 100) - 1];
  if (value === undefined) throw new RangeError('An empty list has no percentile');
  return value;
}
