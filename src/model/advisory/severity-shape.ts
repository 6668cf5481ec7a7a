// A shape for each level of severity, so that it is recognizable without color: the more corners
// at the top, the more severe.

import type { Rating } from '../cvss/rating.ts';

/** The levels that have a shape. */
export type SeverityLevel = Rating | 'unrated';

/** Paths in a box of 16 by 16: an octagon, a triangle, a diamond, a disc, a ring and a bar. */
export const SEVERITY_SHAPES: Readonly<Record<SeverityLevel, string>> = {
  critical: 'M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z',
  high: 'M8 1l7.5 14H.5z',
  medium: 'M8 .5L15.5 8 8 15.5.5 8z',
  low: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z',
  none: 'M8 1a7 7 0 1 0 0 14A7 7 0 1 0 8 1zm0 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
  unrated: 'M1 6.5h14v3H1z',
};
