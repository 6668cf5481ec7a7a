// The words that a language needs for the metrics and values of each version of CVSS.

import type { METRICS_V2, METRICS_V3, METRICS_V4, Metric } from './metrics.ts';

/** The name of a value and one sentence for a reader who does not know CVSS. */
interface ValueWords {
  readonly name: string;
  readonly sentence: string;
}

/** The full name of a metric and the words for each of its values. */
export interface MetricWords {
  readonly name: string;
  readonly values: Readonly<Record<string, ValueWords>>;
}

/** A table with words for exactly the metrics and values of a list of metrics. */
export type WordsFor<Metrics extends readonly Metric[]> = {
  readonly [M in Metrics[number] as M['key']]: {
    readonly name: string;
    readonly values: { readonly [V in M['values'][number]]: ValueWords };
  };
};

/**
 * The words of a language for every version. Every table must be complete: a missing value is a
 * compile error.
 */
export interface CvssTables {
  readonly '2.0': WordsFor<typeof METRICS_V2>;
  readonly '3.0': WordsFor<typeof METRICS_V3>;
  readonly '3.1': WordsFor<typeof METRICS_V3>;
  readonly '4.0': WordsFor<typeof METRICS_V4>;
}
