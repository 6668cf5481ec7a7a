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

  test.each(['de', 'de-AT', 'en-GB'])('speaks a language of the interface: %s', (language) => {
    expect(reports(everything({ site: aSite({ language }) }))).toEqual([]);
  });

  test.each(['fr', 'ar'])('is warned of a language that the interface does not speak: %s', (language) => {
    expect(reports(everything({ site: aSite({ language }) }))).toEqual([
      { code: 'language-interface', file: 'site.yaml', at: { path: ['language'] } },
    ]);
  });
});

describe('a file in public/', () => {
  test.each([
    'feed.xml',
    'projects/orbital/feed.json',
    'severity/high/feed.atom',
    'osv/all.json',
    'osv/ecosystems.txt',
    'projects/orbital/osv.json',
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

  test('may be a security.txt, which is looked into when it is read', () => {
    const publicFiles = ['security.txt', '.well-known/security.txt'];
    expect(reports(everything({ content: { publicFiles } }))).toEqual([]);
  });

  test('may stand where a format that is switched off had its documents', () => {
    const off = {
      osv: false,
      csaf: false,
      vex: false,
      cve: false,
      feeds: false,
      keys: false,
      wkd: false,
      calendar: false,
    };
    const publicFiles = [
      ...['osv/all.json', 'csaf/white/index.txt', 'vex/ORB-2026-0003.json', 'cve/CVE-1900-12345.json', 'feed.xml'],
      ...[`keys/${aKey().fingerprint}.asc`, '.well-known/openpgpkey/policy', 'releases.ics'],
    ];
    expect(reports(everything({ content: { publicFiles } }))).toHaveLength(publicFiles.length);
    expect(reports(everything({ site: aSite({ formats: off }), content: { publicFiles } }))).toEqual([]);
  });

  test('may be anything else', () => {
    const publicFiles = ['CNAME', 'feed/xml', 'osv/x_ORB-2026-0009.json', 'security.txt.asc', 'my/feed.xml'];
    expect(reports(everything({ content: { publicFiles } }))).toEqual([]);
  });
});
