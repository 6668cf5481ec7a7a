// A security release, with the advisories that it fixes. It becomes the announcement.
// content/releases/<project>-<version>.md.

import { z } from 'zod';
import type { Instant } from '../instant.ts';
import { addProblem, instant, line, list, object, slug, text } from '../source/fields.ts';
import { preannounceSchema } from './preannouncement.ts';

const retrospectiveSchema = object({
  planned: z.boolean().default(true),
  reason: text(1000).optional().describe('Why none is planned, for readers.'),
}).superRefine(({ planned, reason }, ctx) => {
  if (planned || reason !== undefined) return;
  const params = { problem: 'key-missing', remedy: 'Add "reason:".' } as const;
  addProblem(ctx, params, 'A retrospective that is not planned needs a reason.', ['planned']);
});

/** The front matter of content/releases/<project>-<version>.md. */
export const releaseSchema = object({
  project: slug(),
  versions: list(line(100)).describe('The released versions; the one of the file name where absent.'),
  published: instant().optional().describe('When it is announced. Absent: a draft.'),
  advisories: list(line(100)).describe('The ids of the advisories that it fixes.'),
  to: list(line(254)).describe("Who gets the announcement; the site's recipients where absent."),
  preannounce: preannounceSchema
    .optional()
    .describe(
      'What is told before it is published: that it comes, when, and how grave it is at most. Absent: nothing.',
    ),
  retrospective: retrospectiveSchema
    .optional()
    .describe('Only where no retrospective is planned: {planned: false, reason: ...}. Readers are told so.'),
});

type ReleaseMatter = z.output<typeof releaseSchema>;

interface Written extends ReleaseMatter {
  /** The file name: orbital-2.1.3. */
  readonly slug: string;
  readonly file: string;
  /** Markdown: information that only this release adds. */
  readonly body: string;
}

/** A public release: it is announced, and every advisory that it names is public. */
export interface Release extends Written {
  readonly state: 'published';
  readonly published: Instant;
}

/** A planned release. No format and no page uses one. */
export interface PlannedRelease extends Written {
  readonly state: 'draft' | 'scheduled';
}
