// The ratings of scores: CVSS 4.0 section 6, CVSS 3.1 and 3.0 section 5 (the same five bands). CVSS
// 2.0 defines no bands, so it uses the three of the National Vulnerability Database.

import type { CvssVersion } from './metrics.ts';

/** All ratings, from the least to the most severe. */
export const RATINGS = ['none', 'low', 'medium', 'high', 'critical'] as const;

export type Rating = (typeof RATINGS)[number];

/** Returns the most severe rating; undefined for an empty list. */
export function mostSevere(ratings: readonly Rating[]): Rating | undefined {
  return RATINGS.findLast((rating) => ratings.includes(rating));
}

/**
 * Returns the rating of a score from 0 to 10 in the bands of its version: 0 none, 0.1-3.9 low,
 * 4.0-6.9 medium, 7.0-8.9 high, 9.0-10 critical. CVSS 2.0 has no "none" (0-3.9 is low) and no
 * "critical" (7.0-10 is high). Throws a RangeError if the number is not a score.
 */
export function ratingOf(score: number, version: CvssVersion): Rating {
  if (!(score >= 0 && score <= 10))
    throw new RangeError(`A CVSS score is a number from 0 to 10, found ${score}`);
  if (score >= 9 && version !== '2.0') return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 || version === '2.0' ? 'low' : 'none';
}

/**
 * Returns the lowest and the highest score of a rating in CVSS 4.0. CVSS 3.1 and 3.0 have the same
 * bands.
 */
export function bandOf(rating: Rating): { readonly from: number; readonly to: number } {
  const scores = TENTHS.filter((score) => ratingOf(score, '4.0') === rating);
  return { from: Math.min(...scores), to: Math.max(...scores) };
}

const TENTHS = Array.from({ length: 101 }, (_, i) => i / 10);
