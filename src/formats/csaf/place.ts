// The paths of CSAF files, relative to the site root. CSAF 2.0 sections 5.1 (file name) and 7.1.11
// (folders).

import type { Advisory } from '../../model/advisory/advisory.ts';

/** The folder of all TLP:WHITE documents. TLP:WHITE is CSAF 2.0's name for TLP:CLEAR. */
export const WHITE = 'csaf/white/';

export const PROVIDER_METADATA = '.well-known/csaf/provider-metadata.json';
export const SERVICE = '.well-known/csaf/service.json';
export const FEED = `${WHITE}csaf-feed-tlp-white.json`;
export const CATEGORIES = `${WHITE}category-projects.json`;

/**
 * Returns the file name that a tracking id requires (section 5.1): `ORB-2026-0003` gives
 * `orb-2026-0003.json`.
 */
export function csafFileName(id: string): string {
  return `${id.toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
}

/** Returns the UTC year in which an advisory was first published: its folder (section 7.1.11). */
export const yearOf = ({ published }: Pick<Advisory, 'published'>): string => published.slice(0, 4);

/**
 * Returns the path of an advisory's document in the folder of its TLP label:
 * `2026/orb-2026-0003.json`.
 */
export function pathInYear(advisory: Pick<Advisory, 'id' | 'published'>): string {
  return `${yearOf(advisory)}/${csafFileName(advisory.id)}`;
}

/** Returns the path of an advisory's document: `csaf/white/2026/orb-2026-0003.json`. */
export function csafPath(advisory: Pick<Advisory, 'id' | 'published'>): string {
  return `${WHITE}${pathInYear(advisory)}`;
}
