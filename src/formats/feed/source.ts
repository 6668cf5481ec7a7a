// The content of a feed, independent of RSS, Atom or JSON Feed.

import { compareInstants, type Instant, instantOf, latest } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { escapeHtml, xmlLine, xmlText } from '../text/xml.ts';

export interface FeedEntry {
  /** A tag: URI (RFC 4151) or an address that never changes, even if the title or the text does. */
  readonly id: string;
  /** The path of its page. */
  readonly path: string;
  /** Plain text. */
  readonly title: string;
  readonly published: Instant;
  /** Not before `published`. */
  readonly updated: Instant;
  /** Plain text. */
  readonly summary?: string;
  /** The whole content. Every address in it is absolute. */
  readonly html: string;
  readonly tags: readonly string[];
  /** Names; the publisher if absent. */
  readonly authors?: readonly string[];
}

/** The position of a document among those of its feed (RFC 5005, section 4). */
export interface FeedPlace {
  /** Its name in the folder of the feed, without the ending: "feed", "feed-archive/3". */
  readonly name: string;
  /** True if the set of entries is final. */
  readonly archive: boolean;
  /** The name of the document with the previous entries; absent in the oldest one. */
  readonly previous?: string;
}

export interface FeedSource {
  readonly title: string;
  readonly description: string;
  /** Path of the folder that the three documents are in: "" or "projects/orbital/". */
  readonly folder: string;
  /** Path of the page that lists the same items. */
  readonly homePath: string;
  /** In publication order. */
  readonly entries: readonly FeedEntry[];
  /** If absent, the feed itself without an archive. */
  readonly place?: FeedPlace;
}

/** The document that readers subscribe to, if no archive exists. */
export const SUBSCRIPTION: FeedPlace = { name: 'feed', archive: false };

/** The addresses of a document of a feed and of its neighbours. */
export interface FeedAddresses {
  /** Path of the document. */
  readonly path: string;
  readonly self: string;
  /** The document that readers subscribe to: equal to `self` in that document. */
  readonly current: string;
  readonly previous: string | undefined;
}

/**
 * Returns the address of the document of a source, and its neighbours in the same format. `ending`
 * has no dot.
 */
export function addressesOf(
  { folder, place = SUBSCRIPTION }: FeedSource,
  ending: string,
  site: Site,
): FeedAddresses {
  const pathOf = (name: string): string => `${folder}${name}.${ending}`;
  const { name, previous } = place;
  return {
    path: pathOf(name),
    self: absolute(site, pathOf(name)),
    current: absolute(site, pathOf(SUBSCRIPTION.name)),
    previous: previous === undefined ? undefined : absolute(site, pathOf(previous)),
  };
}

/**
 * Returns the source without characters that XML forbids, with titles and names on one line and no
 * empty content. Throws a TypeError if an id is not an absolute URI.
 */
export function cleaned(source: FeedSource): FeedSource {
  return {
    ...source,
    title: xmlLine(source.title),
    description: xmlLine(source.description),
    entries: source.entries.map(cleanedEntry),
  };
}

function cleanedEntry({
  id,
  path,
  title,
  published,
  updated,
  summary,
  html,
  tags,
  authors,
}: FeedEntry): FeedEntry {
  const plainTitle = xmlLine(title);
  const text = xmlText(html);
  const names = [...new Set((authors ?? []).map(xmlLine))].filter((name) => name !== '');
  return {
    // As the library writes it in Atom, so that all three formats agree.
    id: new URL(id).href,
    path,
    title: plainTitle,
    published,
    updated: compareInstants(updated, published) < 0 ? published : updated,
    ...(summary === undefined || xmlLine(summary) === '' ? {} : { summary: xmlLine(summary) }),
    // Atom and JSON Feed require content: an entry without any repeats its title.
    html: text.trim() === '' ? `<p>${escapeHtml(plainTitle)}</p>` : text,
    tags: [...new Set(tags.map(xmlLine))].filter((tag) => tag !== ''),
    ...(names.length === 0 ? {} : { authors: names }),
  };
}

/** Returns the latest change of an entry; undefined if there are no entries. */
export function lastChange({ entries }: FeedSource): Instant | undefined {
  const [first, ...others] = entries.map(({ updated }) => updated);
  return first === undefined ? undefined : latest(first, ...others);
}

/**
 * Returns a tag: URI of this host (RFC 4151): `tag:security.orbital.example,2026:ORB-2026-0003`.
 * `year` is when the name was assigned.
 */
export function tagUri(siteUrl: string, year: string, name: string): string {
  return `tag:${new URL(siteUrl).hostname},${year}:${encodeURIComponent(name)}`;
}

/**
 * The time at which an empty feed was updated. Atom requires a time, but no content has one. The
 * time of the build would make two builds of the same content differ. So it is always the month of
 * Atom's own standard, RFC 4287.
 */
export const NEVER_UPDATED: Instant = instantOf(Date.UTC(2005, 11, 1));
