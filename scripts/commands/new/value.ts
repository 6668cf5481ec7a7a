// Parses the values of options before anything is written: times, severities, lines.

import { parseVector } from '../../../src/model/cvss/parse.ts';
import { RATINGS, type Rating } from '../../../src/model/cvss/rating.ts';
import { type Instant, isAfter, parseInstant } from '../../../src/model/instant.ts';
import { UsageError } from '../../../src/usage-error.ts';

/** Parses a time with a zone from an option. Throws UsageError. */
export function timeOf(text: string, flag: string): Instant {
  const result = parseInstant(text);
  if ('instant' in result) return result.instant;
  const words = result.fault === 'zone' ? 'has no time zone' : 'is not a time';
  throw new UsageError(`${flag}: "${text}" ${words}. Write it like 2026-05-12T16:00:00Z.`);
}

/** Parses a time in the past. Throws UsageError. */
export function pastTime(text: string, flag: string, now: Instant): Instant {
  const time = timeOf(text, flag);
  if (isAfter(time, now)) throw new UsageError(`${flag}: ${time} is in the future.`);
  return time;
}

const isRating = (text: string): text is Rating => RATINGS.some((rating) => rating === text);

/** Parses the value of --severity: a word, CVSS vectors, or both. Throws UsageError. */
export function severityOf(words: readonly string[]): {
  level: Rating | undefined;
  vectors: string[];
} {
  const levels = words.filter(isRating);
  const vectors = words.filter((word) => !isRating(word));
  if (levels.length > 1) throw new UsageError(`--severity: choose one of ${levels.join(' and ')}.`);
  for (const vector of vectors) {
    const result = parseVector(vector);
    if ('problems' in result) {
      const faults = result.problems.map(({ message }) => message).join(' ');
      throw new UsageError(
        `--severity: ${vector}: ${faults} Give a CVSS vector, or one of ${RATINGS.join(', ')}.`,
      );
    }
  }
  return { level: levels[0], vectors };
}

/** Returns the fault of a text that must be one line; undefined if it is valid. */
export function lineFault(text: string, most: number): string | undefined {
  const fits = text.trim() !== '' && text.length <= most && !/[\r\n]/.test(text);
  return fits ? undefined : `Write one line of at most ${most} characters.`;
}
