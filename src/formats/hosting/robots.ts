// robots.txt (RFC 9309): allows every page and names the sitemap. Robots read it only at the root
// of a host.

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
