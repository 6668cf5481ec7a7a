// The minimum levels for lists and feeds of advisories: they include the level and every higher
// one.

import { RATINGS } from '../cvss/rating.ts';
import type { Advisory } from './advisory.ts';

/** Lowest first. */
export const SEVERITY_FLOORS = ['low', 'medium', 'high', 'critical'] as const;
export type SeverityFloor = (typeof SEVERITY_FLOORS)[number];

/** Returns the folder for the page and the feeds of a level. */
export const severityPath = (floor: SeverityFloor): string => `severity/${floor}/`;

/** True for an advisory of this level or above; never for one without a rating. */
export function reaches(
  { severities: { rating } }: Pick<Advisory, 'severities'>,
  floor: SeverityFloor,
): boolean {
  return rating !== undefined && RATINGS.indexOf(rating) >= RATINGS.indexOf(floor);
}
