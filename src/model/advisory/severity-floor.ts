// The levels that a list or a feed of advisories can start from: what is rated so, and what is rated higher.

import { RATINGS } from '../cvss/rating.ts';
import type { Advisory } from './advisory.ts';

/** From the lowest. */
export const SEVERITY_FLOORS = ['low', 'medium', 'high', 'critical'] as const;
export type SeverityFloor = (typeof SEVERITY_FLOORS)[number];

/** The folder of the page and the feeds of a level. */
export const severityPath = (floor: SeverityFloor): string => `severity/${floor}/`;

/** True for an advisory of this level or above; never for one without a rating. */
export function reaches({ severities: { rating } }: Pick<Advisory, 'severities'>, floor: SeverityFloor): boolean {
  return rating !== undefined && RATINGS.indexOf(rating) >= RATINGS.indexOf(floor);
}
