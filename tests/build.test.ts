// Whole builds of the example, as a user makes them.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candor, copyExample, filesIn, hashesOf, NOW, ROOT, workFolder } from './candor.ts';

const work = workFolder('build');
const dist = join(work.folder, 'dist');

beforeAll(() => {
  const { code, err } = candor(['build', '--now', NOW, '--out', dist]);
  expect(err).toContain('Built');
  expect(code).toBe(0);
});
afterAll(work.remove);

const read = (path: string): string => readFileSync(join(dist, path), 'utf8');

describe('a build of the example', () => {
  it('writes every page and document of the first formats', () => {
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

  it('says nothing anywhere of an advisory that is not public', () => {
    const secret = embargoedIds();
    expect(secret.length).toBeGreaterThan(0);
    for (const file of filesIn(dist)) {
      const text = `${file}\n${readFileSync(join(dist, file), 'latin1')}`;
      for (const id of secret) expect(text.includes(id), `${id} in ${file}`).toBe(false);
    }
  });

  it('links on the page of an advisory every document that exists for it', () => {
    const [id] = readdirSync(join(dist, 'advisories')).filter((name) => name.startsWith('ORB-'));
    expect(read(`advisories/${id}/index.html`)).toContain(`/osv/x_${id}.json`);
  });

  it('needs no script and asks no other host for anything', () => {
    for (const file of filesIn(dist).filter((name) => name.endsWith('.html'))) {
      const html = read(file);
      expect(html, file).not.toMatch(/<script(?![^>]*type="application\/ld\+json")|\son[a-z]+=|javascript:|<style/i);
      expect(html, file).not.toMatch(
        /<(?:img|link rel="stylesheet"|iframe|source)[^>]+(?:src|href)="(?:https?:)?\/\/(?!security\.orbital\.example)/,
      );
    }
  });

  it('leaves no rubbish beside the site', () => {
    expect(readdirSync(work.folder)).toEqual(['dist']);
  });
});

describe('the same content at the same time', () => {
  it('gives the same bytes, whatever the zone and the locale of the machine', () => {
    const other = join(work.folder, 'other');
    const { code } = candor(['build', '--now', NOW, '--out', other], {
      env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(code).toBe(0);
    expect(hashesOf(other)).toEqual(hashesOf(dist));
  });
});

describe('a site below a base path', () => {
  it('links nothing outside of it', () => {
    const content = copyExample(join(work.folder, 'based'));
    const site = join(content, 'site.yaml');
    writeFileSync(site, readFileSync(site, 'utf8').replace(/^url: .*$/m, 'url: https://orbital.example/security/'));
    const out = join(work.folder, 'based-dist');
    const { code, err } = candor(['build', '--content', content, '--now', NOW, '--out', out]);
    expect(err).toContain('Built');
    expect(code).toBe(0);
    for (const file of filesIn(out).filter((name) => name.endsWith('.html')))
      for (const [, path] of readFileSync(join(out, file), 'utf8').matchAll(/(?:href|src)="(\/[^"]*)"/g))
        expect(path, file).toMatch(/^\/security\//);
  });
});

describe('content with a mistake', () => {
  it('builds nothing and leaves the old site as it was', () => {
    const content = copyExample(join(work.folder, 'broken'));
    writeFileSync(join(content, 'projects/orbital.yaml'), 'nmae: Orbital\n');
    const before = hashesOf(dist);
    const { code, out, err } = candor(['build', '--content', content, '--now', NOW, '--out', dist]);
    expect(code).toBe(1);
    expect(err).toContain('Nothing was built');
    expect(out).toMatch(/projects\/orbital\.yaml:1:1 key-unknown There is no key "nmae"/);
    expect(out).toContain('Did you mean "name"?');
    expect(out + err).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(hashesOf(dist)).toEqual(before);
  });
});

/** The ids of the example that are not public at NOW, from its files alone. */
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
