// The documents of a feed: the newest entries, and archives of all of them (RFC 5005, section 4).
//
// The rule. The feed holds the entries that changed last, at most `site.feeds.entries`. Where there are more, all of them are put
// in the order of their publication, the oldest first, and every full count of `site.feeds.entries` is an archive document. No
// entry joins or leaves it when others are published, so that it changes only with an entry in it. It does when an
// entry is published under an earlier date than others, when one leaves the feed's subject (an advisory whose rating changed), or when
// `site.feeds.entries` is changed. The rest that fills no document is in the feed, unless many older entries changed since: then
// it is in a last document, which is not marked as an archive until it is full.

import { compareIds } from '../../model/advisory/id.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { type FeedEntry, type FeedPlace, SUBSCRIPTION } from './source.ts';

/** What a feed tells of. Its entry is made when a document is written: ten thousand need not be held at once. */
export interface FeedItem {
  /** Orders what happened at the same instant: an id or a slug, unique in the feed. */
  readonly name: string;
  readonly published: Instant;
  /** The last change that subscribers are told of; not before `published`. */
  readonly updated: Instant;
  readonly entry: () => FeedEntry;
}

/** One document of a feed, in every format. */
export interface FeedPage {
  readonly place: FeedPlace;
  readonly items: readonly FeedItem[];
}

/** The documents of a feed with at most `size` entries each: the feed itself, then the others from the oldest on. */
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
  return [{ place: { ...SUBSCRIPTION, previous: archiveName(chunks.length) }, items: newest }, ...older];
}

// No document is called "feed" but the feed itself, so that nothing takes an archive for one.
const archiveName = (number: number): string => `feed-archive/${number}`;

function inChunks(items: readonly FeedItem[], size: number): FeedItem[][] {
  const ordered = items.toSorted((a, b) => compareInstants(a.published, b.published) || compareIds(a.name, b.name));
  return Array.from({ length: Math.ceil(ordered.length / size) }, (_, i) => ordered.slice(i * size, (i + 1) * size));
}
