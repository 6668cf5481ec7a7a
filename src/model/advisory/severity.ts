// Severity: CVSS vectors (scores are computed, never typed) and ratings in words.

import { z } from 'zod';
import { parseVector } from '../cvss/parse.ts';
import { RATINGS, type Rating } from '../cvss/rating.ts';
import { type Score, scoreOf } from '../cvss/score.ts';
import type { CvssVector } from '../cvss/vector.ts';
import { addProblem, object, text } from '../source/fields.ts';

/** Parses and checks a CVSS vector as authors write it. */
export const vectorSchema = z
  .union([z.string(), z.number()], { error: 'a CVSS vector' })
  .transform((value, ctx): CvssVector => {
    const written = String(value).trim();
    if (/^\d+(\.\d+)?$/.test(written)) {
      addProblem(
        ctx,
        { problem: 'score-typed' },
        `Found the score ${written}; expected a CVSS vector, because scores are computed.`,
      );
      return z.NEVER;
    }
    const result = parseVector(written);
    if ('vector' in result) return result.vector;
    for (const { code, offset, length, message, remedy } of result.problems)
      addProblem(ctx, { problem: code, from: offset, length, remedy }, message);
    return z.NEVER;
  });

export const ratingSchema = object({
  level: z.enum(RATINGS).describe('none, low, medium, high or critical.'),
  reason: text(2000).describe(
    'Why the advisory has no vector, or why the rating differs from the score.',
  ),
});

/** The severity of an advisory, for readers. */
export interface Severity {
  /** One score for each vector, the newest version of CVSS first. */
  readonly scores: readonly Score[];
  /** The score to show first. */
  readonly main: Score | undefined;
  /** The publisher's rating, else that of the first score; undefined if neither is given. */
  readonly rating: Rating | undefined;
  /** The reason for the publisher's rating. */
  readonly reason: string | undefined;
  /** Present if the packages of the advisory differ, and this is the highest of them. */
  readonly differs?: true;
}

/** Computes the severity from the vectors and the publisher's own rating. */
export function severityOf(
  vectors: readonly CvssVector[],
  rating: z.output<typeof ratingSchema> | undefined,
): Severity {
  const newestFirst = [...vectors].sort((a, b) => Number(b.version) - Number(a.version));
  const scores = newestFirst.map(scoreOf);
  const main = scores[0];
  return { scores, main, rating: rating?.level ?? main?.rating, reason: rating?.reason };
}
