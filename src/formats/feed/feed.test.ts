import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../model/property-runs.fixture.ts';
import { anAdvisory, aSite, at, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { type Document, type Setting, settingOf } from '../format.ts';
import { xmlLine } from '../text/xml.ts';
import {
  child,
  childrenOf,
  hostileText,
  readXml,
  shownText,
  type XmlElement,
} from './feed.fixture.ts';
import { advisoryFeed, type FeedEntry, type FeedSource } from './feed.ts';
import { feedDocuments } from './feed-documents.fixture.ts';

const setting: Setting = settingOf(aSite(), NOW, { projects: [] });

const entry: FeedEntry = {
  id: 'tag:security.orbital.example,2026:ORB-2026-0003',
  path: 'advisories/ORB-2026-0003/',
  title: 'ORB-2026-0003: Heap overflow',
  published: at('2026-05-12T16:00:00Z'),
  updated: at('2026-05-20T10:00:00.5Z'),
  summary: 'Heap overflow. Severity: high.',
  html: '<p>Text with a <a href="https://a.example/?x=1&amp;y=2">link</a>.</p>',
  tags: ['high', 'orbital'],
};

const source = (...entries: FeedEntry[]): FeedSource => ({
  title: 'Orbital',
  description: 'Security releases of Orbital.',
  folder: 'projects/orbital/',
  homePath: 'projects/orbital/',
  entries,
});

interface Feeds {
  readonly rss: XmlElement;
  readonly atom: XmlElement;
  readonly json: Record<string, unknown>;
  readonly items: readonly Record<string, unknown>[];
}

function read(documents: readonly Document[]): Feeds {
  const [rss, atom, json] = documents.map(({ body }) => String(body));
  const parsed: unknown = JSON.parse(json ?? '');
  const record = typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  const items = 'items' in record && Array.isArray(record.items) ? record.items : [];
  return {
    rss: child(readXml(rss ?? ''), 'channel'),
    atom: readXml(atom ?? ''),
    json: record,
    items,
  };
}

const feeds = (feed: FeedSource, other: Partial<Setting> = {}): Feeds =>
  read(feedDocuments(feed, { ...setting, ...other }));

describe('the reader of these tests', () => {
  test.each([
    '<a>',
    '<a></b>',
    '<a>&</a>',
    '<a b=c/>',
    '<a b="<"/>x<',
    '<a>\u0000</a>',
    '<a>\ufffe</a>',
    '<a b="1" b="2"/>',
    '<a><![CDATA[x</a>',
    '<a><![CDATA[a]]>b]]></a><',
  ])('refuses %j', (xml) => {
    expect(() => readXml(xml)).toThrow();
  });

  test('reads text, CDATA and attributes', () => {
    expect(readXml('<a b="&lt;&quot;">x &amp; <![CDATA[<y>]]><c/></a>')).toMatchObject({
      attributes: { b: '<"' },
      text: 'x & <y>',
      children: [{ name: 'c' }],
    });
  });
});

describe('a feed', () => {
  test('is three documents in its folder, each with its own address and its home page', () => {
    const documents = feedDocuments(source(entry), setting);
    expect(documents.map(({ path, type }) => [path, type])).toEqual([
      ['projects/orbital/feed.xml', 'application/rss+xml'],
      ['projects/orbital/feed.atom', 'application/atom+xml'],
      ['projects/orbital/feed.json', 'application/feed+json'],
    ]);
    const { rss, atom, json } = read(documents);
    const home = 'https://security.orbital.example/projects/orbital/';
    expect(child(rss, 'link').text).toBe(home);
    expect(child(rss, 'atom:link').attributes).toEqual({
      href: `${home}feed.xml`,
      rel: 'self',
      type: 'application/rss+xml',
    });
    expect(childrenOf(atom, 'link').map(({ attributes }) => attributes)).toEqual([
      { rel: 'alternate', href: home },
      { rel: 'self', href: `${home}feed.atom` },
    ]);
    expect(child(atom, 'id').text).toBe(`${home}feed.atom`);
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: home,
      feed_url: `${home}feed.json`,
    });
  });

  test('works under a base path', () => {
    const { rss, json } = feeds(source(entry), {
      site: aSite({ url: 'https://orbital.example/security' }),
    });
    expect(child(rss, 'link').text).toBe('https://orbital.example/security/projects/orbital/');
    expect(json['feed_url']).toBe('https://orbital.example/security/projects/orbital/feed.json');
  });

  test('names its publisher, its language, and its hub', () => {
    const site = aSite({
      language: 'pt-BR',
      feeds: { websub: 'https://hub.example/?a=1&b=2' },
      licence: 'CC-BY-4.0 & more',
    });
    const { rss, atom, json } = feeds(source(entry), { site });
    expect(child(rss, 'language').text).toBe('pt-BR');
    expect(atom.attributes['xml:lang']).toBe('pt-BR');
    expect(json['language']).toBe('pt-BR');
    expect(child(child(atom, 'author'), 'name').text).toBe('The Orbital Project');
    expect(json['authors']).toEqual([
      { name: 'The Orbital Project', url: 'https://orbital.example/' },
    ]);
    const hub = (links: readonly XmlElement[]) =>
      links.find(({ attributes }) => attributes['rel'] === 'hub')?.attributes['href'];
    expect(hub(childrenOf(rss, 'atom:link'))).toBe('https://hub.example/?a=1&b=2');
    expect(hub(childrenOf(atom, 'link'))).toBe('https://hub.example/?a=1&b=2');
    expect(json['hubs']).toEqual([{ type: 'WebSub', url: 'https://hub.example/?a=1&b=2' }]);
    expect([child(rss, 'copyright').text, child(atom, 'rights').text]).toEqual([
      'CC-BY-4.0 & more',
      'CC-BY-4.0 & more',
    ]);
  });

  test('dates RSS by the publication, Atom and JSON Feed by both, and the feed by its last change', () => {
    const later = {
      ...entry,
      id: 'urn:x:2',
      published: at('2026-05-13T16:00:00Z'),
      updated: at('2026-05-13T16:00:00Z'),
    };
    const { rss, atom, items } = feeds(source(entry, later));
    expect(childrenOf(rss, 'item').map((item) => child(item, 'pubDate').text)).toEqual([
      'Tue, 12 May 2026 16:00:00 GMT',
      'Wed, 13 May 2026 16:00:00 GMT',
    ]);
    expect(child(rss, 'lastBuildDate').text).toBe('Wed, 20 May 2026 10:00:00 GMT');
    expect(child(atom, 'updated').text).toBe('2026-05-20T10:00:00.500Z');
    const [first] = childrenOf(atom, 'entry');
    expect(first && [child(first, 'published').text, child(first, 'updated').text]).toEqual([
      '2026-05-12T16:00:00.000Z',
      '2026-05-20T10:00:00.500Z',
    ]);
    expect(items[0]).toMatchObject({
      date_published: '2026-05-12T16:00:00Z',
      date_modified: '2026-05-20T10:00:00.5Z',
    });
  });

  test('has the same ids, addresses and content in all formats', () => {
    const { rss, atom, items } = feeds(source(entry));
    const item = child(rss, 'item');
    const one = child(atom, 'entry');
    expect(child(item, 'guid')).toMatchObject({
      text: entry.id,
      attributes: { isPermaLink: 'false' },
    });
    expect([child(one, 'id').text, items[0]?.['id']]).toEqual([entry.id, entry.id]);
    const url = 'https://security.orbital.example/advisories/ORB-2026-0003/';
    expect([
      child(item, 'link').text,
      child(one, 'link').attributes['href'],
      items[0]?.['url'],
    ]).toEqual([url, url, url]);
    expect([
      child(item, 'content:encoded').text,
      child(one, 'content').text,
      items[0]?.['content_html'],
    ]).toEqual([entry.html, entry.html, entry.html]);
    expect(child(one, 'content').attributes['type']).toBe('html');
    expect(childrenOf(item, 'category').map(({ text }) => text)).toEqual(['high', 'orbital']);
    expect(childrenOf(one, 'category').map(({ attributes }) => attributes)).toEqual([
      { term: 'high' },
      { term: 'orbital' },
    ]);
    expect(items[0]?.['tags']).toEqual(['high', 'orbital']);
  });

  test('names authors without an e-mail address', () => {
    const { rss, atom, items } = feeds(source({ ...entry, authors: ['Ada', 'Bob & Co'] }));
    expect(childrenOf(child(rss, 'item'), 'author')).toEqual([]);
    expect(child(child(rss, 'item'), 'dc:creator').text).toBe('Ada, Bob & Co');
    expect(
      childrenOf(child(atom, 'entry'), 'author').map((author) => child(author, 'name').text),
    ).toEqual(['Ada', 'Bob & Co']);
    expect(items[0]?.['authors']).toEqual([{ name: 'Ada' }, { name: 'Bob & Co' }]);
  });

  test('without entries has no date of its own, and the same bytes at any time', () => {
    const now = feedDocuments(source(), setting);
    expect(feedDocuments(source(), { ...setting, now: at('2031-01-01T00:00:00Z') })).toEqual(now);
    const { rss, atom, items } = read(now);
    expect(childrenOf(rss, 'lastBuildDate')).toEqual([]);
    expect(child(atom, 'updated').text).toBe('2005-12-01T00:00:00.000Z');
    expect(items).toEqual([]);
  });

  test('is the same at any time', () => {
    expect(feedDocuments(source(entry), { ...setting, now: at('2031-01-01T00:00:00Z') })).toEqual(
      feedDocuments(source(entry), setting),
    );
  });

  test('refuses an id that is not a URI', () => {
    expect(() => feedDocuments(source({ ...entry, id: 'ORB-2026-0003' }), setting)).toThrow(
      TypeError,
    );
  });
});

test('a feed is well-formed for any field values, and its titles are as written', () => {
  const fields = fc.record({
    title: hostileText.map((text) => `T${text}`),
    summary: hostileText,
    html: hostileText.map((text) => `<p>${text}</p>`),
    tags: fc.array(hostileText, { maxLength: 3 }),
    authors: fc.array(hostileText, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(
      fields,
      hostileText,
      hostileText,
      hostileText,
      (hostile, title, description, publisher) => {
        const site = {
          ...setting.site,
          publisher: { ...setting.site.publisher, name: publisher },
          licence: description,
        };
        const documents = feedDocuments(
          { ...source({ ...entry, ...hostile }), title, description },
          { ...setting, site },
        );
        const { rss, atom, json, items } = read(documents);
        const [item, one] = [child(rss, 'item'), child(atom, 'entry')];
        const wanted = xmlLine(hostile.title);
        expect(child(item, 'title').text).toBe(wanted);
        expect(shownText(child(one, 'title').text)).toBe(wanted);
        expect(items[0]?.['title']).toBe(wanted);
        expect([child(rss, 'title').text, child(atom, 'title').text, json['title']]).toEqual([
          xmlLine(title),
          xmlLine(title),
          xmlLine(title),
        ]);
        const tags = [...new Set(hostile.tags.map(xmlLine))].filter((tag) => tag !== '');
        expect(childrenOf(item, 'category').map(({ text }) => text)).toEqual(tags);
        expect(childrenOf(one, 'category').map(({ attributes }) => attributes['term'])).toEqual(
          tags,
        );
        expect(items[0]?.['tags'] ?? []).toEqual(tags);
        expect(child(item, 'content:encoded').text).toBe(child(one, 'content').text);
        expect(items[0]?.['content_html']).toBe(child(one, 'content').text);
        expect(childrenOf(item, 'pubDate')).toHaveLength(1);
      },
    ),
    { numRuns: runs(400) },
  );
});

describe('the feed of all advisories', () => {
  const titles = (
    advisories: Parameters<typeof someContent>[0],
    other: Partial<Setting> = {},
  ): unknown[] =>
    read(advisoryFeed(someContent(advisories), { ...setting, ...other })).items.map(
      ({ title }) => title,
    );

  test('is at the root of the site, under its name', () => {
    const documents = advisoryFeed(someContent(), setting);
    expect(documents.map(({ path }) => path)).toEqual(['feed.xml', 'feed.atom', 'feed.json']);
    expect(read(documents).json).toMatchObject({
      title: 'Orbital Security',
      home_page_url: 'https://security.orbital.example/',
    });
  });

  test('has the last changed first, and those of the same instant by their numbers', () => {
    const revisions = [
      { at: '2026-05-20T10:00:00Z', kind: 'range' as const, note: 'More versions.' },
    ];
    const advisories = [
      anAdvisory({ id: 'ORB-2026-0010' }),
      anAdvisory({ id: 'ORB-2026-0009' }),
      anAdvisory({ id: 'ORB-2025-0001', published: '2025-01-01T00:00:00Z', revisions }),
    ];
    const summary = 'Heap overflow when opening a crafted archive';
    expect(titles({ advisories })).toEqual([
      `UPDATED: ORB-2025-0001: ${summary}`,
      `ORB-2026-0009: ${summary}`,
      `ORB-2026-0010: ${summary}`,
    ]);
    expect(advisoryFeed(someContent({ advisories: advisories.toReversed() }), setting)).toEqual(
      advisoryFeed(someContent({ advisories }), setting),
    );
  });

  test('contains as many entries as the site configures', () => {
    const advisories = Array.from({ length: 25 }, (_, i) =>
      anAdvisory({ id: `ORB-2026-${String(i + 1).padStart(4, '0')}` }),
    );
    expect(titles({ advisories }, { site: aSite({ feeds: { entries: '20' } }) })).toHaveLength(20);
    expect(titles({ advisories })).toHaveLength(25);
  });
});
