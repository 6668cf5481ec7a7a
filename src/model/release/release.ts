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
  addProblem(ctx, params, '"planned: false" requires a reason.', ['planned']);
});

/** The front matter of content/releases/<project>-<version>.md. */
export const releaseSchema = object({
  project: slug(),
  versions: list(line(100)).describe(
    'The released versions. If absent, the version in the file name.',
  ),
  published: instant().optional().describe('When it is announced. If absent, a draft.'),
  advisories: list(line(100)).describe('The ids of the advisories that it fixes.'),
  to: list(line(254)).describe('Who gets the announcement. If absent, the recipients of the site.'),
  preannounce: preannounceSchema
    .optional()
    .describe(
      'The pre-announcement: that a release is coming, when, and its maximum severity. If absent, there is none.',
    ),
  retrospective: retrospectiveSchema
    .optional()
    .describe(
      'Only if no retrospective is planned: {planned: false, reason: ...}. Pages show the reason.',
    ),
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
