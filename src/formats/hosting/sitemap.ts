// sitemap.xml (sitemaps.org, protocol 0.9): the pages of the site for search engines. Documents are
// not included: pages link them.

import { latest } from '../../model/instant.ts';
import { absolute, type Site } from '../../model/site/site.ts';
import { pagesOf, type SitePage } from '../../model/views/pages.ts';
import type { Document, SiteFormat } from '../format.ts';
import { escapeHtml } from '../text/xml.ts';

export const SITEMAP_PATH = 'sitemap.xml';

/** The protocol allows 50,000 addresses in a file. */
const MOST_PAGES = 45_000;

/** `sitemap.xml` */
export const sitemap: SiteFormat = (content, { site }) => sitemapDocuments(pagesOf(content), site);

/**
 * Returns one file with all pages. For more than `most` pages, an index of files with at most as
 * many each: `sitemap-1.xml`.
 */
export function sitemapDocuments(
  pages: readonly SitePage[],
  site: Site,
  most = MOST_PAGES,
): Document[] {
  if (pages.length <= most) return [fileOf(SITEMAP_PATH, 'urlset', 'url', pages, site)];
  const parts: { path: string; pages: readonly SitePage[] }[] = [];
  for (let i = 0; i < pages.length; i += most)
    parts.push({ path: `sitemap-${parts.length + 1}.xml`, pages: pages.slice(i, i + most) });
  const index = parts.map((part) => ({ path: part.path, changed: lastChange(part.pages) }));
  return [
    fileOf(SITEMAP_PATH, 'sitemapindex', 'sitemap', index, site),
    ...parts.map((part) => fileOf(part.path, 'urlset', 'url', part.pages, site)),
  ];
}

function fileOf(
  path: string,
  root: string,
  item: string,
  pages: readonly SitePage[],
  site: Site,
): Document {
  const items = pages.map((page) => {
    const changed = page.changed === undefined ? '' : `<lastmod>${page.changed}</lastmod>`;
    return `<${item}><loc>${escapeHtml(absolute(site, page.path))}</loc>${changed}</${item}>\n`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('')}</${root}>\n`;
  return { path, title: 'Sitemap', type: 'application/xml', body };
}

function lastChange(pages: readonly SitePage[]): SitePage['changed'] {
  const [first, ...others] = pages.flatMap(({ changed }) => changed ?? []);
  return first === undefined ? undefined : others.reduce((a, b) => latest(a, b), first);
}
