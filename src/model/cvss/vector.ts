// A CVSS vector that was read: its version and its metrics.

import type { CvssVersion } from './metrics.ts';

/** One metric of a vector, such as key `AV` with value `N`. */
export interface WrittenMetric {
  readonly key: string;
  readonly value: string;
}

/** A complete and legal vector. */
export interface CvssVector {
  readonly version: CvssVersion;
  /** The metrics that are defined, in the order in which the author wrote them: value X is the same as no metric. */
  readonly metrics: readonly WrittenMetric[];
  /** What the author wrote. */
  readonly text: string;
  /** The same metrics in the order of the specification: what is published. */
  readonly canonical: string;
}
