// Feeds: each as RSS 2.0, Atom and JSON Feed 1.1, with the same entries.

import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import type { Document, Setting, SiteFormat } from '../format.ts';
import { advisoryEntry } from './advisory-entry.ts';
import { type FeedItem, type FeedPage, feedPages } from './archive.ts';
import { atom } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import type { FeedSource } from './source.ts';

export type { FeedItem } from './archive.ts';
export type { FeedEntry, FeedSource } from './source.ts';

/** A feed before it has entries. */
type FeedHead = Omit<FeedSource, 'entries' | 'place'>;

const FEED_FORMATS = [rss, atom, jsonFeed] as const;

/**
 * Returns a feed of items with its archive, each document in three formats. Most recently changed
 * first; ties are sorted by name. The content of a document is made when its body is read.
 */
export function feedOf(head: FeedHead, items: readonly FeedItem[], setting: Setting): Document[] {
  return feedPages(items, setting.site.feeds.entries).flatMap((page) =>
    pageDocuments(head, page, setting),
  );
}

function pageDocuments(head: FeedHead, { place, items }: FeedPage, setting: Setting): Document[] {
  const source: FeedSource = { ...head, place, entries: [] };
  return FEED_FORMATS.map((format) => {
    const { path, title, type } = format(source, setting);
    return {
      path,
      title,
      type,
      get body() {
        return format({ ...source, entries: items.map(({ entry }) => entry()) }, setting).body;
      },
    };
  });
}

/** Returns the feed of all advisories, at the root of the site. */
export const advisoryFeed: SiteFormat = (content, setting) => {
  const { name, description } = setting.site;
  return advisoryFeedIn(
    { title: name, description, folder: '', homePath: '' },
    content.advisories,
    content,
    setting,
  );
};

/**
 * Returns a feed of some advisories with its archive. `content` says which other advisories are
 * public.
 */
export function advisoryFeedIn(
  head: FeedHead,
  advisories: readonly Advisory[],
  content: Content,
  setting: Setting,
): Document[] {
  const items = advisories.map((advisory) => ({
    name: advisory.id,
    published: advisory.published,
    updated: advisory.modified,
    entry: () => advisoryEntry(advisory, content, setting),
  }));
  return feedOf(head, items, setting);
}
