// When a record is public: the one rule for advisories, releases, retrospectives and statements.

import { type Instant, isAfter } from './instant.ts';

/** Whether a record is public as of a time. A draft has no time of publication. */
export type Publication =
  | { readonly state: 'published'; readonly published: Instant }
  | { readonly state: 'draft' | 'scheduled' };

/**
 * Returns the publication of a record as of `now`: "published" from its time on. A record that names advisories is "scheduled" until
 * all of them are public (`isReady`).
 */
export function publicationOf(published: Instant | undefined, now: Instant, isReady = true): Publication {
  if (published === undefined) return { state: 'draft' };
  if (isAfter(published, now) || !isReady) return { state: 'scheduled' };
  return { state: 'published', published };
}
