// The banners that every page shows for a while: an upcoming security release that is preannounced,
// and a recent one. Each has an end, so that a page that is not rebuilt shows no outdated banner.
// The content of an upcoming release is not available here, except its preannouncement.

import type { Content } from '../content.ts';
import { mostSevere, type Rating } from '../cvss/rating.ts';
import { addHours, type Instant, isAfter } from '../instant.ts';
import { outcomeIds } from '../release/outcome.ts';
import type { Preannouncement } from '../release/preannouncement.ts';
import type { Release } from '../release/release.ts';
import type { Site } from '../site/site.ts';

/** A banner that pages show until its end. */
export type Banner =
  | { readonly kind: 'announced'; readonly until: Instant; readonly announced: Preannouncement }
  | {
      readonly kind: 'fresh';
      readonly until: Instant;
      readonly release: Release;
      /** The highest rating that the release fixes; undefined if no advisory is rated. */
      readonly rating: Rating | undefined;
      /** How many advisories it fixes that are not withdrawn. */
      readonly fixes: number;
    };

/** The maximum number of banners at a time. */
const MOST = 3;

type Announceable = Pick<Content, 'releases' | 'preannouncements' | 'advisories' | 'projects'>;

/**
 * Returns the banners as of `now`: upcoming releases by time, then recent ones, the newest first;
 * at most three.
 */
export function bannersOf(
  content: Announceable,
  site: Pick<Site, 'announcements'>,
  now: Instant,
): Banner[] {
  const coming = content.preannouncements.map((announced): Banner => {
    return { kind: 'announced', until: addHours(announced.at, announced.windowHours), announced };
  });
  const fresh = freshOf(content, site.announcements.banner_days, now);
  return [...coming, ...fresh].filter(({ until }) => isAfter(until, now)).slice(0, MOST);
}

function freshOf(
  { releases, advisories, projects }: Announceable,
  days: number,
  now: Instant,
): Banner[] {
  if (days === 0) return [];
  const untilOf = ({ published }: Release): Instant => addHours(published, days * 24);
  const recent = releases.filter((release) => isAfter(untilOf(release), now)).slice(0, MOST);
  if (recent.length === 0) return [];
  const owners = new Map(projects.map((one) => [one.slug, one]));
  const published = new Map(
    advisories.filter(({ state }) => state === 'published').map((one) => [one.id, one]),
  );
  return recent.map((release) => {
    const { failed } = outcomeIds(release, published, owners.get(release.project));
    const fixed = release.advisories
      .filter((id) => !failed.includes(id))
      .flatMap((id) => published.get(id) ?? []);
    const rating = mostSevere(fixed.flatMap(({ severities }) => severities.rating ?? []));
    return { kind: 'fresh', until: untilOf(release), release, rating, fixes: fixed.length };
  });
}
