// Directory listings as pages. CSAF 2.0 section 7.1.14 requires them, and few static hosts generate
// them.

import { type Catalogue, interfaceFor } from '../../language/index.ts';
import { speechOf } from '../../language/speech.ts';
import { contentSecurityPolicy } from '../../model/site/content-security-policy.ts';
import type { Site } from '../../model/site/site.ts';
import { escapeHtml, xmlLine } from '../text/xml.ts';
import type { Entry } from './entry.ts';
import { csafFileName, yearOf } from './place.ts';

/** The location of the pages, and whether the site has an icon in public/. */
interface Place {
  readonly site: Site;
  readonly icon: boolean;
}

/** Returns the page of `csaf/white/`: the lists, and one folder for each year, newest first. */
export function whiteListing(
  years: readonly string[],
  files: readonly string[],
  place: Place,
): string {
  return page(wordsOf(place).all, [...files, ...years.map((year) => `${year}/`)], place);
}

/** Returns the page of a year's folder: its documents by name, each with its companion files. */
export function yearListing(year: string, entries: readonly Entry[], place: Place): string {
  const names = entries
    .filter(({ advisory }) => yearOf(advisory) === year)
    .map(({ advisory, companions }) => ({ name: csafFileName(advisory.id), companions }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = names.flatMap(({ name, companions }) => [
    name,
    ...companions.map((ending) => name + ending),
  ]);
  return page(wordsOf(place).year(year), ['../', ...files], place);
}

/** Feed readers discover the feed from any page of the site, including this one. */
const FEEDS = [
  ['feed.xml', 'application/rss+xml'],
  ['feed.atom', 'application/atom+xml'],
  ['feed.json', 'application/feed+json'],
] as const;

// Without a style sheet, a paragraph in each item gives the links enough space for touch (WCAG
// 2.5.8).
function page(title: string, links: readonly string[], place: Place): string {
  const { site, icon } = place;
  const { name, base } = site;
  const { lang } = speechOf(site.language, site.language);
  const { years } = wordsOf(place);
  const iconLink = icon
    ? `<link rel="icon" href="${escapeHtml(base)}favicon.svg" type="image/svg+xml">\n`
    : '';
  const feeds = site.formats.feeds
    ? FEEDS.map(
        ([name, type]) =>
          `<link rel="alternate" href="${escapeHtml(base)}${name}" type="${type}" title="${escapeHtml(xmlLine(site.name))}">\n`,
      ).join('')
    : '';
  const items = links
    .map(
      (link) =>
        `<li><p><a href="${escapeHtml(link)}">${escapeHtml(link === '../' ? years : link)}</a></p></li>\n`,
    )
    .join('');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}">
<head>
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(site, 'page'))}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(xmlLine(`${title} – ${name}`))}</title>
<meta name="robots" content="noindex">
${iconLink}${feeds}</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<ul>
${items}</ul>
</main>
</body>
</html>
`;
}

const wordsOf = ({ site }: Place): Catalogue['feed']['csaf'] =>
  interfaceFor(site.language).words.feed.csaf;
