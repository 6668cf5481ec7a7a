// How severe something is.

import type { Rating } from '../../model/cvss/rating.ts';

const levels: Readonly<Record<Rating, string>> = {
  none: 'none',
  low: 'low',
  medium: 'medium',
  high: 'high',
  critical: 'critical',
};

export const severity = {
  /** Within a sentence. */
  levels,
  /** Within a sentence, where there is no rating. */
  unrated: 'not rated',
  /** What stands alone beside a shape: "HIGH". */
  plate: (rating: Rating | undefined): string => (rating === undefined ? 'not rated' : levels[rating].toUpperCase()),
  scale: (version: string): string => `CVSS ${version}, of 10`,
  /** Beside the highest of several packages. */
  byPackage: 'differs by package',
  nothing: 'This advisory states no severity.',
};
