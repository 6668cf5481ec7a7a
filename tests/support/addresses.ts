// The addresses and feed ids of a built site, which stay the same in every version of Candor.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './run-candor.ts';

/** The names of these files contain a hash of their content: only pages of the same build use them. */
const OF_ONE_BUILD = /^(?:_astro|pagefind)\//;

/** The pattern of the ids in each kind of feed; the first id is that of the feed, if it has one. */
const IDS: Readonly<Record<string, RegExp>> = {
  xml: /<guid[^>]*>([^<]+)/g,
  atom: /<id>([^<]+)/g,
  json: /"id":\s*"([^"]+)"/g,
};

/** Returns the address of every file of a site, as `/path`, sorted. */
export function addressesOf(site: string): string[] {
  return filesIn(site)
    .filter((path) => !OF_ONE_BUILD.test(path) && !path.startsWith('.git/'))
    .map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

/** Returns every id of every feed of a site, as `/feed.atom id`, sorted. */
export function feedIdsOf(site: string): string[] {
  return addressesOf(site)
    .flatMap((address) => {
      const [, kind = ''] = /\/feed(?:-\d+)?\.(xml|atom|json)$/.exec(address) ?? [];
      const pattern = IDS[kind];
      if (pattern === undefined) return [];
      const ids = Array.from(
        readFileSync(join(site, address), 'utf8').matchAll(pattern),
        ([, id = '']) => id,
      );
      return [...new Set(ids)].map((id) => `${address} ${id}`);
    })
    .sort();
}
