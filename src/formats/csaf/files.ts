// The files that make the CSAF documents a distribution (CSAF 2.0 section 7.1): hashes, lists, the
// ROLIE feed, the provider metadata, and directory listings. The documents are made in document.ts.

import type { Content } from '../../model/content.ts';
import { type Instant, latest } from '../../model/instant.ts';
import { order } from '../../model/text/order.ts';
import type { Document, Setting, SiteFormat } from '../format.ts';
import { jsonText } from '../text/json.ts';
import { csafText } from './document.ts';
import { type Entry, entriesOf } from './entry.ts';
import { HASHES, hashFile } from './hash.ts';
import { whiteListing, yearListing } from './listing.ts';
import { CATEGORIES, FEED, PROVIDER_METADATA, SERVICE, WHITE, yearOf } from './place.ts';
import { providerMetadata } from './provider-metadata.ts';
import { rolieCategories, rolieFeed, rolieService } from './rolie.ts';
import { toSecond } from './tracking.ts';

/** Returns all files except the documents. */
export const csafProvider: SiteFormat = (content, setting) => {
  const entries = entriesOf(content);
  const updated = lastChange(entries, setting);
  const json = (path: string, title: string, value: object): Document => ({
    path,
    title,
    type: 'application/json',
    body: jsonText(value),
  });
  return [
    ...entries.flatMap((entry) => hashFiles(entry, setting)),
    ...lists(entries),
    json(FEED, 'CSAF: ROLIE feed', rolieFeed(entries, updated, setting)),
    json(CATEGORIES, 'CSAF: ROLIE categories', rolieCategories(entries, setting)),
    json(SERVICE, 'CSAF: ROLIE service', rolieService(setting.site)),
    json(
      PROVIDER_METADATA,
      'CSAF: provider metadata',
      providerMetadata(entries, content.keys, updated, setting),
    ),
    ...listings(entries, content, setting),
  ];
};

/**
 * Returns the time of the last change of a document; the time of the build if no document exists.
 */
function lastChange(entries: readonly Entry[], { now }: Setting): Instant {
  const [first, ...others] = entries.map(({ released }) => released);
  return first === undefined ? toSecond(now) : latest(first, ...others);
}

function hashFiles({ advisory, path, replaced }: Entry, setting: Setting): Document[] {
  if (replaced) return [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  return HASHES.map(({ ending, title, hash }) => ({
    path: path + ending,
    title: `CSAF 2.0, ${title}`,
    type: 'text/plain; charset=utf-8',
    // Pages only need the list of documents.
    get body() {
      return hashFile(hash, csafText(advisory, setting), name);
    },
  }));
}

/**
 * index.txt by path (section 7.1.12) and changes.csv, newest first, both fields quoted (section
 * 7.1.13).
 */
function lists(entries: readonly Entry[]): Document[] {
  const below = ({ path }: Entry): string => path.slice(WHITE.length);
  return [
    {
      path: `${WHITE}index.txt`,
      title: 'CSAF: all documents',
      type: 'text/plain; charset=utf-8',
      body: entries
        .map((entry) => `${below(entry)}\n`)
        .sort(order)
        .join(''),
    },
    {
      path: `${WHITE}changes.csv`,
      title: 'CSAF: times of change',
      type: 'text/csv; charset=utf-8',
      body: entries.map((entry) => `"${below(entry)}","${entry.released}"\n`).join(''),
    },
  ];
}

function listings(
  entries: readonly Entry[],
  { publicFiles }: Content,
  { site }: Setting,
): Document[] {
  const place = { site, icon: publicFiles.includes('favicon.svg') };
  const years = [...new Set(entries.map(({ advisory }) => yearOf(advisory)))].sort(order).reverse();
  const files = [
    'index.txt',
    'changes.csv',
    FEED.slice(WHITE.length),
    CATEGORIES.slice(WHITE.length),
  ];
  const html = (path: string, title: string, body: string): Document => ({
    path: `${path}index.html`,
    title,
    type: 'text/html; charset=utf-8',
    body,
  });
  return [
    html(WHITE, 'CSAF: folders', whiteListing(years, files, place)),
    ...years.map((year) =>
      html(`${WHITE}${year}/`, `CSAF: folder ${year}`, yearListing(year, entries, place)),
    ),
  ];
}
