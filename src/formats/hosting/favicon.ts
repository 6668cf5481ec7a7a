// favicon.svg: the publisher's logo where that is an SVG, or else a mark of our own. None beside a logo in PNG: its icons are PNG.

import { FAVICON_SVG, MARK } from '../../model/site/icons.ts';
import type { SiteFormat } from '../format.ts';

export const favicon: SiteFormat = ({ logo }) => {
  if (logo?.path === 'logo.png') return [];
  return [{ path: FAVICON_SVG, title: 'Icon', type: 'image/svg+xml', body: logo?.body ?? MARK }];
};
