// favicon.svg: the publisher's logo if it is an SVG, otherwise Candor's own mark. Omitted for a PNG
// logo, whose icons are PNG.

import { FAVICON_SVG, MARK } from '../../model/site/icons.ts';
import type { SiteFormat } from '../format.ts';

export const favicon: SiteFormat = ({ logo }) => {
  if (logo?.path === 'logo.png') return [];
  return [{ path: FAVICON_SVG, title: 'Icon', type: 'image/svg+xml', body: logo?.body ?? MARK }];
};
