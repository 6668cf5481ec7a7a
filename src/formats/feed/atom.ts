// Atom (RFC 4287), with the library `feed`. `id` and `published` never change. `updated` is the
// last change that is not editorial.

import type { Item } from 'feed';
import { absolute } from '../../model/site/site.ts';
import type { Document, Setting } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';
import {
  attributeText,
  cdataText,
  dateOf,
  elementText,
  finished,
  libraryFeed,
  withHistory,
} from './library.ts';
import {
  addressesOf,
  cleaned,
  type FeedEntry,
  type FeedSource,
  lastChange,
  NEVER_UPDATED,
} from './source.ts';
import { withStyleSheet } from './style-sheet.ts';

const ROOT = '<feed xmlns="http://www.w3.org/2005/Atom"';

/** Returns the feed as Atom: `feed.atom` in its folder. */
export function atom(source: FeedSource, setting: Setting): Document {
  const { site } = setting;
  const addresses = addressesOf(source, 'atom', site);
  const clean = cleaned(source);
  const updated = dateOf(lastChange(clean) ?? NEVER_UPDATED);
  const items = clean.entries.map((entry) => itemOf(entry, setting));
  const xml = libraryFeed(clean, setting, addresses, updated, items).atom1();
  // The library cannot set the language of an Atom feed (RFC 4287, section 2).
  const body = xml.replace(ROOT, () => `${ROOT} xml:lang="${site.language}"`);
  const whole = withHistory(body, ROOT, 'link', source, addresses);
  const styled = withStyleSheet(whole, 'link', absolute(site, source.homePath), site);
  return {
    path: addresses.path,
    title: 'Atom',
    type: 'application/atom+xml',
    body: finished(styled),
  };
}

function itemOf(
  { id, path, title, published, updated, summary, html, tags, authors }: FeedEntry,
  { site }: Setting,
): Item {
  return {
    id,
    // The library writes titles and summaries as HTML, so plain text is escaped.
    title: escapeHtml(title),
    link: absolute(site, path),
    date: dateOf(updated),
    published: dateOf(published),
    content: cdataText(html),
    category: tags.map((tag) => ({ term: attributeText(tag) })),
    ...(summary === undefined ? {} : { description: escapeHtml(summary) }),
    ...(authors === undefined
      ? {}
      : { author: authors.map((name) => ({ name: elementText(name) })) }),
  };
}
