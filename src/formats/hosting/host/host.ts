// What the configuration of every host consists of: where the site is, its headers, its types, how
// long caches keep it, and its redirects.

import { essence, TYPES_BY_ENDING } from '../../../model/site/media-type.ts';
import type { Site } from '../../../model/site/site.ts';

/** The input of a configuration. */
export interface Host {
  readonly site: Site;
  /** The headers of every response. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The redirects, as full paths from the root of the host. */
  readonly redirects: readonly (readonly [from: string, to: string])[];
  /** The folder at the root of the host, without a slash at its end. */
  readonly root: string;
  /** The local address of a plain http server, such as 127.0.0.1:8080; undefined for https. */
  readonly listen: string | undefined;
}

/** For files whose names change with their bytes. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** For everything else: a correction is seen soon. */
export const SOON = 'public, max-age=600';

/** The folder of files whose names change with their bytes. */
export const ASSETS = '_astro/';

/** The types of endings that only text has, for compression. */
export const COMPRESSED_TYPES: readonly string[] = [
  ...new Set(
    [
      ...Object.values(TYPES_BY_ENDING).map(({ type }) => essence(type)),
      'application/rss+xml',
      'application/feed+json',
    ]
      .filter((type) => /^text\/|json|xml/.test(type))
      .filter((type) => type !== 'text/html'),
  ),
];

/** Returns the endings of each type, in the order of the table. */
export function endingsByType(): [type: string, endings: string[]][] {
  const groups = Map.groupBy(Object.entries(TYPES_BY_ENDING), ([, { type }]) => type);
  return [...groups].map(([type, entries]) => [type, entries.map(([ending]) => ending)]);
}

/** The regular expressions of files that have a type of their own, from the root of the host. */
export const OWN_TYPES: readonly (readonly [pattern: string, type: string])[] = [
  ['/feed(-archive/[0-9]+)?\\.xml$', 'application/rss+xml'],
  ['/feed(-archive/[0-9]+)?\\.json$', 'application/feed+json'],
];

/** Escapes a path for a regular expression of a server. */
export const pattern = (path: string): string => path.replace(/[.+?^$()[\]{}|\\*]/g, '\\$&');

/** The folder on the disk that holds the files of the site. */
export const folderOf = ({ root, site }: Pick<Host, 'root' | 'site'>): string =>
  `${root}${site.base.slice(0, -1)}`;

/** True if the site is not at the top of its host. */
export const isBelow = ({ site }: Pick<Host, 'site'>): boolean => site.base !== '/';
