// The feeds in a feed reader of Debian: what is new to it, and what comes up again after a revision.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { candor, copyExample, NOW, workFolder } from './candor.ts';
import { serve } from './chromium.ts';

const NEWSBOAT = '/usr/bin/newsboat';
/** Not those in JSON, which Newsboat 2.21 takes for empty. */
const FEEDS = ['', 'projects/orbital/'].flatMap((folder) => [`${folder}feed.xml`, `${folder}feed.atom`]);
type Edition = 'first' | 'editorial' | 'correction';
const ADVISORY = 'advisories/2026/ORB-2026-0005.md';
/** A day after the example is read otherwise. */
const LATER = '2026-11-23T12:00:00Z';

// CI sets CANDOR_NO_SKIP, so that a machine without the reader fails there instead.
function hasNewsboat(): boolean {
  if (existsSync(NEWSBOAT) || process.env['CANDOR_NO_SKIP'] !== undefined) return true;
  console.warn(
    `Tests with a feed reader are skipped: there is no ${NEWSBOAT}. "apt-get install newsboat" installs it.`,
  );
  return false;
}

describe.skipIf(!hasNewsboat())('newsboat', () => {
  const work = workFolder('newsboat');
  // The reader knows a feed by its address, so every edition is served from the same place.
  const served = join(work.folder, 'served');
  const content = copyExample(work.folder);
  const original = readFileSync(join(content, ADVISORY), 'utf8');
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    build('first', original, NOW);
    build('editorial', revised(original, 'editorial'), LATER);
    build('correction', revised(original, 'correction'), LATER);
    show('first');
    ({ server, origin } = await serve(served));
  });
  beforeEach(() => show('first'));
  afterAll(() => {
    server?.close();
    work.remove();
  });

  function build(edition: Edition, advisory: string, now: string): void {
    writeFileSync(join(content, ADVISORY), advisory);
    const { code, err } = candor(['build', '--content', content, '--now', now, '--out', join(work.folder, edition)]);
    expect(code, err).toBe(0);
  }

  function show(edition: Edition): void {
    rmSync(served, { force: true });
    symlinkSync(join(work.folder, edition), served);
  }

  /** A reader with one feed and a memory of its own: entries of equal ids in two feeds are one to it. */
  function reader(feed: string, settings = '') {
    const folder = mkdtempSync(join(work.folder, 'reader-'));
    const path = (file: string): string => join(folder, file);
    writeFileSync(path('urls'), `${origin}/${feed}\n`);
    writeFileSync(path('config'), settings);
    const run = (...words: string[]): Promise<string> =>
      newsboat(['-u', path('urls'), '-c', path('cache.db'), '-C', path('config'), ...words], folder);
    return {
      /** Fetches the feed and answers how many entries are new. */
      unread: async (): Promise<number> =>
        Number(/^(\d+) unread articles$/m.exec(await run('-x', 'reload', 'print-unread'))?.[1]),
      markAsRead: async (ids: readonly string[]): Promise<void> => {
        writeFileSync(path('read'), ids.map((id) => `${id}\n`).join(''));
        await run('-I', path('read'));
      },
    };
  }

  /** How many entries are new once an edition follows the first, all of which was read. */
  async function newIn(edition: Edition, feed: string, settings = ''): Promise<number> {
    const { unread, markAsRead } = reader(feed, settings);
    const ids = idsOf(join(served, feed));
    expect(await unread()).toBe(ids.length);
    await markAsRead(ids);
    expect(await unread()).toBe(0);
    show(edition);
    return unread();
  }

  it.each(FEEDS)('finds every entry of %s, once', async (feed) => {
    const { unread } = reader(feed);
    const { length } = idsOf(join(served, feed));
    expect(length).toBeGreaterThan(5);
    expect(await unread()).toBe(length);
    expect(await unread()).toBe(length);
  });

  it.each(FEEDS)('shows nothing new in %s after an editorial revision', async (feed) => {
    expect(await newIn('editorial', feed)).toBe(0);
    expect(readFileSync(join(served, feed), 'utf8')).toContain('The metadata in a crafted archive');
  });

  // Newsboat knows an entry by its id and looks at no "updated". What was read stays read unless its user asks otherwise, by
  // reset-unread-on-update; then every change of the text counts, an editorial one too.
  it.each(FEEDS)(
    'shows a corrected entry of %s as new to those who ask for changes, and to no others',
    async (feed) => {
      expect(await newIn('correction', feed)).toBe(0);
      show('first');
      expect(await newIn('correction', feed, `reset-unread-on-update "${origin}/${feed}"\n`)).toBe(1);
    },
  );
});

const revised = (advisory: string, kind: Edition): string =>
  advisory
    .replace(/^(revisions:\n(?: {2}.*\n)+)/m, `$1  - {at: 2026-11-23T09:00:00Z, kind: ${kind}, note: A word.}\n`)
    .replace('The metadata of a crafted archive', 'The metadata in a crafted archive');

/** The ids of a feed, by its edition in JSON. */
const idsOf = (file: string): string[] =>
  JSON.parse(readFileSync(file.replace(/\.\w+$/, '.json'), 'utf8')).items.map(({ id }: { id: string }) => id);

// The test serves the feeds itself, so it must not wait for the reader in a way that stops the server.
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
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`newsboat ended with ${code}: ${out}`))));
  });
}
