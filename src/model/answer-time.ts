// How fast reports were answered, measured: from "reported" to "acknowledged" in the timelines of public advisories (SPEC 11,
// step 1). Which channel a report came by is private, so this is of all channels together.

import type { Advisory } from './advisory.ts';
import { hoursBetween, stagesOf } from './response.ts';

/** A median of fewer cases says nothing. */
export const LEAST_CASES = 5;

/** What was measured. */
export interface AnswerTimes {
  /** How many advisories tell both times. */
  readonly count: number;
  /** How many of them were answered within what is promised. */
  readonly within: number;
  /** Hours, with fractions; undefined for fewer than LEAST_CASES. */
  readonly median: number | undefined;
}

/** Measures the advisories whose timelines tell both times, against a promise in hours. An answer before its report is no case. */
export function answerTimes(
  advisories: readonly Pick<Advisory, 'timeline' | 'published'>[],
  promisedHours: number,
): AnswerTimes {
  const hours = advisories
    .map(stagesOf)
    .flatMap(({ reported, acknowledged }) =>
      reported === undefined || acknowledged === undefined ? [] : [hoursBetween(reported, acknowledged)],
    )
    .filter((one) => one >= 0)
    .sort((a, b) => a - b);
  const within = hours.filter((one) => one <= promisedHours).length;
  return { count: hours.length, within, median: hours.length < LEAST_CASES ? undefined : medianOf(hours) };
}

function medianOf(sorted: readonly number[]): number | undefined {
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, one) => sum + one, 0) / middle.length;
}
