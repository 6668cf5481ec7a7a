// For tests only: random legal vectors of each version.

import fc from 'fast-check';
import { type CvssVersion, GRAMMARS, type Metric } from '../cvss/metrics.ts';

/** Formats metrics as a vector, in the given order. */
export function write(version: CvssVersion, metrics: readonly string[]): string {
  return GRAMMARS[version].prefix + metrics.join('/');
}

/**
 * Returns the metrics of a legal vector in canonical order, each as `KEY:VALUE`: all base metrics
 * and some of the others.
 */
export function arbitraryMetrics(version: CvssVersion): fc.Arbitrary<string[]> {
  return fc
    .tuple(...GRAMMARS[version].metrics.map(arbitraryMetric))
    .map((written) => written.flat());
}

/** Returns the same metrics in canonical order and in random order. */
export function arbitraryShuffle(
  version: CvssVersion,
): fc.Arbitrary<{ ordered: string[]; shuffled: string[] }> {
  return arbitraryMetrics(version).chain((ordered) =>
    fc
      .shuffledSubarray(ordered, { minLength: ordered.length })
      .map((shuffled) => ({ ordered, shuffled })),
  );
}

/** Returns every vector of base metrics, in canonical order. */
export function everyBaseVector(version: CvssVersion): string[] {
  const base = GRAMMARS[version].metrics.filter(({ group }) => group === 'base');
  let vectors: string[][] = [[]];
  for (const { key, values } of base) {
    vectors = vectors.flatMap((vector) => values.map((value) => [...vector, `${key}:${value}`]));
  }
  return vectors.map((metrics) => write(version, metrics));
}

function arbitraryMetric({ key, group, values }: Metric): fc.Arbitrary<string[]> {
  const given = fc.constantFrom(...values).map((value) => [`${key}:${value}`]);
  return group === 'base' ? given : fc.oneof(given, fc.constant<string[]>([]));
}
