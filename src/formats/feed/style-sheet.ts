// The presentation of an RSS or Atom document in a browser: a CSS style sheet for XML ("Associating
// Style Sheets with XML documents", section 3), and a preface. Browsers are about to drop XSLT, and
// CSS cannot create links. So the preface is a paragraph of XHTML. Both formats allow it among
// their own elements (RSS 2.0, "Extending RSS"; RFC 4287, section 6), and feed readers ignore it.

import { interfaceFor } from '../../language/index.ts';
import type { Site } from '../../model/site/site.ts';
import type { SiteFormat } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';

export const FEED_STYLE_PATH = 'feeds.css';

/** Returns `feeds.css`, for every feed of the site. */
export const feedStyle: SiteFormat = () => [
  {
    path: FEED_STYLE_PATH,
    title: 'How feeds look in a browser',
    type: 'text/css; charset=utf-8',
    body: SHEET,
  },
];

/**
 * Returns the document with its style sheet, and with the preface before the first element called
 * `link`. `home` is the page with the same content.
 */
export function withStyleSheet(
  xml: string,
  link: string,
  home: string,
  { base, language }: Site,
): string {
  const { preface: text } = interfaceFor(language).words.feed;
  const style = `<?xml-stylesheet type="text/css" href="${escapeHtml(`${base}${FEED_STYLE_PATH}`)}"?>`;
  const address = escapeHtml(home);
  const preface = `<h:p xmlns:h="http://www.w3.org/1999/xhtml">${escapeHtml(text)}<h:a href="${address}">${address}</h:a></h:p>`;
  return xml
    .replace(/\?>\n/, () => `?>\n${style}\n`)
    .replace(
      new RegExp(`(\\n\\s*)<${link}[ >]`),
      (first, space: string) => `${space}${preface}${first}`,
    );
}

// A name without a namespace matches elements of all namespaces: RSS has none, Atom and XHTML have
// their own.
const SHEET = `/* RSS and Atom documents in a browser. */

* {
  display: none;
}

:root {
  display: block;
  max-width: 44rem;
  margin: 0 auto;
  padding: 2rem 1.25rem;
  color-scheme: light dark;
  background: Canvas;
  color: CanvasText;
  font: 1.0625rem / 1.55 system-ui, sans-serif;
  overflow-wrap: anywhere;
}

channel,
item,
entry,
title,
description,
subtitle,
summary,
pubDate,
item > link,
entry > published,
entry > link,
p {
  display: block;
  unicode-bidi: plaintext;
}

p > a {
  display: inline;
}

title {
  font-weight: 700;
}

channel > title,
feed > title {
  margin-block-end: 0.5rem;
  font: 700 2rem / 1.2 system-ui, sans-serif;
}

p,
channel > description,
feed > subtitle {
  margin-block: 1rem 1.5rem;
}

p {
  padding: 0.7rem 1rem;
  border-inline-start: 0.4rem solid currentColor;
}

item,
entry {
  padding-block: 0.9rem;
  border-block-start: 1px solid GrayText;
}

pubDate,
published,
item > link,
entry > link {
  font-size: 0.875rem;
}

entry > link::before {
  content: attr(href);
}
`;
