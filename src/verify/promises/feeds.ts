// Feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1. Each is read as a feed reader does.

import { essence, mediaTypeOf } from '../../model/site/media-type.ts';
import { type DeployedSite, officialOf, placeOfFile } from '../deployed-site.ts';
import { type Answer, essenceOf, jsonOf, missingBecause, textOf } from '../http/answer.ts';
import { at, listAt, textAt } from '../shape.ts';
import { type Fault, notOffered, offered, type SitePromise } from '../verdict.ts';
import { childrenNamed, childText, readXml } from '../xml.ts';

type Kind = 'xml' | 'atom' | 'json';

/** A feed as it was read. */
interface ReadFeed {
  /** The address that it says it has. */
  readonly self: readonly string[];
  readonly entries: readonly { readonly id: string; readonly url: string }[];
}

const TYPE_OF_LINK: Readonly<Record<Kind, string>> = {
  xml: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

const MOST_FEEDS = 500;

function feedPromise(
  kind: Kind,
  name: string,
  words: string,
  read: (answer: Answer) => ReadFeed | string,
): SitePromise {
  return {
    name,
    title: `The ${words} feeds can be read`,
    fix: `Serve the feeds as they were built, as "${mediaTypeOf(`feed.${kind}`)?.type ?? ''}", and not as pages.`,
    async look(site) {
      const places = placesOf(site, kind).slice(0, MOST_FEEDS);
      if (places.length === 0) return notOffered(`The site names no ${words} feed.`);
      const all = await Promise.all(places.map((place) => site.client.get(place)));
      const faults = all.flatMap((answer): Fault[] => {
        const reason = faultOf(answer, kind, site, read);
        return reason === undefined ? [] : [{ where: answer.url, reason }];
      });
      return offered(
        `${places.length === 1 ? 'The feed is' : `${places.length} feeds are`} valid.`,
        faults,
      );
    },
  };
}

/** Returns the places of the feeds in the ledger, else of those that the home page names. */
function placesOf(site: DeployedSite, kind: Kind): string[] {
  if (site.ledger !== undefined)
    return site.ledger.feeds
      .map(({ path }) => path.replace(/json$/, kind))
      .filter((path) => site.files.has(path))
      .map((path) => placeOfFile(site, path));
  const { origin } = new URL(site.root);
  return [...textOf(site.home).matchAll(/<link\b[^>]*>/gi)].flatMap(([tag]) => {
    const type = attributeOf(tag, 'type').toLowerCase();
    if (!/\balternate\b/i.test(attributeOf(tag, 'rel'))) return [];
    if (type !== TYPE_OF_LINK[kind] && !(kind === 'json' && type === 'application/json')) return [];
    const url = URL.parse(attributeOf(tag, 'href').replaceAll('&amp;', '&'), site.root);
    return url?.origin === origin ? url.href : [];
  });
}

const attributeOf = (tag: string, name: string): string => {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return double ?? single ?? bare ?? '';
};

function faultOf(
  answer: Answer,
  kind: Kind,
  site: DeployedSite,
  read: (answer: Answer) => ReadFeed | string,
): string | undefined {
  const missing = missingBecause(answer);
  if (missing !== undefined) return missing;
  const { type = '', others = [] } = mediaTypeOf(`feed.${kind}`) ?? {};
  const sent = essenceOf(answer);
  if (sent !== essence(type) && !others.includes(sent))
    return `its type is "${sent}"; expected is "${type}"`;
  const feed = read(answer);
  if (typeof feed === 'string') return feed;
  const ids = new Set(feed.entries.map(({ id }) => id));
  if (ids.has('')) return 'an entry has no id';
  if (ids.size < feed.entries.length) return 'two entries have the same id';
  if (feed.entries.some(({ url }) => !/^https?:/i.test(url))) return 'an entry has no web address';
  const own = officialOf(site, answer.url);
  if (site.ledger === undefined && feed.self.length === 0) return undefined;
  return feed.self.includes(own)
    ? undefined
    : `its own address in it is ${feed.self[0] ?? 'missing'}, not ${own}`;
}

const selfLinks = (links: ReturnType<typeof childrenNamed>): string[] =>
  links
    .filter(({ attributes }) => at(attributes, 'rel') === 'self')
    .flatMap(({ attributes }) => textAt(attributes, 'href') ?? []);

export const rss = feedPromise('xml', 'feeds-rss', 'RSS', (answer) => {
  const root = readXml(textOf(answer));
  if (root === undefined) return 'it is not well-formed XML';
  const [channel] = childrenNamed(root, 'channel');
  if (root.name !== 'rss' || channel === undefined) return `it is no RSS 2.0 but <${root.name}>`;
  return {
    self: selfLinks(channel.children.filter(({ name }) => name.endsWith(':link'))),
    entries: childrenNamed(channel, 'item').map((item) => ({
      id: childText(item, 'guid') || childText(item, 'link'),
      url: childText(item, 'link'),
    })),
  };
});

export const atom = feedPromise('atom', 'feeds-atom', 'Atom', (answer) => {
  const root = readXml(textOf(answer));
  if (root === undefined) return 'it is not well-formed XML';
  if (root.name !== 'feed' || at(root.attributes, 'xmlns') !== 'http://www.w3.org/2005/Atom')
    return `it is no Atom but <${root.name}>`;
  if (childText(root, 'id') === '' || childText(root, 'updated') === '')
    return 'it has no id or no updated';
  return {
    self: selfLinks(childrenNamed(root, 'link')),
    entries: childrenNamed(root, 'entry').map((entry) => ({
      id: childText(entry, 'id'),
      url: textAt(childrenNamed(entry, 'link')[0]?.attributes, 'href') ?? '',
    })),
  };
});

export const json = feedPromise('json', 'feeds-json', 'JSON', (answer) => {
  const value = jsonOf(answer);
  if (!/^https:\/\/jsonfeed\.org\/version\/1/.test(textAt(value, 'version') ?? ''))
    return 'it is no JSON Feed';
  return {
    self: textAt(value, 'feed_url') === undefined ? [] : [textAt(value, 'feed_url') ?? ''],
    entries: listAt(value, 'items').map((item) => ({
      id: textAt(item, 'id') ?? '',
      url: textAt(item, 'url') ?? textAt(item, 'external_url') ?? '',
    })),
  };
});
