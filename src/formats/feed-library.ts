// What the library `feed` (6.0.0) gets wrong, put right around it. It escapes element text once too little where that holds a
// reference, splits "]]>" in CDATA only once, and leaves "<" in attributes. Stand-ins take the place of such characters
// until the document is written: U+FFFE and U+FFFF, which XML forbids and xmlText has therefore removed from all text.

import { Feed, type FeedOptions, type Item } from 'feed';
import { type Instant, millisecondsOf } from '../model/instant.ts';
import { absolute } from '../model/site.ts';
import type { FeedSource } from './feed-source.ts';
import type { Setting } from './format.ts';
import { xmlLine, xmlText } from './xml-text.ts';

const LESS_THAN = '\uffff';
const CDATA_BREAK = '\ufffe';

/** Text of an element. The library's writer takes "&amp;" for "&", so that a written "&amp;" would be lost. */
export const elementText = (text: string): string => text.replaceAll('&', '&amp;');

/** Value of an attribute; the library escapes "&", its writer the quotes. */
export const attributeText = (text: string): string => text.replaceAll('<', LESS_THAN);

/** Text of a CDATA section. */
export const cdataText = (text: string): string => text.replaceAll(']]>', `]]${CDATA_BREAK}>`);

/** The document with the stand-ins resolved and a line break at its end. */
export const finished = (xml: string): string =>
  `${xml.replaceAll(LESS_THAN, '&lt;').replaceAll(CDATA_BREAK, ']]><![CDATA[')}\n`;

/** A date of the library. */
export const dateOf = (instant: Instant): Date => new Date(millisecondsOf(instant));

/**
 * A feed of the library. `self` is the address that the document is served at; `updated` is given always, as the library
 * falls back to the clock.
 */
export function libraryFeed(
  source: FeedSource,
  { site }: Setting,
  self: string,
  updated: Date,
  items: readonly Item[],
): Feed {
  const { publisher, feeds, language, licence } = site;
  const options: FeedOptions = {
    id: elementText(self),
    title: elementText(source.title),
    description: elementText(source.description),
    link: absolute(site, source.homePath),
    feed: self,
    updated,
    language,
    generator: 'Candor',
    author: { name: elementText(xmlLine(publisher.name)), link: publisher.namespace },
    ...(feeds.websub === undefined ? {} : { hub: feeds.websub }),
    ...(licence === undefined ? {} : { copyright: elementText(xmlText(licence)) }),
  };
  const feed = new Feed(options);
  for (const item of items) feed.addItem(item);
  return feed;
}
