// Workarounds for bugs of the library `feed` (6.0.0). It escapes element text once too little if
// that contains a reference, splits "]]>" in CDATA only once, and leaves "<" in attributes.
// Placeholders replace these characters until the document is written: U+FFFE and U+FFFF, which XML
// forbids and xmlText has therefore removed from all text.

import { Feed, type FeedOptions, type Item } from 'feed';
import { type Instant, millisecondsOf } from '../../model/instant.ts';
import { absolute } from '../../model/site/site.ts';
import type { Setting } from '../format.ts';
import { xmlLine, xmlText } from '../text/xml.ts';
import { type FeedAddresses, type FeedSource, SUBSCRIPTION } from './source.ts';

const LESS_THAN = '\uffff';
const CDATA_BREAK = '\ufffe';

/**
 * Returns the text of an element. The library's writer reads "&amp;" as "&", so a literal "&amp;"
 * would be lost.
 */
export const elementText = (text: string): string => text.replaceAll('&', '&amp;');

/** Returns the value of an attribute. The library escapes "&", its writer the quotes. */
export const attributeText = (text: string): string => text.replaceAll('<', LESS_THAN);

/** Returns the text of a CDATA section. */
export const cdataText = (text: string): string => text.replaceAll(']]>', `]]${CDATA_BREAK}>`);

/** Returns the document with the placeholders replaced and a line break at its end. */
export const finished = (xml: string): string =>
  `${xml.replaceAll(LESS_THAN, '&lt;').replaceAll(CDATA_BREAK, ']]><![CDATA[')}\n`;

/** A date of the library. */
export const dateOf = (instant: Instant): Date => new Date(millisecondsOf(instant));

const HISTORY = 'http://purl.org/syndication/history/1.0';

/**
 * Adds the links between the documents of a feed (RFC 5005, section 4), which the library does not
 * support. `root` is the beginning of the root element, `link` the name of Atom's link element.
 * There is no next-archive link: with it, the newest archive document would change when another one
 * follows.
 */
export function withHistory(
  xml: string,
  root: string,
  link: string,
  { place = SUBSCRIPTION }: FeedSource,
  { self, current, previous }: FeedAddresses,
): string {
  const written = (rel: string, href: string): string =>
    `<${link} rel="${rel}" href="${href.replaceAll('&', '&amp;')}"/>`;
  const parts = [
    ...(place.archive ? ['<fh:archive/>'] : []),
    ...(self === current ? [] : [written('current', current)]),
    ...(previous === undefined ? [] : [written('prev-archive', previous)]),
  ];
  // The first link of the document is the feed's own. Entries follow it.
  const start = new RegExp(`(\\n\\s*)<${link} `);
  const placed = xml.replace(start, (first, space: string) =>
    [...parts.map((part) => space + part), first].join(''),
  );
  return place.archive ? placed.replace(root, () => `${root} xmlns:fh="${HISTORY}"`) : placed;
}

/**
 * Returns a feed of the library. `updated` is always set, because the library defaults to the
 * clock. Archive documents have the id of the feed, and no hub: a hub announces new entries.
 */
export function libraryFeed(
  source: FeedSource,
  { site }: Setting,
  { self, current }: FeedAddresses,
  updated: Date,
  items: readonly Item[],
): Feed {
  const { publisher, feeds, language, licence } = site;
  const options: FeedOptions = {
    id: elementText(current),
    title: elementText(source.title),
    description: elementText(source.description),
    link: absolute(site, source.homePath),
    feed: self,
    updated,
    language,
    generator: 'Candor',
    author: { name: elementText(xmlLine(publisher.name)), link: publisher.namespace },
    ...(feeds.websub === undefined || self !== current ? {} : { hub: feeds.websub }),
    ...(licence === undefined ? {} : { copyright: elementText(xmlText(licence)) }),
  };
  const feed = new Feed(options);
  for (const item of items) feed.addItem(item);
  return feed;
}
