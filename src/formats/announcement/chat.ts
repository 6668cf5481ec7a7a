// An announcement for chat and short posts: subject, severity, versions to upgrade to, and a link.
// Plain text.

import { RATINGS } from '../../model/cvss/rating.ts';
import { oneLine } from '../../model/mail/header.ts';
import { sentence, shortened } from '../text/plain-text.ts';
import type { AnnouncedVulnerability, Announcement } from './announcement.ts';
import { isAllWithdrawn } from './changes.ts';
import { inWords } from './words.ts';

/** The maximum length in UTF-16 units: the smallest limit of the common services. */
export const LONGEST_CHAT = 500;

/**
 * Returns a text of at most LONGEST_CHAT units. Vulnerable versions are cut first. A link is
 * omitted rather than cut.
 */
export function announcementChat(announcement: Announcement): string {
  const { embargo, url } = announcement;
  const marks = embargo === undefined ? [] : [embargo];
  const fixed = [...marks, ...marks].reduce((length, mark) => length + mark.length + 1, 0);
  const link = fixed + url.length + 1 <= LONGEST_CHAT / 2 ? [url] : [];
  const room = LONGEST_CHAT - fixed - link.reduce((length, one) => length + one.length + 1, 0);
  return [...marks, chatSentence(announcement, room), ...link, ...marks].join('\n');
}

/** Returns the text without the link and the marks, of at most `room` units. */
export function chatSentence(announcement: Announcement, room: number): string {
  const { project, versions, cves, unfixed, advised, subject } = announcement;
  const valid = cves.filter(({ withdrawn }) => !withdrawn);
  if (isAllWithdrawn(announcement)) return shortened(oneLine(sentence(subject)), room);
  const released = `${project} ${inWords(versions, 'and')}`;
  const upgrade =
    advised.length === 0 ? 'No version fixes this yet.' : `Upgrade to ${inWords(advised, 'or')}.`;
  // The text without a fix is the news.
  const failed = valid.length === 0 ? [] : unfixed.map(({ id, words }) => `${id}: ${words}`);
  const bySeverity = valid.toSorted((a, b) => rank(b) - rank(a));
  const exploited = [
    ...new Set([...valid, ...unfixed].filter((one) => one.exploited).map(({ id }) => id)),
  ];
  const alarm =
    exploited.length === 0
      ? []
      : [`${inWords(exploited, 'and')} ${exploited.length === 1 ? 'is' : 'are'} being exploited.`];
  const [first] = bySeverity;
  const what =
    first === undefined
      ? 'is a security release.'
      : valid.length === 1
        ? `fixes ${first.id} (${first.score}): ${sentence(first.summary)}`
        : `fixes ${valid.length} vulnerabilities: ${bySeverity.map(({ id, score, summary }) => `${id} (${score}): ${summary}`).join('; ')}.`;
  const verb = versions.length > 1 ? what.replace(/^fixes/, 'fix').replace(/^is a/, 'are a') : what;
  const end = oneLine([...failed, ...alarm, upgrade].join(' '));
  const [lost] = unfixed;
  const start = oneLine(
    lost !== undefined && valid.length === 0
      ? `${sentence(subject)} ${lost.id} (${lost.score}): ${sentence(lost.summary)}`
      : `${released} ${verb}`,
  );
  if (end.length + 20 > room) return shortened(`${start} ${end}`, room);
  return `${shortened(start, room - end.length - 1)} ${end}`;
}

const rank = ({ rating }: AnnouncedVulnerability): number =>
  rating === undefined ? -1 : RATINGS.indexOf(rating);
