// Directory listings as pages: CSAF 2.0 section 7.1.14 wants them, and few hosts of static sites make them.

import type { Site } from '../../model/site.ts';
import { escapeHtml } from '../xml-text.ts';
import type { Entry } from './entry.ts';
import { csafFileName, yearOf } from './place.ts';

/** The page of `csaf/white/`: the lists, and one folder for each year, the newest first. */
export function whiteListing(years: readonly string[], files: readonly string[], site: Site): string {
  return page(`CSAF documents (TLP:WHITE)`, [...files, ...years.map((year) => `${year}/`)], site);
}

/** The page of a year's folder: its documents by name, each with the files beside it. */
export function yearListing(year: string, entries: readonly Entry[], site: Site): string {
  const names = entries
    .filter(({ advisory }) => yearOf(advisory) === year)
    .map(({ advisory, companions }) => ({ name: csafFileName(advisory.id), companions }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = names.flatMap(({ name, companions }) => [name, ...companions.map((ending) => name + ending)]);
  return page(`CSAF documents of ${year} (TLP:WHITE)`, ['../', ...files], site);
}

function page(title: string, links: readonly string[], { language, name }: Site): string {
  const items = links.map((link) => `<li><a href="${escapeHtml(link)}">${escapeHtml(label(link))}</a></li>\n`).join('');
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title} – ${name}`)}</title>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<ul>
${items}</ul>
</body>
</html>
`;
}

const label = (link: string): string => (link === '../' ? 'All years' : link);
