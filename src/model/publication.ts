// Decides when a record is public: the only rule for advisories, releases, retrospectives and
// statements.

import { type Instant, isAfter } from './instant.ts';

/** The publication state of a record at a time. A draft has no time of publication. */
type Publication =
  | { readonly state: 'published'; readonly published: Instant }
  | { readonly state: 'draft' | 'scheduled' };

/**
 * Returns the publication state of a record at `now`: "published" from its time on. A record that
 * names advisories is "scheduled" until all of them are public (`isReady`).
 */
export function publicationOf(
  published: Instant | undefined,
  now: Instant,
  isReady = true,
): Publication {
  if (published === undefined) return { state: 'draft' };
  if (isAfter(published, now) || !isReady) return { state: 'scheduled' };
  return { state: 'published', published };
}
