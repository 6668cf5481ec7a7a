// What every page tells of for a while: a security release that is announced for a day to come, and one that is fresh. Each has an
// end, so that a page which is not built again tells nothing old. Of a release to come nothing is told but what was
// pre-announced: the rest of it is not in the content.

import type { Content } from '../content.ts';
import { mostSevere, type Rating } from '../cvss/rating.ts';
import { addHours, type Instant, isAfter } from '../instant.ts';
import type { Preannouncement } from '../release/preannouncement.ts';
import type { Release } from '../release/release.ts';
import type { Site } from '../site/site.ts';

/** One thing that pages tell of until its end. */
export type Banner =
  | { readonly kind: 'announced'; readonly until: Instant; readonly announced: Preannouncement }
  | {
      readonly kind: 'fresh';
      readonly until: Instant;
      readonly release: Release;
      /** The gravest rating of what it fixes; undefined where nothing is rated. */
      readonly rating: Rating | undefined;
      /** How many advisories it fixes that are not withdrawn. */
      readonly fixes: number;
    };

/** So many are told of at once. */
const MOST = 3;

type Told = Pick<Content, 'releases' | 'preannouncements' | 'advisories'>;

/** What pages tell of as of `now`: what comes first, by its time, then what is fresh, the newest first; at most three. */
export function bannersOf(content: Told, site: Pick<Site, 'announcements'>, now: Instant): Banner[] {
  const coming = content.preannouncements.map((announced): Banner => {
    return { kind: 'announced', until: addHours(announced.at, announced.windowHours), announced };
  });
  const fresh = freshOf(content, site.announcements.banner_days, now);
  return [...coming, ...fresh].filter(({ until }) => isAfter(until, now)).slice(0, MOST);
}

function freshOf({ releases, advisories }: Told, days: number, now: Instant): Banner[] {
  if (days === 0) return [];
  const untilOf = ({ published }: Release): Instant => addHours(published, days * 24);
  const recent = releases.filter((release) => isAfter(untilOf(release), now)).slice(0, MOST);
  if (recent.length === 0) return [];
  const standing = new Map(advisories.filter(({ state }) => state === 'published').map((one) => [one.id, one]));
  return recent.map((release) => {
    const fixed = release.advisories.flatMap((id) => standing.get(id) ?? []);
    const rating = mostSevere(fixed.flatMap(({ severities }) => severities.rating ?? []));
    return { kind: 'fresh', until: untilOf(release), release, rating, fixes: fixed.length };
  });
}
