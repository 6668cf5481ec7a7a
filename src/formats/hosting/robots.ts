// robots.txt (RFC 9309): every page may be found, and the sitemap tells where they are. Robots read it at the root of a host
// alone.

import { absolute } from '../../model/site/site.ts';
import type { SiteFormat } from '../format.ts';
import { SITEMAP_PATH } from './sitemap.ts';

/** `robots.txt` */
export const robots: SiteFormat = (_content, { site }) => [
  {
    path: 'robots.txt',
    title: 'robots.txt',
    type: 'text/plain; charset=utf-8',
    body: `User-agent: *\nDisallow:\n\nSitemap: ${absolute(site, SITEMAP_PATH)}\n`,
  },
];
