// PRIVATE: the steps that people confirmed on a release day.
// content/cases/release-day/<release>.yaml. Code that publishes never reads it.

import type { z } from 'zod';
import { instant, integer, line, list, object, text } from '../source/fields.ts';

/** The steps of a release day, in their order (SPEC 11, Implementation, release day). */
export const RELEASE_STEPS = [
  'Merge the commits of the private fork',
  'Start patch releases for all affected versions in the supported range',
  'Publish all binaries and packages',
  'Publish the advisory',
  'Publish the announcement',
] as const;

/** content/cases/release-day/<release>.yaml */
export const releaseDaySchema = object({
  done: list(
    object({
      step: integer(1, RELEASE_STEPS.length),
      at: instant(),
      by: line(200).describe('Who confirmed it.'),
      reason: text(1000)
        .optional()
        .describe('Why it counts as done although the check failed or the order is different.'),
    }),
    RELEASE_STEPS.length,
  ),
});

/** The confirmation that a step is done. */
export type Confirmation = z.output<typeof releaseDaySchema>['done'][number];

/** Returns the file of a release day, from the content folder. */
export const releaseDayPath = (release: string): string => `cases/release-day/${release}.yaml`;
