// The feeds in a feed reader of Debian: new entries, and entries that reappear after a revision.

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { child, childrenOf, readXml } from '../../src/formats/feed/feed.fixture.ts';
import { settingOf } from '../../src/formats/format.ts';
import { allDocuments } from '../../src/formats/index.ts';
import { at } from '../../src/model/testing/advisory.fixture.ts';
import { hasErrors, readContent } from '../../src/read/index.ts';
import { publicFolderOf } from '../../src/read/place.ts';
import { serve } from '../support/chromium.ts';
import { copyExample, filesIn, NOW, workFolder } from '../support/run-candor.ts';

const NEWSBOAT = '/usr/bin/newsboat';
const ADVISORY = 'advisories/2026/ORB-2026-0005.md';
/**
 * The feeds that list the advisory, of medium severity. Newsboat 2.21 finds no entries in JSON
 * feeds.
 */
const FEEDS = ['', 'projects/orbital/', 'severity/low/', 'severity/medium/'].flatMap((folder) => [
  `${folder}feed.xml`,
  `${folder}feed.atom`,
]);
/** A day after the time at which other tests read the example. */
const LATER = '2026-11-23T12:00:00Z';

/** Changes of the advisory. */
const EDITIONS = {
  first: (advisory: string) => advisory,
  /** The file has another format, and the same content. */
  reformatted: (advisory: string) => reformatted(revised(advisory, 'editorial')),
  /** One word changed, without notification. */
  editorial: (advisory: string) => reworded(revised(advisory, 'editorial')),
  correction: (advisory: string) => reworded(revised(advisory, 'correction')),
  withdrawal: (advisory: string) =>
    advisory.replace(
      /^revisions:$/m,
      'withdrawn: {at: 2026-11-23T09:00:00Z, reason: It was none.}\nrevisions:',
    ),
} as const;
type Edition = keyof typeof EDITIONS;
const isFeed = (path: string): boolean => /(^|\/)feed(-archive\/\d+)?\.(xml|atom|json)$/.test(path);

// CI sets CANDOR_NO_SKIP, so a machine without the reader fails there.
function hasNewsboat(): boolean {
  if (existsSync(NEWSBOAT) || process.env['CANDOR_NO_SKIP'] !== undefined) return true;
  console.warn(
    `Tests with a feed reader are skipped: there is no ${NEWSBOAT}. "apt-get install newsboat" installs it.`,
  );
  return false;
}

describe.skipIf(!hasNewsboat())('newsboat', () => {
  const work = workFolder('newsboat');
  // The reader identifies a feed by its address, so every edition has the same address.
  const served = join(work.folder, 'served');
  const content = copyExample(work.folder);
  const original = readFileSync(join(content, ADVISORY), 'utf8');
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    for (const edition of [
      'first',
      'reformatted',
      'editorial',
      'correction',
      'withdrawal',
    ] as const)
      await publish(edition);
    show('first');
    ({ server, origin } = await serve(served));
  });
  beforeEach(() => show('first'));
  afterAll(() => {
    server?.close();
    work.remove();
  });

  /** The feeds of an edition, as a build writes them. */
  async function publish(edition: Edition): Promise<void> {
    writeFileSync(join(content, ADVISORY), EDITIONS[edition](original));
    const now = at(edition === 'first' ? NOW : LATER);
    const reading = await readContent({
      folder: content,
      publicFolder: publicFolderOf(content),
      now,
    });
    expect(reading.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(hasErrors(reading.problems)).toBe(false);
    for (const { path, body } of allDocuments(
      reading.content,
      settingOf(reading.site, now, reading.content),
    )) {
      if (!isFeed(path)) continue;
      const file = join(work.folder, edition, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, body);
    }
  }

  function show(edition: Edition): void {
    rmSync(served, { force: true });
    symlinkSync(join(work.folder, edition), served);
  }

  /**
   * A reader with one feed and its own memory: it treats entries with equal ids in two feeds as
   * one.
   */
  function reader(feed: string, settings = '') {
    const folder = mkdtempSync(join(work.folder, 'reader-'));
    const path = (file: string): string => join(folder, file);
    writeFileSync(path('urls'), `${origin}/${feed}\n`);
    writeFileSync(path('config'), settings);
    const run = (...words: string[]): Promise<string> =>
      newsboat(
        ['-u', path('urls'), '-c', path('cache.db'), '-C', path('config'), ...words],
        folder,
      );
    return {
      /** Fetches the feed and returns the number of new entries. */
      unread: async (): Promise<number> =>
        Number(/^(\d+) unread articles$/m.exec(await run('-x', 'reload', 'print-unread'))?.[1]),
      markAsRead: async (ids: readonly string[]): Promise<void> => {
        writeFileSync(path('read'), ids.map((id) => `${id}\n`).join(''));
        await run('-I', path('read'));
      },
    };
  }

  const RESET = (feed: string): string => `reset-unread-on-update "${origin}/${feed}"\n`;

  it.each(FEEDS)(
    'finds every entry of %s, once, and none again after an editorial revision',
    async (feed) => {
      const { unread, markAsRead } = reader(feed);
      const ids = idsOf(join(served, feed));
      expect(ids.length).toBeGreaterThan(3);
      expect(await unread()).toBe(ids.length);
      expect(await unread()).toBe(ids.length);
      await markAsRead(ids);
      expect(await unread()).toBe(0);
      show('editorial');
      expect(readFileSync(join(served, feed), 'utf8')).toContain(
        'The metadata in a crafted archive',
      );
      expect(await unread()).toBe(0);
    },
  );

  // Newsboat identifies an entry by its id and ignores "updated". Read entries stay read, even if
  // they are corrected, unless its user enables "reset-unread-on-update". Then it compares texts.
  it.each(FEEDS)(
    'shows a correction and a withdrawal in %s as one new entry, and a reformatted file as none',
    async (feed) => {
      const { unread, markAsRead } = reader(feed, RESET(feed));
      const ids = idsOf(join(served, feed));
      const readAll = async (): Promise<void> => {
        await markAsRead(ids);
        expect(await unread()).toBe(0);
      };
      expect(await unread()).toBe(ids.length);
      await readAll();
      show('reformatted');
      expect(await unread()).toBe(0);
      show('correction');
      expect(await unread()).toBe(1);
      await readAll();
      show('withdrawal');
      expect(await unread()).toBe(1);
      expect(idsOf(join(served, feed)).sort()).toEqual(ids.sort());
    },
  );

  it('shows no changes to readers who did not enable them', async () => {
    const { unread, markAsRead } = reader('feed.atom');
    await unread();
    await markAsRead(idsOf(join(served, 'feed.atom')));
    show('correction');
    expect(await unread()).toBe(0);
  });

  it('would find the same bytes in every feed, including JSON, after the file was reformatted', () => {
    const feeds = filesIn(join(work.folder, 'first'));
    expect(feeds.length).toBeGreaterThan(20);
    expect(feeds).toEqual(filesIn(join(work.folder, 'reformatted')));
    const bytes = (edition: Edition) =>
      feeds.map((feed) => [feed, readFileSync(join(work.folder, edition, feed), 'utf8')]);
    expect(bytes('reformatted')).toEqual(bytes('first'));
    expect(bytes('correction')).not.toEqual(bytes('first'));
  });

  // The dates that readers with support for "updated" of Atom or "date_modified" of JSON Feed use.
  it.each([
    ['reformatted', '2026-11-12T16:00:00Z', ''],
    ['editorial', '2026-11-12T16:00:00Z', ''],
    ['correction', '2026-11-23T09:00:00Z', 'UPDATED: '],
    ['withdrawal', '2026-11-23T09:00:00Z', 'WITHDRAWN: '],
  ] as const)('changes the date of the entry for a %s', (edition, updated, mark) => {
    const text = (file: string): string => readFileSync(join(work.folder, edition, file), 'utf8');
    const atom = childrenOf(readXml(text('feed.atom')), 'entry').find((entry) =>
      child(entry, 'id').text.endsWith('0005'),
    );
    const json = JSON.parse(text('feed.json')).items.find(({ id }: { id: string }) =>
      id.endsWith('0005'),
    );
    const title = `${mark}ORB-2026-0005: Prototype pollution through the metadata of an ORB archive`;
    expect(atom && ['updated', 'title'].map((name) => child(atom, name).text)).toEqual([
      updated.replace('Z', '.000Z'),
      title,
    ]);
    expect(json).toMatchObject({
      date_modified: updated,
      date_published: '2026-11-12T16:00:00Z',
      title,
    });
    expect(text('feed.xml')).toContain(title);
  });
});

const revised = (advisory: string, kind: string): string =>
  advisory.replace(
    /^(revisions:\n(?: {2}.*\n)+)/m,
    `$1  - {at: 2026-11-23T09:00:00Z, kind: ${kind}, note: A word.}\n`,
  );

const reworded = (advisory: string): string =>
  advisory.replace('The metadata of a crafted archive', 'The metadata in a crafted archive');

const unwrapped = (text: string): string =>
  text.replace(/([\w,])\n(?=[\w`])/g, '$1 ').replace(/^## (.*)$/gm, '##   $1 ##');

/**
 * Keys in another order and YAML without short forms; paragraphs on one line, other marks for
 * headings and code.
 */
function reformatted(advisory: string): string {
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(advisory) ?? [];
  const turned = Object.fromEntries(Object.entries(parse(matter)).reverse());
  const text = body
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) => (part.startsWith('```') ? part.replace(/^```/gm, '~~~') : unwrapped(part)))
    .join('');
  const again = `---\n${stringify(turned, { lineWidth: 40 })}---\n\n\n${text}\n\n`;
  if (again.length === advisory.length || !text.includes('~~~'))
    throw new Error('Nothing was reformatted.');
  return again;
}

/** The ids of a feed, from its JSON edition. */
const idsOf = (file: string): string[] =>
  JSON.parse(readFileSync(file.replace(/\.\w+$/, '.json'), 'utf8')).items.map(
    ({ id }: { id: string }) => id,
  );

// The test serves the feeds, so waiting for the reader must not block the server.
function newsboat(words: readonly string[], home: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8' };
    const child = spawn(NEWSBOAT, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`newsboat ended with ${code}: ${out}`)),
    );
  });
}
