// Whole builds of the example, run like a user does.

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/checks/index.ts';
import { parseInstant } from '../../src/model/instant.ts';
import { readContent } from '../../src/read/index.ts';
import { builtSite } from '../support/built-site.ts';
import {
  candor,
  copyExample,
  filesIn,
  hashesOf,
  NOW,
  ROOT,
  workFolder,
} from '../support/run-candor.ts';
import { htmlFaults } from '../support/valid-html.ts';

const work = workFolder('build');
let dist: string;

beforeAll(() => {
  dist = builtSite();
});
afterAll(work.remove);

const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
const site = (): { url: string } => ({
  url: /^url: (\S+)$/m.exec(readFileSync(join(ROOT, 'content/site.yaml'), 'utf8'))?.[1] ?? '',
});

describe('a build of the example', () => {
  it('contains nothing of the tools of the dev server', () => {
    const found = filesIn(dist).filter((file) =>
      /candor-dev|src\/dev\//.test(readFileSync(join(dist, file), 'latin1')),
    );
    expect(found).toEqual([]);
  });

  it('writes every page and the first documents of each format', () => {
    const files = filesIn(dist);
    for (const file of [
      'index.html',
      'advisories/index.html',
      'projects/index.html',
      'report/index.html',
      'policy/index.html',
      'announcements/index.html',
      'retrospectives/index.html',
      'subscribe/index.html',
      '404.html',
      'feed.xml',
      'feed.atom',
      'feed.json',
      'osv/all.json',
      'osv/all.zip',
      'osv/modified_id.csv',
      '.well-known/security.txt',
      'security.txt',
    ])
      expect(files).toContain(file);
  });

  it('has a page and an OSV record for every public advisory, and for no other', () => {
    const records = readdirSync(join(dist, 'osv')).filter((name) => name.startsWith('x_ORB-'));
    const pages = readdirSync(join(dist, 'advisories')).filter((name) => name.startsWith('ORB-'));
    expect(records.map((name) => name.slice(2, -5)).sort()).toEqual(pages.sort());
    expect(pages.length).toBeGreaterThanOrEqual(8);
  });

  it('has no file that public/ could replace unnoticed, except for those listed in site.yaml', async () => {
    const parsed = parseInstant(NOW);
    if (!('instant' in parsed)) throw new Error('The time of the tests is no time.');
    const now = parsed.instant;
    const { site, content, desk } = await readContent({ folder: join(ROOT, 'content'), now });
    const given = new Set(filesIn(join(ROOT, 'public')));
    const made = filesIn(dist).filter((file) => !given.has(file));
    const problems = check({ site, content: { ...content, publicFiles: made }, desk, now });
    const named = new Set(problems.map(({ file }) => file.replace('../public/', '')));
    expect(made.filter((file) => !named.has(file)).sort()).toEqual([
      '.well-known/security.txt',
      'apple-touch-icon.png',
      'favicon.png',
      'security.txt',
    ]);
    expect(problems.filter(({ code }) => code === 'public-path')).toEqual([]);
  });

  it('contains nothing about an advisory that is not public', () => {
    const secret = embargoedIds();
    expect(secret.length).toBeGreaterThan(0);
    for (const file of filesIn(dist)) {
      const text = `${file}\n${readFileSync(join(dist, file), 'latin1')}`;
      for (const id of secret) expect(text.includes(id), `${id} in ${file}`).toBe(false);
    }
  });

  it('links every existing document on the page of its advisory', () => {
    const [id] = readdirSync(join(dist, 'advisories')).filter((name) => name.startsWith('ORB-'));
    expect(read(`advisories/${id}/index.html`)).toContain(`/osv/x_${id}.json`);
  });

  it('shows on the page of an announcement what has changed since, like the mail', () => {
    const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
    const announced = readdirSync(join(dist, 'announcements'), { withFileTypes: true }).flatMap(
      (entry) => {
        if (!entry.isDirectory()) return [];
        const mail = line(read(`announcements/${entry.name}/announcement.txt`));
        const { document } = parseHTML(read(`announcements/${entry.name}/index.html`));
        const changes = [...document.querySelectorAll('#changes li')].map((one) =>
          line(one.textContent ?? ''),
        );
        expect(changes.length > 0, entry.name).toBe(mail.includes('What has changed since'));
        for (const change of changes) expect(mail).toContain(change);
        return changes;
      },
    );
    expect(announced.length).toBeGreaterThan(3);
  });

  it('contains only valid HTML pages', async () => {
    const pages = filesIn(dist).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(50);
    expect((await Promise.all(pages.map((file) => htmlFaults(file, read(file))))).flat()).toEqual(
      [],
    );
    expect(
      await htmlFaults('a.html', '<!DOCTYPE html><html lang="en"><p id="a"><p id="a">'),
    ).not.toEqual([]);
  });

  it('draws the figures that a policy page names, once, and also shows them as words and numbers', () => {
    const drawn = (path: string, id: string): number => read(path).split(` id="${id}"`).length - 1;
    expect(drawn('policy/disclosure/index.html', 'process')).toBe(1);
    expect(read('policy/disclosure/index.html')).toMatch(
      /<ol>\s*<li><strong>Acknowledge the report<\/strong>/,
    );
    for (const path of ['policy/index.html', 'policy/severity-levels/index.html'])
      expect(read(path), path).toMatch(
        /id="severity-levels"[\s\S]*CRITICAL[\s\S]*9\.0 to 10\.0<\/td>\s*<td>7 /,
      );
    for (const path of ['policy/supported-versions/index.html', 'projects/orbital/index.html'])
      expect(drawn(path, 'chart-support-orbital'), path).toBe(1);
    expect(drawn('policy/index.html', 'process')).toBe(0);
    for (const file of filesIn(dist).filter((one) => one.startsWith('policy/')))
      expect(read(file), file).not.toMatch(/\{\{\w/);
  });

  it('lists in its sitemap exactly the pages that search engines can show', () => {
    const { url } = site();
    const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(
      ([, loc = '']) => loc,
    );
    expect(listed.every((loc) => loc.startsWith(url))).toBe(true);
    const pages = filesIn(dist).filter(
      (file) => file.endsWith('.html') && !/content="noindex"/.test(read(file)),
    );
    // Directory listings are for programs that look for CSAF documents.
    const shown = pages.filter((file) => !file.startsWith('csaf/'));
    expect(listed.map((loc) => `${loc.slice(url.length)}index.html`).sort()).toEqual(shown.sort());
  });

  it('lists in its ledger every other file with its hash', () => {
    const ledger = JSON.parse(read('ledger.json'));
    const { 'ledger.json': own, ...others } = hashesOf(dist);
    expect(own).toBeDefined();
    expect(
      Object.fromEntries(
        ledger.files.map((file: { path: string; sha256: string }) => [file.path, file.sha256]),
      ),
    ).toEqual(others);
  });

  it('has in its ledger the id of every entry of every feed', () => {
    const known = new Set(
      JSON.parse(read('ledger.json')).entries.map(({ id }: { id: string }) => id),
    );
    const feeds = filesIn(dist).filter((file) => /(^|\/)feed\.json$/.test(file));
    const ids = feeds.flatMap((file) =>
      JSON.parse(read(file)).items.map(({ id }: { id: string }) => id),
    );
    expect(ids.length).toBeGreaterThanOrEqual(8);
    for (const id of ids) expect(known).toContain(id);
  });

  it('serves each key in binary in both layouts of the Web Key Directory', () => {
    const files = filesIn(dist).filter((file) => file.startsWith('.well-known/openpgpkey/'));
    const hash = 't5s8ztdbon8yzntexy6oz5y48etqsnbb';
    for (const folder of ['', 'orbital.example/'])
      for (const file of ['policy', `hu/${hash}`])
        expect(files).toContain(`.well-known/openpgpkey/${folder}${file}`);
    const bytes = readFileSync(join(dist, `.well-known/openpgpkey/hu/${hash}`));
    // RFC 9580, section 4.2: the first octet of a packet has its highest bit set; armor starts with "-".
    expect(bytes.readUInt8(0)).toBeGreaterThanOrEqual(0x80);
  });

  it('has only deferred scripts of its own, and sends no request to other hosts', () => {
    const files = new Set(filesIn(dist));
    for (const file of filesIn(dist).filter((name) => name.endsWith('.html'))) {
      const [others, scripts] = withoutOwnScripts(read(file));
      expect(scripts.length, file).toBeLessThanOrEqual(3);
      for (const script of scripts) expect(files, file).toContain(script);
      const [html, data] = withoutData(others);
      for (const block of data) expect(() => JSON.parse(block), file).not.toThrow();
      expect(html, file).not.toMatch(/<script|\son[a-z]+=|javascript:|<style/i);
      expect(html, file).not.toMatch(
        /<(?:img|link rel="stylesheet"|iframe|source)[^>]+(?:src|href)="(?:https?:)?\/\/(?!security\.orbital\.example)/,
      );
    }
  });
});

/**
 * A page without its data blocks, which browsers do not execute (HTML, section 4.12.1), and their
 * content.
 */
function withoutData(html: string): [rest: string, data: string[]] {
  const data: string[] = [];
  const rest = html.replace(
    /<script type="application\/(?:ld\+)?json"[^>]*>(.*?)<\/script>/gs,
    (_, block: string) => {
      data.push(block);
      return '';
    },
  );
  return [rest, data];
}

/** A page without its external module scripts of the same origin, and their paths. */
function withoutOwnScripts(html: string): [rest: string, scripts: string[]] {
  const scripts: string[] = [];
  const rest = html.replace(
    /<script type="module" src="\/(_astro\/[\w.-]+\.js)"><\/script>/g,
    (_, path: string) => {
      scripts.push(path);
      return '';
    },
  );
  return [rest, scripts];
}

describe('a site below a base path', () => {
  it('has no links to other paths of the host, and no temporary files of the build beside it', () => {
    const content = copyExample(join(work.folder, 'based'));
    const site = join(content, 'site.yaml');
    writeFileSync(
      site,
      readFileSync(site, 'utf8').replace(/^url: .*$/m, 'url: https://orbital.example/security/'),
    );
    const out = join(work.folder, 'sites/based');
    const { code, err } = candor(['build', '--content', content, '--now', NOW, '--out', out]);
    expect(err).toContain('Built');
    expect(code).toBe(0);
    for (const file of filesIn(out).filter((name) => name.endsWith('.html')))
      for (const [, path] of readFileSync(join(out, file), 'utf8').matchAll(
        /(?:href|src)="(\/[^"]*)"/g,
      ))
        expect(path, file).toMatch(/^\/security\//);
    expect(readdirSync(join(work.folder, 'sites'))).toEqual(['based']);
  });
});

describe('content with an error', () => {
  it('builds nothing and leaves the old site unchanged', () => {
    const content = copyExample(join(work.folder, 'broken'));
    writeFileSync(join(content, 'projects/orbital.yaml'), 'nmae: Orbital\n');
    const place = join(work.folder, 'old/dist');
    cpSync(dist, place, { recursive: true });
    const before = hashesOf(place);
    const { code, out, err } = candor([
      'build',
      '--content',
      content,
      '--now',
      NOW,
      '--out',
      place,
    ]);
    expect(code).toBe(1);
    expect(err).toContain('Nothing was built');
    expect(out).toMatch(/projects\/orbital\.yaml:1:1 key-unknown Unknown key "nmae"/);
    expect(out).toContain('Did you mean "name"?');
    expect(out + err).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(hashesOf(place)).toEqual(before);
  });
});

/** The ids of the example that are not public at NOW, computed only from its files. */
function embargoedIds(): string[] {
  const folder = join(ROOT, 'content/advisories');
  return filesIn(folder)
    .filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const published = /^published: (\S+)$/m.exec(text)?.[1];
      return published === undefined || Date.parse(published) > Date.parse(NOW);
    })
    .map((file) => file.replace(/^.*\/|\.md$/g, ''));
}

it('the example has a public folder beside it', () => {
  expect(existsSync(join(ROOT, 'public'))).toBe(true);
});
