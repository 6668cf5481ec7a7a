// Words for severities.

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
  /** Within a sentence, if no rating exists. */
  unrated: 'not rated',
  /** Alone next to a shape: "HIGH". */
  plate: (rating: Rating | undefined): string =>
    rating === undefined ? 'not rated' : levels[rating].toUpperCase(),
  scale: (version: string): string => `CVSS ${version}, of 10`,
  /** After the highest of several packages. */
  byPackage: 'differs by package',
  nothing: 'This advisory has no severity.',
};
