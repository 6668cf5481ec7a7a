// The branches of a project as its file states them.

import { z } from 'zod';
import { addProblem, day, line, object } from '../source/fields.ts';

/** The versions of a branch: from (inclusive) and before (exclusive). */
export interface VersionWindow {
  readonly from?: string;
  readonly before?: string;
}

const BOUNDS = /^(?:>=\s*([^\s<>=,]+))?(?:\s*,?\s*<\s*([^\s<>=,]+))?$/;

const windowSchema = z
  .string()
  .max(300)
  .transform((written, ctx): VersionWindow => {
    const [, from, before] = BOUNDS.exec(written.trim()) ?? [];
    if (from === undefined && before === undefined) {
      addProblem(
        ctx,
        { problem: 'branch-range' },
        `${JSON.stringify(written)} is not a range such as ">=2.0.0 <3.0.0".`,
      );
      return z.NEVER;
    }
    return { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) };
  });

export const branchSchema = object({
  name: line(60).describe('The name that the team uses: 2.x.'),
  range: windowSchema.describe('">=2.0.0 <3.0.0"; either bound can be omitted.'),
  status: z
    .enum(['supported', 'security-only', 'end-of-life', 'unreleased'])
    .describe(
      'The current support status. A branch whose "until" is in the past is end-of-life; a branch whose "since" is in the future is unreleased. A trunk without releases is unreleased.',
    ),
  since: day().optional().describe('The day of its first release.'),
  until: day().optional().describe('The last day of support.'),
});

/** A branch of a project. */
export type Branch = z.output<typeof branchSchema>;
