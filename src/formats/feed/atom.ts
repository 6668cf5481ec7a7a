// Atom (RFC 4287), through the library `feed`. `id` and `published` never change; `updated` is the last change that matters.

import type { Item } from 'feed';
import { absolute } from '../../model/site/site.ts';
import type { Document, Setting } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';
import { attributeText, cdataText, dateOf, elementText, finished, libraryFeed, withHistory } from './library.ts';
import { addressesOf, cleaned, type FeedEntry, type FeedSource, lastChange, NEVER_UPDATED } from './source.ts';
import { withLook } from './style-sheet.ts';

const ROOT = '<feed xmlns="http://www.w3.org/2005/Atom"';

/** The feed as Atom: `feed.atom` in its folder. */
export function atom(source: FeedSource, setting: Setting): Document {
  const { site } = setting;
  const addresses = addressesOf(source, 'atom', site);
  const clean = cleaned(source);
  const updated = dateOf(lastChange(clean) ?? NEVER_UPDATED);
  const items = clean.entries.map((entry) => itemOf(entry, setting));
  const xml = libraryFeed(clean, setting, addresses, updated, items).atom1();
  // The library knows no language for Atom (RFC 4287, section 2).
  const body = xml.replace(ROOT, () => `${ROOT} xml:lang="${site.language}"`);
  const whole = withHistory(body, ROOT, 'link', source, addresses);
  const looking = withLook(whole, 'link', absolute(site, source.homePath), site);
  return { path: addresses.path, title: 'Atom', type: 'application/atom+xml', body: finished(looking) };
}

function itemOf(
  { id, path, title, published, updated, summary, html, tags, authors }: FeedEntry,
  { site }: Setting,
): Item {
  return {
    id,
    // The library writes titles and summaries as HTML: plain text has to become that.
    title: escapeHtml(title),
    link: absolute(site, path),
    date: dateOf(updated),
    published: dateOf(published),
    content: cdataText(html),
    category: tags.map((tag) => ({ term: attributeText(tag) })),
    ...(summary === undefined ? {} : { description: escapeHtml(summary) }),
    ...(authors === undefined ? {} : { author: authors.map((name) => ({ name: elementText(name) })) }),
  };
}
