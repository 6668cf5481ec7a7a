import { describe, expect, test } from 'vitest';
import { aKey, aSite } from '../model/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';
import { check } from './index.ts';

describe('the site', () => {
  test('is at the root of its host, where security.txt is looked for', () => {
    const all = everything({ site: aSite({ url: 'https://orbital.example/security' }) });
    expect(reports(all)).toEqual([{ code: 'site-base', file: 'site.yaml', at: { path: ['url'] } }]);
    expect(check(all)[0]?.message).toContain('https://orbital.example/.well-known/security.txt');
  });
});

describe('a file in public/', () => {
  test.each([
    '.well-known/security.txt',
    'security.txt',
    'feed.xml',
    'projects/orbital/feed.json',
    'severity/high/feed.atom',
    'osv/all.json',
    'osv/x_ORB-2026-0003.json',
    'vex/ORB-2026-0003.json',
    'cve/CVE-1900-12345.json',
    `keys/${aKey().fingerprint}.asc`,
    'csaf/white/index.txt',
    '.well-known/openpgpkey/policy',
  ])('is said to take the place of a generated one: %s', (path) => {
    expect(reports(everything({ content: { publicFiles: ['logo.svg', path] } }))).toEqual([
      { code: 'public-collision', file: `../public/${path}`, at: 'start' },
    ]);
  });

  test('may be anything else', () => {
    const publicFiles = ['CNAME', 'feed/xml', 'osv/x_ORB-2026-0009.json', 'security.txt.asc', 'my/feed.xml'];
    expect(reports(everything({ content: { publicFiles } }))).toEqual([]);
  });
});
