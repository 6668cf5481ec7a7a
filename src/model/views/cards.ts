// The social preview images of pages, as data. They are generated from public content alone.

import { titleOf } from '../advisory/advisory.ts';
import { isCve } from '../advisory/id.ts';
import type { Severity } from '../advisory/severity.ts';
import type { SeverityLevel } from '../advisory/severity-shape.ts';
import type { Content } from '../content.ts';
import { compareInstants, type Instant } from '../instant.ts';
import { advisoryPath, announcementPath, retrospectivePath, type Site } from '../site/site.ts';
import { order } from '../text/order.ts';

/** The texts of one image. */
export interface Card {
  /**
   * The page that it represents, relative to the top of the site; "" for all pages without their
   * own card.
   */
  readonly page: string;
  /** The kind of page, or the names of the advisory: "ORB-2026-0003, CVE-2026-12345". */
  readonly kicker: string;
  readonly title: string;
  /** "HIGH 8.7", "Withdrawn" */
  readonly label?: string;
  readonly level?: SeverityLevel;
  /** The name of the publisher. */
  readonly owner: string;
}

/** The words on cards, in the language of the site. */
export interface CardWords {
  readonly site: string;
  readonly release: string;
  readonly retrospective: string;
  readonly withdrawn: string;
  readonly severity: (severity: Severity) => string;
}

/**
 * A card takes about 30 ms to draw: only the newest pages have their own, and older ones use that
 * of the site.
 */
const MOST = 200;

/** Returns the path of the image of a card. */
export const cardPath = ({ page }: Pick<Card, 'page'>): string => `${page}card.png`;

/**
 * Returns the card of the site, and then those of the newest pages. Empty if site.yaml switches
 * cards off.
 */
export function cardsOf(
  content: Pick<Content, 'advisories' | 'releases' | 'retrospectives' | 'projects'>,
  site: Site,
  words: CardWords,
): Card[] {
  if (!site.formats.cards) return [];
  const owner = site.name;
  const names = new Map(content.projects.map(({ slug, name }) => [slug, name]));
  const dated: { readonly at: Instant; readonly card: Card }[] = [
    ...content.advisories.slice(0, MOST).map((one) => {
      const label = one.state === 'withdrawn' ? words.withdrawn : words.severity(one.severities);
      const level = one.state === 'withdrawn' ? 'none' : (one.severities.rating ?? 'unrated');
      const kicker = [one.id, ...one.aliases.filter(isCve).slice(0, 1)].join(' · ');
      return {
        at: one.published,
        card: { page: advisoryPath(one.id), kicker, title: titleOf(one), label, level, owner },
      };
    }),
    ...content.releases.slice(0, MOST).map(({ slug, project, versions, published }) => {
      const title = `${names.get(project) ?? project} ${versions.join(', ')}`;
      return {
        at: published,
        card: { page: announcementPath(slug), kicker: words.release, title, owner },
      };
    }),
    ...content.retrospectives.slice(0, MOST).map(({ slug, title, published }) => {
      return {
        at: published,
        card: { page: retrospectivePath(slug), kicker: words.retrospective, title, owner },
      };
    }),
  ];
  const newest = dated
    .sort((a, b) => compareInstants(b.at, a.at) || order(a.card.page, b.card.page))
    .slice(0, MOST);
  return [
    { page: '', kicker: words.site, title: owner, owner },
    ...newest.map(({ card }) => card),
  ].map(legible);
}

/**
 * The font of cards has Latin, Greek and Cyrillic letters. A title with other letters is only on
 * the page: the card shows the name alone.
 */
function legible(card: Card): Card {
  const title = drawable(card.title) ? card.title : card.kicker;
  return { ...card, title, owner: drawable(card.owner) ? card.owner : '' };
}

const drawable = (text: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Number}\p{Punctuation}\p{Symbol}\p{Mark}\s]*$/u.test(
    text,
  ) && !/\p{Extended_Pictographic}|[\u202a-\u202e\u2066-\u2069\u3000-\u{10ffff}]/u.test(text);
