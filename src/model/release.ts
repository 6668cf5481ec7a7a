// A security release: which advisories it fixes. It becomes the announcement. content/releases/<project>-<version>.md.

import type { z } from 'zod';
import { instant, line, list, object, slug } from './field.ts';
import type { Instant } from './instant.ts';
import { preannounceSchema } from './preannouncement.ts';

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
});

type ReleaseMatter = z.output<typeof releaseSchema>;

interface Written extends ReleaseMatter {
  /** The file name: orbital-2.1.3. */
  readonly slug: string;
  readonly file: string;
  /** Markdown: what only this release needs to say. */
  readonly body: string;
}

/** A release that is public: announced, with every advisory that it names public. */
export interface Release extends Written {
  readonly state: 'published';
  readonly published: Instant;
}

/** A release that is planned. No format and no page takes one. */
export interface PlannedRelease extends Written {
  readonly state: 'draft' | 'scheduled';
}
