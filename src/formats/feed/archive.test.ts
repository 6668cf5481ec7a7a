import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aSite, at, NOW, someContent } from '../../model/testing/advisory.fixture.ts';
import { type Document, type Setting, settingOf } from '../format.ts';
import { child, childrenOf, readXml, type XmlElement } from './feed.fixture.ts';
import { advisoryFeed } from './feed.ts';

const SIZE = 20;
const HUB = 'https://hub.example/?a=1&b=2';
const HOME = 'https://security.orbital.example/';
const site = aSite({ feeds: { entries: String(SIZE), websub: HUB } });
const setting: Setting = settingOf(site, NOW, { projects: [] });
const POOL = sampleAdvisories(200, 11);

const documents = (advisories: readonly Advisory[]): ReadonlyMap<string, string> =>
  new Map(
    advisoryFeed(someContent({ advisories }), setting).map((one: Document) => [
      one.path,
      String(one.body),
    ]),
  );

/** Returns some advisories of the pool. */
const some = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 199 }))
  .map(([count, from]) => Array.from({ length: count }, (_, i) => POOL[(from + i) % POOL.length]))
  .map((all) => all.filter((one) => one !== undefined));

/**
 * Returns one advisory a day, in the order of publication. The `changed` ones were revised much
 * later.
 */
function daily(count: number, changed: readonly number[] = []): Advisory[] {
  return Array.from({ length: count }, (_, i) => {
    const published = new Date(Date.UTC(2026, 0, i + 1)).toISOString();
    const revisions = changed.includes(i)
      ? [{ at: '2026-05-30T10:00:00Z', kind: 'range' as const, note: 'More versions.' }]
      : [];
    return anAdvisory({
      id: `ORB-2026-${String(i + 1).padStart(4, '0')}`,
      published,
      timeline: [],
      revisions,
    });
  });
}

const jsonOf = (text: string | undefined): Record<string, unknown> => {
  const value: unknown = JSON.parse(text ?? '');
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

const jsonIds = (text: string | undefined): string[] => {
  const { items } = jsonOf(text);
  return Array.isArray(items) ? items.map(({ id }: { readonly id: unknown }) => String(id)) : [];
};

const entryIds = (xml: string | undefined): string[] =>
  childrenOf(readXml(xml ?? ''), 'entry').map((entry) => child(entry, 'id').text);
const itemIds = (xml: string | undefined): string[] =>
  childrenOf(child(readXml(xml ?? ''), 'channel'), 'item').map((item) => child(item, 'guid').text);
const hrefs = (parent: XmlElement, name: string): Record<string, string | undefined> =>
  Object.fromEntries(
    childrenOf(parent, name).map(({ attributes }) => [attributes['rel'], attributes['href']]),
  );

/** Returns the paths that an Atom reader visits, from the feed backwards. */
function walk(files: ReadonlyMap<string, string>): string[] {
  const seen: string[] = [];
  for (let path: string | undefined = 'feed.atom'; path !== undefined; ) {
    seen.push(path);
    if (seen.length > files.size) throw new Error('it never ends');
    path = hrefs(readXml(files.get(path) ?? ''), 'link')['prev-archive']?.slice(HOME.length);
  }
  return seen;
}

const idOf = ({ id, published }: Advisory): string =>
  `tag:security.orbital.example,${published.slice(0, 4)}:${id}`;

describe('a feed and its archive', () => {
  test('lose no entry, repeat none in the archive, and agree in all formats', () => {
    fc.assert(
      fc.property(some, (advisories) => {
        const files = documents(advisories);
        const [feed, ...older] = walk(files);
        expect([...files.keys()].filter((path) => path.endsWith('.atom')).sort()).toEqual(
          [feed, ...older].sort(),
        );
        const archived = older.flatMap((path) => entryIds(files.get(path)));
        expect(new Set(archived).size).toBe(archived.length);
        const subscribed = entryIds(files.get('feed.atom'));
        expect(subscribed).toHaveLength(Math.min(SIZE, advisories.length));
        expect(new Set([...subscribed, ...archived])).toEqual(new Set(advisories.map(idOf)));
        for (const path of [feed, ...older]) {
          const name = path?.replace(/\.atom$/, '');
          const ids = entryIds(files.get(`${name}.atom`));
          expect(ids.length).toBeLessThanOrEqual(SIZE);
          expect(itemIds(files.get(`${name}.xml`))).toEqual(ids);
          expect(jsonIds(files.get(`${name}.json`))).toEqual(ids);
        }
      }),
      {
        numRuns: runs(30),
        examples: [[[]], [POOL.slice(0, SIZE)], [POOL.slice(0, SIZE + 1)], [POOL]],
      },
    );
  });

  test('have no archive documents while the feed contains everything', () => {
    expect([...documents(daily(SIZE)).keys()]).toEqual(['feed.xml', 'feed.atom', 'feed.json']);
    const feed = documents(daily(SIZE)).get('feed.json');
    expect(jsonOf(feed)).not.toHaveProperty('next_url');
  });

  test('have an archive document for each full count of entries, oldest first', () => {
    const files = documents(daily(2 * SIZE + 5));
    expect([...files.keys()].filter((path) => path.endsWith('.xml'))).toEqual([
      'feed.xml',
      'feed-archive/1.xml',
      'feed-archive/2.xml',
    ]);
    const ids = daily(SIZE).map(idOf);
    expect(entryIds(files.get('feed-archive/1.atom'))).toEqual(ids.toReversed());
  });

  test('keep the bytes of every archive document when other entries are published or changed', () => {
    const before = documents(daily(2 * SIZE + 5));
    const after = documents(daily(3 * SIZE + 7, [2 * SIZE + 1]));
    const archives = [...before.keys()].filter((path) => path.startsWith('feed-archive/'));
    expect(archives).toHaveLength(6);
    for (const path of archives) expect(after.get(path)).toBe(before.get(path));
  });

  test('change only the archive document of an entry that changed', () => {
    const before = documents(daily(3 * SIZE));
    const after = documents(daily(3 * SIZE, [SIZE]));
    const changed = [...before.keys()].filter(
      (path) => path.endsWith('.atom') && after.get(path) !== before.get(path),
    );
    expect(changed).toEqual(['feed.atom', 'feed-archive/2.atom']);
  });

  test('put entries that many changed entries push out of the feed into a document that is not yet an archive', () => {
    const changed = Array.from({ length: SIZE }, (_, i) => i);
    const files = documents(daily(SIZE + 3, changed));
    const rest = readXml(files.get('feed-archive/2.atom') ?? '');
    expect(childrenOf(rest, 'entry')).toHaveLength(3);
    expect(childrenOf(rest, 'fh:archive')).toEqual([]);
    expect(hrefs(rest, 'link')['prev-archive']).toBe(`${HOME}feed-archive/1.atom`);
    expect(hrefs(readXml(files.get('feed.atom') ?? ''), 'link')['prev-archive']).toBe(
      `${HOME}feed-archive/2.atom`,
    );
  });
});

describe('the links and marks of a document:', () => {
  const files = documents(daily(2 * SIZE + 5));
  const file = (path: string): string => files.get(path) ?? '';
  const FH = 'http://purl.org/syndication/history/1.0';

  test('the feed links the newest archive and its hub', () => {
    const feed = readXml(file('feed.atom'));
    const channel = child(readXml(file('feed.xml')), 'channel');
    expect(hrefs(feed, 'link')).toEqual({
      'prev-archive': `${HOME}feed-archive/2.atom`,
      alternate: HOME,
      self: `${HOME}feed.atom`,
      hub: HUB,
    });
    expect(hrefs(channel, 'atom:link')).toEqual({
      'prev-archive': `${HOME}feed-archive/2.xml`,
      self: `${HOME}feed.xml`,
      hub: HUB,
    });
    expect([...childrenOf(feed, 'fh:archive'), ...childrenOf(channel, 'fh:archive')]).toEqual([]);
    expect(jsonOf(file('feed.json'))).toMatchObject({
      feed_url: `${HOME}feed.json`,
      next_url: `${HOME}feed-archive/2.json`,
      hubs: [{ type: 'WebSub', url: HUB }],
    });
  });

  test('an archive document is marked, links the feed and the previous document, and has the id of the feed but no hub', () => {
    const archive = readXml(file('feed-archive/2.atom'));
    const root = readXml(file('feed-archive/2.xml'));
    expect(child(archive, 'id').text).toBe(`${HOME}feed.atom`);
    expect([archive.attributes['xmlns:fh'], root.attributes['xmlns:fh']]).toEqual([FH, FH]);
    expect(childrenOf(archive, 'fh:archive')).toHaveLength(1);
    expect(childrenOf(child(root, 'channel'), 'fh:archive')).toHaveLength(1);
    expect(hrefs(archive, 'link')).toEqual({
      current: `${HOME}feed.atom`,
      'prev-archive': `${HOME}feed-archive/1.atom`,
      alternate: HOME,
      self: `${HOME}feed-archive/2.atom`,
    });
    expect(hrefs(child(root, 'channel'), 'atom:link')).toEqual({
      current: `${HOME}feed.xml`,
      'prev-archive': `${HOME}feed-archive/1.xml`,
      self: `${HOME}feed-archive/2.xml`,
    });
    const json = jsonOf(file('feed-archive/2.json'));
    expect(json).toMatchObject({
      feed_url: `${HOME}feed.json`,
      next_url: `${HOME}feed-archive/1.json`,
    });
    expect(json).not.toHaveProperty('hubs');
  });

  test('the oldest has no previous document', () => {
    expect(hrefs(readXml(file('feed-archive/1.atom')), 'link')).not.toHaveProperty('prev-archive');
    expect(jsonOf(file('feed-archive/1.json'))).not.toHaveProperty('next_url');
  });
});

describe('an entry', () => {
  const other = anAdvisory({
    id: 'ORB-2026-0009',
    published: '2026-05-14T16:00:00Z',
    timeline: [],
  });
  const feedOf = (changes: Parameters<typeof anAdvisory>[0]) => {
    const advisories = [anAdvisory({ id: 'ORB-2026-0003', ...changes }), other];
    const files = documents(advisories);
    const items = childrenOf(child(readXml(files.get('feed.xml') ?? ''), 'channel'), 'item');
    const mine = items.find((item) => child(item, 'guid').text.endsWith('ORB-2026-0003'));
    const entries = childrenOf(readXml(files.get('feed.atom') ?? ''), 'entry');
    const entry = entries.find((one) => child(one, 'id').text.endsWith('ORB-2026-0003'));
    if (mine === undefined || entry === undefined) throw new Error('it is not in the feed');
    return {
      first: entryIds(files.get('feed.atom'))[0],
      guid: child(mine, 'guid').text,
      pubDate: child(mine, 'pubDate').text,
      title: child(mine, 'title').text,
      id: child(entry, 'id').text,
      updated: child(entry, 'updated').text,
    };
  };
  const plain = feedOf({});
  const at20 = '2026-05-20T10:00:00Z';
  const revision = (kind: 'range' | 'editorial') => ({
    revisions: [{ at: at20, kind, note: 'See below.' }],
  });

  test('keeps its place, id and guid when its text or title is edited without a revision', () => {
    const edited = feedOf({ summary: 'Another title', body: '## Impact\n\nOther   words.\n' });
    expect(edited).toEqual({ ...plain, title: 'ORB-2026-0003: Another title' });
    expect(plain.first).toBe(idOf(other));
    expect(plain.guid).toBe('tag:security.orbital.example,2026:ORB-2026-0003');
    expect(plain.id).toBe(plain.guid);
  });

  test('does not move to the top for an editorial revision', () => {
    expect(feedOf(revision('editorial'))).toEqual(plain);
  });

  test('moves to the top, marked, for any other revision, with its guid and date of publication', () => {
    const { first, title, updated, ...rest } = feedOf(revision('range'));
    expect(title).toMatch(/^UPDATED: ORB-2026-0003/);
    expect(first).toBe(plain.id);
    expect(updated).toBe('2026-05-20T10:00:00.000Z');
    expect(rest).toEqual({ guid: plain.guid, pubDate: plain.pubDate, id: plain.id });
  });

  test('moves to the top, marked, when it is withdrawn', () => {
    const { first, title, guid, pubDate } = feedOf({
      withdrawn: { at: at(at20), reason: 'Not a vulnerability.' },
    });
    expect(title).toMatch(/^WITHDRAWN: ORB-2026-0003/);
    expect([first, guid, pubDate]).toEqual([plain.id, plain.guid, plain.pubDate]);
  });
});
