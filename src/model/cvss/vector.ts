// A parsed CVSS vector: its version and its metrics.

import type { CvssVersion } from './metrics.ts';

/** One metric of a vector, such as key `AV` with value `N`. */
export interface WrittenMetric {
  readonly key: string;
  readonly value: string;
}

/** A complete and legal vector. */
export interface CvssVector {
  readonly version: CvssVersion;
  /** The metrics that are defined, in the author's order. The value X is the same as no metric. */
  readonly metrics: readonly WrittenMetric[];
  /** The text as the author wrote it. */
  readonly text: string;
  /** The same metrics in the order of the specification. This form is published. */
  readonly canonical: string;
}
