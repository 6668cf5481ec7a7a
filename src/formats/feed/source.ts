// What a feed is, before it is RSS, Atom or JSON Feed.

import { compareInstants, type Instant, instantOf, latest } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { escapeHtml, xmlLine, xmlText } from '../text/xml.ts';

export interface FeedEntry {
  /** A tag: URI (RFC 4151) or an address that never changes, whatever happens to the title or the text. */
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
  /** The whole content; every address in it is absolute. */
  readonly html: string;
  readonly tags: readonly string[];
  /** Names; the publisher where absent. */
  readonly authors?: readonly string[];
}

/** Where a document stands among those of its feed (RFC 5005, section 4). */
export interface FeedPlace {
  /** What it is called below the folder of the feed, without the ending: "feed", "feed-archive/3". */
  readonly name: string;
  /** Whether no entry will ever join or leave it. */
  readonly archive: boolean;
  /** The name of the document with the entries before; absent in the oldest one. */
  readonly previous?: string;
}

export interface FeedSource {
  readonly title: string;
  readonly description: string;
  /** Path of the folder that the three documents are in: "" or "projects/orbital/". */
  readonly folder: string;
  /** Path of the page that lists the same things. */
  readonly homePath: string;
  /** In the order in which they are published. */
  readonly entries: readonly FeedEntry[];
  /** The feed itself with nothing behind it where absent. */
  readonly place?: FeedPlace;
}

/** The document that readers subscribe to, where no archive stands behind it. */
export const SUBSCRIPTION: FeedPlace = { name: 'feed', archive: false };

/** The addresses of a document of a feed and of those around it. */
export interface FeedAddresses {
  /** Path of the document. */
  readonly path: string;
  readonly self: string;
  /** The document that readers subscribe to: the same as `self` where this is it. */
  readonly current: string;
  readonly previous: string | undefined;
}

/** Where the document of a source is, and its neighbours in the same format. `ending` has no dot. */
export function addressesOf({ folder, place = SUBSCRIPTION }: FeedSource, ending: string, site: Site): FeedAddresses {
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
 * The source with nothing in it that XML cannot hold, titles and names on one line, no empty content. Throws a TypeError where
 * an id is no absolute URI.
 */
export function cleaned(source: FeedSource): FeedSource {
  return {
    ...source,
    title: xmlLine(source.title),
    description: xmlLine(source.description),
    entries: source.entries.map(cleanedEntry),
  };
}

function cleanedEntry({ id, path, title, published, updated, summary, html, tags, authors }: FeedEntry): FeedEntry {
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
    // Atom and JSON Feed want content; an entry without any says at least its title.
    html: text.trim() === '' ? `<p>${escapeHtml(plainTitle)}</p>` : text,
    tags: [...new Set(tags.map(xmlLine))].filter((tag) => tag !== ''),
    ...(names.length === 0 ? {} : { authors: names }),
  };
}

/** When the feed last changed: the latest change of an entry; undefined where it has none. */
export function lastChange({ entries }: FeedSource): Instant | undefined {
  const [first, ...others] = entries.map(({ updated }) => updated);
  return first === undefined ? undefined : latest(first, ...others);
}

/** A tag: URI of this host (RFC 4151): `tag:security.orbital.example,2026:ORB-2026-0003`. `year` is when the name was given. */
export function tagUri(siteUrl: string, year: string, name: string): string {
  return `tag:${new URL(siteUrl).hostname},${year}:${encodeURIComponent(name)}`;
}

/**
 * When an empty feed was updated. Atom demands a time, but no content has one, and the time of the build would make two builds
 * of the same content differ: so it is the month of Atom's own standard, RFC 4287, for ever.
 */
export const NEVER_UPDATED: Instant = instantOf(Date.UTC(2005, 11, 1));
