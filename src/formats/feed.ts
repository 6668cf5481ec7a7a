// Feeds: every one as RSS 2.0, Atom and JSON Feed 1.1, with the same entries.

import type { Advisory } from '../model/advisory.ts';
import type { Content } from '../model/content.ts';
import { compareIds } from '../model/id.ts';
import { compareInstants } from '../model/instant.ts';
import { advisoryEntry } from './advisory-entry.ts';
import { atom } from './atom.ts';
import type { FeedSource } from './feed-source.ts';
import type { Document, Setting, SiteFormat } from './format.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

export type { FeedEntry, FeedSource } from './feed-source.ts';

/** A feed in its three formats: feed.xml, feed.atom and feed.json in the folder of the source. */
export function feedDocuments(source: FeedSource, setting: Setting): Document[] {
  return [rss(source, setting), atom(source, setting), jsonFeed(source, setting)];
}

/** The feed of all advisories, at the top of the site. */
export const advisoryFeed: SiteFormat = (content, setting) => {
  const { name, description } = setting.site;
  return advisoryFeedIn({ title: name, description, folder: '', homePath: '' }, content.advisories, content, setting);
};

/**
 * A feed of some advisories: the last changed first, those of the same instant by id, at most `site.feeds.entries`. `content`
 * tells which other advisories are public.
 */
export function advisoryFeedIn(
  source: Omit<FeedSource, 'entries'>,
  advisories: readonly Advisory[],
  content: Content,
  setting: Setting,
): Document[] {
  const newest = advisories
    .toSorted((a, b) => compareInstants(b.modified, a.modified) || compareIds(a.id, b.id))
    .slice(0, setting.site.feeds.entries);
  return feedDocuments({ ...source, entries: newest.map((one) => advisoryEntry(one, content, setting.site)) }, setting);
}
