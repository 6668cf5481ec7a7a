// Changes since an announcement was sent (SPEC 11, step 5: an advisory is updated whenever new
// facts are known). A regenerated announcement lists them, so that recipients of the first one see
// that it differs and why.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { compareInstants, dayOf, type Instant, isAfter } from '../../model/instant.ts';
import { sentence } from '../text/plain-text.ts';
import type { AnnouncedChange, Announcement } from './announcement.ts';
import { nameOf } from './words.ts';

/** The text before the list of changes. */
export const CHANGES = 'What has changed since this was first announced:';

/**
 * Returns the changes of advisories after a time, oldest first: revisions that are not editorial,
 * and withdrawals.
 */
export function changesSince(published: Instant, advisories: readonly Advisory[]): AnnouncedChange[] {
  return advisories
    .flatMap((advisory) => [
      ...advisory.revisions
        .filter(({ kind }) => kind !== 'editorial')
        .map(({ at, note }) => ({ at, words: `${nameOf(advisory)}: ${sentence(note)}` })),
      ...(advisory.withdrawn === undefined
        ? []
        : [
            {
              at: advisory.withdrawn.at,
              words: `${nameOf(advisory)} is withdrawn: ${sentence(advisory.withdrawn.reason)}`,
            },
          ]),
    ])
    .filter(({ at }) => isAfter(at, published))
    .sort((a, b) => compareInstants(a.at, b.at));
}

/**
 * Returns the changes as lines. Empty if every announced advisory is withdrawn: then the whole
 * announcement says so.
 */
export function changeLines({ changes, cves }: Pick<Announcement, 'changes' | 'cves'>): string[] {
  if (cves.length > 0 && cves.every(({ withdrawn }) => withdrawn)) return [];
  return changes.map(({ at, words }) => `${dayOf(at)}: ${words}`);
}

/**
 * Returns the subject of an announcement that is regenerated after a change. A preview was never
 * sent.
 */
export function subjectAfterChange(announcement: Announcement): string {
  const { subject, embargo } = announcement;
  return embargo === undefined && changeLines(announcement).length > 0 ? `Updated: ${subject}` : subject;
}
