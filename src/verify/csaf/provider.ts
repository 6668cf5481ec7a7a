// The CSAF provider of a site (CSAF 2.0, section 7.1): its metadata, its lists, its feeds, and the
// documents that they name. Read once for all promises about it.

import { PROVIDER_METADATA } from '../../formats/csaf/place.ts';
import { valuesOf } from '../../model/reporting/security-txt.ts';
import { type DeployedSite, placeAtHost, placeOf } from '../deployed-site.ts';
import { type Answer, isFound, isPage, jsonOf, missingBecause, textOf } from '../http/answer.ts';
import { listAt, textAt } from '../shape.ts';

/** Without --all, at most as many documents are looked at. */
const MOST_DOCUMENTS = 200;

/** A document as a ROLIE feed names it (section 7.1.15). */
interface RolieEntry {
  readonly id: string;
  readonly updated: string;
  readonly src: string;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

/** A ROLIE feed; the reason if it cannot be read. */
interface RolieFeed {
  readonly url: string;
  readonly fault?: string;
  readonly updated: string;
  readonly entries: readonly RolieEntry[];
}

/** The lists of a folder (sections 7.1.12 and 7.1.13). Paths are relative to the folder. */
interface Directory {
  readonly url: string;
  readonly index: Answer;
  readonly changes: Answer;
  readonly listed: readonly string[];
  readonly changed: readonly { readonly path: string; readonly at: string }[];
}

/** A CSAF document. `url` is the address that the provider names. */
export interface CsafDocument {
  readonly url: string;
  readonly answer: Answer;
  readonly value: unknown;
}

export interface Provider {
  /** The address of the metadata as it was asked for. */
  readonly url: string;
  readonly metadata: unknown;
  readonly feeds: readonly RolieFeed[];
  readonly directories: readonly Directory[];
  readonly documents: readonly CsafDocument[];
  /** The number of documents that the provider names. */
  readonly total: number;
}

/** The provider, or why there is none. `promised`: the site says that it is one. */
type FoundProvider =
  | Provider
  | { readonly reason: string; readonly where: string; readonly promised: boolean };

const known = new WeakMap<DeployedSite, Promise<FoundProvider>>();

/** Returns the provider of a site. */
export function providerOf(site: DeployedSite): Promise<FoundProvider> {
  const asked = known.get(site) ?? findProvider(site);
  known.set(site, asked);
  return asked;
}

async function findProvider(site: DeployedSite): Promise<FoundProvider> {
  const named = site.securityTxt === undefined ? [] : valuesOf(site.securityTxt.parsed, 'CSAF');
  const places = [
    placeAtHost(site, PROVIDER_METADATA),
    ...named.map((url) => placeOf(site, url)),
    `${site.root}${PROVIDER_METADATA}`,
  ];
  const promised = named.length > 0 || site.ledger?.formats.includes('csaf') === true;
  let reason: string | undefined;
  for (const url of new Set(places)) {
    if (!URL.canParse(url)) continue;
    const answer = await site.client.get(url);
    const metadata = isFound(answer) ? jsonOf(answer) : undefined;
    if (textAt(metadata, 'canonical_url') !== undefined) return readProvider(site, url, metadata);
    // A page in place of a missing file is no provider.
    if (isFound(answer) && !isPage(answer))
      return { reason: 'it is no JSON with "canonical_url"', where: url, promised: true };
    reason ??= missingBecause(answer) ?? 'it is a page';
  }
  return { reason: reason ?? 'it is missing', where: places[0] ?? site.root, promised };
}

async function readProvider(site: DeployedSite, url: string, metadata: unknown): Promise<Provider> {
  const distributions = listAt(metadata, 'distributions');
  const feedUrls = distributions.flatMap((one) =>
    listAt(one, 'rolie', 'feeds').flatMap((feed) => textAt(feed, 'url') ?? []),
  );
  const folders = distributions.flatMap(
    (one) => textAt(one, 'directory_url') ?? textAt(one, 'directory', 'url') ?? [],
  );
  const [feeds, directories] = await Promise.all([
    Promise.all(feedUrls.map((one) => readFeed(site, one))),
    Promise.all(folders.map((one) => readDirectory(site, one))),
  ]);
  // The newest come first, so that those are looked at if there are too many.
  const recent = [
    ...feeds.flatMap(({ entries }) =>
      entries.map(({ src, updated }) => ({ url: src, at: updated })),
    ),
    ...directories.flatMap(({ url: folder, changed }) =>
      changed.map(({ path, at }) => ({ url: folder + path, at })),
    ),
    ...directories.flatMap(({ url: folder, listed }) =>
      listed.map((path) => ({ url: folder + path, at: '' })),
    ),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const urls = [...new Set(recent.map((one) => one.url))];
  const some = site.all ? urls : urls.slice(0, MOST_DOCUMENTS);
  const documents = await Promise.all(
    some.map(async (one) => {
      const answer = await site.client.get(placeOf(site, one));
      return { url: one, answer, value: isFound(answer) ? jsonOf(answer) : undefined };
    }),
  );
  return { url, metadata, feeds, directories, documents, total: urls.length };
}

async function readFeed(site: DeployedSite, url: string): Promise<RolieFeed> {
  const answer = await site.client.get(placeOf(site, url));
  const value = isFound(answer) ? jsonOf(answer) : undefined;
  const updated = textAt(value, 'feed', 'updated');
  if (updated === undefined)
    return {
      url,
      fault: missingBecause(answer) ?? 'it is no ROLIE feed in JSON',
      updated: '',
      entries: [],
    };
  const entries = listAt(value, 'feed', 'entry').map((entry) => ({
    id: textAt(entry, 'id') ?? '',
    updated: textAt(entry, 'updated') ?? '',
    src: textAt(entry, 'content', 'src') ?? '',
    links: listAt(entry, 'link').map((link) => ({
      rel: textAt(link, 'rel') ?? '',
      href: textAt(link, 'href') ?? '',
    })),
  }));
  return { url, updated, entries };
}

async function readDirectory(site: DeployedSite, written: string): Promise<Directory> {
  const url = written.endsWith('/') ? written : `${written}/`;
  const [index, changes] = await Promise.all([
    site.client.get(placeOf(site, `${url}index.txt`)),
    site.client.get(placeOf(site, `${url}changes.csv`)),
  ]);
  const lines = (answer: Answer): string[] =>
    isFound(answer) && !isPage(answer)
      ? textOf(answer)
          .split(/\r?\n/)
          .filter((line) => line.trim() !== '')
      : [];
  return {
    url,
    index,
    changes,
    listed: lines(index),
    changed: lines(changes).map((line) => {
      const [, path = '', at = ''] = /^"?([^",]*)"?,\s*"?([^",]*)"?\s*$/.exec(line) ?? [];
      return { path, at };
    }),
  };
}
