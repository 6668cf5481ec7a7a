// RSS 2.0, with the library `feed`. pubDate and guid belong to the publication and never change;
// the text does.

import type { Item } from 'feed';
import { absolute } from '../../model/site/site.ts';
import type { Document, Setting } from '../format.ts';
import { escapeHtml, xmlLine } from '../text/xml.ts';
import { cdataText, dateOf, elementText, finished, libraryFeed, withHistory } from './library.ts';
import { addressesOf, cleaned, type FeedEntry, type FeedSource, lastChange } from './source.ts';
import { withStyleSheet } from './style-sheet.ts';

const ROOT = '<rss version="2.0"';

/** Returns the feed as RSS 2.0: `feed.xml` in its folder. */
export function rss(source: FeedSource, setting: Setting): Document {
  const { site } = setting;
  const addresses = addressesOf(source, 'xml', site);
  const clean = cleaned(source);
  const changed = lastChange(clean);
  const items = clean.entries.map((entry) => itemOf(entry, setting));
  const updated = changed === undefined ? new Date(0) : dateOf(changed);
  const xml = libraryFeed(clean, setting, addresses, updated, items).rss2();
  // RSS does not require lastBuildDate, but the library does. An empty feed has no date.
  const body =
    changed === undefined ? xml.replace(/\s*<lastBuildDate>[^<]*<\/lastBuildDate>/, '') : xml;
  const whole = withHistory(body, ROOT, 'atom:link', source, addresses);
  const styled = withStyleSheet(whole, 'link', absolute(site, source.homePath), site);
  return {
    path: addresses.path,
    title: 'RSS',
    type: 'application/rss+xml',
    body: finished(styled),
  };
}

function itemOf(
  { id, path, title, published, summary, html, tags, authors }: FeedEntry,
  { site }: Setting,
): Item {
  const { publisher } = site;
  return {
    guid: elementText(id),
    // RSS titles are plain text, its descriptions are HTML.
    title: cdataText(title),
    link: absolute(site, path),
    date: dateOf(published),
    content: cdataText(html),
    category: tags.map((tag) => ({ name: elementText(tag) })),
    ...(summary === undefined ? {} : { description: escapeHtml(summary) }),
    // RSS's own author must be an e-mail address, and no personal address belongs in a feed.
    extensions: [{ name: 'dc:creator', objects: names(authors ?? [xmlLine(publisher.name)]) }],
  };
}

const names = (authors: readonly string[]): Record<string, unknown> => ({
  _text: elementText(authors.join(', ')),
});
