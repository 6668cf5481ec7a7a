// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), without the library `feed`, which writes
// version 1.

import { absolute } from '../../model/site/site.ts';
import type { Document, Setting } from '../format.ts';
import { xmlLine } from '../text/xml.ts';
import { addressesOf, cleaned, type FeedEntry, type FeedSource } from './source.ts';

/** Returns the feed as JSON Feed 1.1: `feed.json` in its folder. */
export function jsonFeed(source: FeedSource, { site }: Setting): Document {
  const { path, self, current, previous } = addressesOf(source, 'json', site);
  const { title, description, homePath, entries } = cleaned(source);
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: absolute(site, homePath),
    // Identifies the feed, not the document: an archive document has the id of the feed.
    feed_url: current,
    ...(previous === undefined ? {} : { next_url: previous }),
    description,
    language: site.language,
    authors: [{ name: xmlLine(site.publisher.name), url: site.publisher.namespace }],
    ...(site.feeds.websub === undefined || self !== current
      ? {}
      : { hubs: [{ type: 'WebSub', url: site.feeds.websub }] }),
    items: entries.map((entry) => itemOf(entry, absolute(site, entry.path))),
  };
  return {
    path,
    title: 'JSON Feed',
    type: 'application/feed+json',
    body: `${JSON.stringify(feed, null, 2)}\n`,
  };
}

function itemOf(
  { id, title, published, updated, summary, html, tags, authors }: FeedEntry,
  url: string,
): object {
  return {
    id,
    url,
    title,
    ...(summary === undefined ? {} : { summary }),
    content_html: html,
    date_published: published,
    date_modified: updated,
    ...(authors === undefined ? {} : { authors: authors.map((name) => ({ name })) }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}
