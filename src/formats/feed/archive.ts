// The documents of a feed: the newest entries, and archives of all of them (RFC 5005, section 4).
//
// The feed contains the most recently changed entries, at most `site.feeds.entries`. If more exist,
// all of them are sorted by publication, oldest first, and every full count of `site.feeds.entries`
// is an archive document. New entries do not change its set of entries, so the document changes
// only with an entry in it. Exceptions: an entry is published under an earlier date than others, an
// entry leaves the feed's subject (an advisory whose rating changed), or `site.feeds.entries`
// changes. The remaining entries are in the feed, unless many older entries changed since. Then
// they are in a last document, which is not marked as an archive until it is full.

import { compareIds } from '../../model/advisory/id.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { type FeedEntry, type FeedPlace, SUBSCRIPTION } from './source.ts';

/**
 * An item of a feed. Its entry is made when a document is written, so that ten thousand entries are
 * not in memory at once.
 */
export interface FeedItem {
  /** Orders items with the same instant: an id or a slug, unique in the feed. */
  readonly name: string;
  readonly published: Instant;
  /** The last change that subscribers are notified of; not before `published`. */
  readonly updated: Instant;
  readonly entry: () => FeedEntry;
}

/** One document of a feed, in every format. */
export interface FeedPage {
  readonly place: FeedPlace;
  readonly items: readonly FeedItem[];
}

/**
 * Returns the documents of a feed with at most `size` entries each: the feed itself, then the
 * others, oldest first.
 */
export function feedPages(items: readonly FeedItem[], size: number): [FeedPage, ...FeedPage[]] {
  const newest = items
    .toSorted((a, b) => compareInstants(b.updated, a.updated) || compareIds(a.name, b.name))
    .slice(0, size);
  if (items.length <= size) return [{ place: SUBSCRIPTION, items: newest }];
  const shown = new Set(newest);
  const chunks = inChunks(items, size).filter(
    (chunk) => chunk.length === size || chunk.some((item) => !shown.has(item)),
  );
  const older = chunks.map((chunk, i) => ({
    place: {
      name: archiveName(i + 1),
      archive: chunk.length === size,
      ...(i === 0 ? {} : { previous: archiveName(i) }),
    },
    items: chunk.toReversed(),
  }));
  return [
    { place: { ...SUBSCRIPTION, previous: archiveName(chunks.length) }, items: newest },
    ...older,
  ];
}

// Only the feed itself is called "feed", so that no client mistakes an archive for it.
const archiveName = (number: number): string => `feed-archive/${number}`;

function inChunks(items: readonly FeedItem[], size: number): FeedItem[][] {
  const ordered = items.toSorted(
    (a, b) => compareInstants(a.published, b.published) || compareIds(a.name, b.name),
  );
  return Array.from({ length: Math.ceil(ordered.length / size) }, (_, i) =>
    ordered.slice(i * size, (i + 1) * size),
  );
}
