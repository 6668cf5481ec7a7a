// Changes since an announcement was sent (SPEC 11, step 5: an advisory is updated whenever new
// facts are known). A regenerated announcement lists them, so that recipients of the first one see
// that it differs and why.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { dayOf, type Instant } from '../../model/instant.ts';
import { changesAfter } from '../../model/release/changes.ts';
import { sentence } from '../text/plain-text.ts';
import type { AnnouncedChange, Announcement } from './announcement.ts';
import { nameOf } from './words.ts';

/** The text before the list of vulnerabilities that the release does not fix. */
export const UNFIXED = 'This release does not fix the following:';

/** Returns what the release does not fix, as lines. */
export const unfixedLines = ({ unfixed }: Pick<Announcement, 'unfixed'>): string[] =>
  unfixed.map((one) => `${one.id} ${unfixedWords(one)}`);

/** Returns the words after the id: its score and summary, and the versions that do not fix it. */
export const unfixedWords = ({ score, summary, words }: Announcement['unfixed'][number]): string =>
  `(${score}): ${sentence(summary)} ${words}`;

/** The text before the list of changes. */
export const CHANGES = 'What has changed since this was first announced:';

/** Returns the changes of advisories after a time, oldest first. */
export function changesSince(
  published: Instant,
  advisories: readonly Advisory[],
): AnnouncedChange[] {
  return changesAfter(published, advisories).map(({ advisory, at, note, isWithdrawal }) => ({
    at,
    words: `${nameOf(advisory)}${isWithdrawal ? ' is withdrawn' : ''}: ${sentence(note)}`,
  }));
}

/** True if every announced advisory is withdrawn. */
export const isAllWithdrawn = ({
  cves,
  unfixed,
}: Pick<Announcement, 'cves' | 'unfixed'>): boolean =>
  unfixed.length === 0 && cves.length > 0 && cves.every(({ withdrawn }) => withdrawn);

/**
 * Returns the changes as lines. Empty if every announced advisory is withdrawn: then the whole
 * announcement says so.
 */
export function changeLines({
  changes,
  cves,
  unfixed,
}: Pick<Announcement, 'changes' | 'cves' | 'unfixed'>): string[] {
  if (isAllWithdrawn({ cves, unfixed })) return [];
  return changes.map(({ at, words }) => `${dayOf(at)}: ${words}`);
}

/**
 * Returns the subject of an announcement that is regenerated after a change. A preview was never
 * sent.
 */
export function subjectAfterChange(announcement: Announcement): string {
  const { subject, embargo, unfixed } = announcement;
  const isChanged = unfixed.length > 0 || changeLines(announcement).length > 0;
  return embargo === undefined && isChanged ? `Updated: ${subject}` : subject;
}
