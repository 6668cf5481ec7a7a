import { describe, expect, test } from 'vitest';
import { siteSchema } from '../model/site/site.ts';
import { aKey, aSite } from '../model/testing/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';
import { check } from './index.ts';

describe('the site', () => {
  test('is at the root of its host, where clients look for security.txt', () => {
    const all = everything({ site: aSite({ url: 'https://orbital.example/security' }) });
    expect(reports(all)).toEqual([{ code: 'site-base', file: 'site.yaml', at: { path: ['url'] } }]);
    expect(check(all)[0]?.message).toContain('https://orbital.example/.well-known/security.txt');
  });

  test.each(['de', 'de-AT', 'en-GB'])('speaks a language of the interface: %s', (language) => {
    expect(reports(everything({ site: aSite({ language }) }))).toEqual([]);
  });

  test.each(['fr', 'ar'])(
    'is warned of a language that the interface does not speak: %s',
    (language) => {
      expect(reports(everything({ site: aSite({ language }) }))).toEqual([
        { code: 'language-interface', file: 'site.yaml', at: { path: ['language'] } },
      ]);
    },
  );
});

const SITE_DATA = {
  name: 'Orbital',
  url: 'https://orbital.example/',
  description: 'Security of Orbital.',
  id: { prefix: 'ORB' },
  publisher: { name: 'Orbital', namespace: 'https://orbital.example' },
};

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
  ])('is reported if it replaces a generated one: %s', (path) => {
    expect(reports(everything({ content: { publicFiles: ['logo.svg', path] } }))).toEqual([
      { code: 'public-collision', file: `../public/${path}`, at: 'start' },
    ]);
  });

  test.each([
    ['index.html', 'public-page'],
    ['404.html', 'public-page'],
    ['advisories/ORB-2026-0003/index.html', 'public-page'],
    ['advisories/ORB-2026-0003.html', 'public-page'],
    ['advisories/ORB-2026-0003/index.html.br', 'public-page'],
    ['check/index.html.gz', 'public-page'],
    ['check/default.htm', 'public-page'],
    ['index.php', 'public-page'],
    ['Index.html', 'public-path'],
    ['INDEX.HTML', 'public-path'],
    ['404.HTML', 'public-path'],
    ['advisories/orb-2026-0003/index.html', 'public-path'],
    ['advisories/ORB-2026-0003/Index.html', 'public-path'],
    ['Advisories/ORB-2026-0003/index.html', 'public-path'],
    ['\uff49ndex.html', 'public-path'],
    ['in\u200ddex.html', 'public-path'],
    ['index.html.', 'public-path'],
    ['advisories\\ORB-2026-0003\\index.html', 'public-path'],
    ['OSV/all.json', 'public-path'],
    ['.well-known/Security.txt', 'public-path'],
    ['_Astro/x.js', 'public-path'],
    ['advisories', 'public-path'],
    ['feed.xml/a.txt', 'public-path'],
    ['ledger.json', 'public-ledger'],
    ['Ledger.JSON', 'public-ledger'],
    ['ledger.json/a.txt', 'public-ledger'],
    ['ledger.json.gz', 'public-ledger'],
    ['led\u200dger.json', 'public-ledger'],
  ])('cannot silently replace files of the site: %s', (path, code) => {
    expect(reports(everything({ content: { publicFiles: [path] } }))).toEqual([
      { code, file: `../public/${path}`, at: 'start' },
    ]);
  });

  test('can replace a page or a document if site.yaml allows exactly that path', () => {
    const replaces = ['404.html', 'check/index.html', 'osv/all.json'];
    const all = everything({
      site: aSite({ public: { replaces } }),
      content: { publicFiles: replaces },
    });
    expect(reports(all)).toEqual([]);
    const others = ['404.HTML', 'check.html', 'osv/all.json'];
    expect(
      reports({ ...all, content: { ...all.content, publicFiles: others } }).map(({ code }) => code),
    ).toEqual(['public-path', 'public-page', 'public-replaces', 'public-replaces']);
  });

  test('is reported if site.yaml allows it but it replaces nothing', () => {
    const site = aSite({ public: { replaces: ['my/page.html', 'not/there.html'] } });
    const all = everything({ site, content: { publicFiles: ['my/page.html'] } });
    expect(reports(all)).toEqual([
      { code: 'public-replaces', file: 'site.yaml', at: { path: ['public', 'replaces', 0] } },
      { code: 'public-replaces', file: 'site.yaml', at: { path: ['public', 'replaces', 1] } },
    ]);
  });

  test('is never the ledger, even if site.yaml allows it', () => {
    for (const path of [
      'ledger.json',
      'Ledger.json',
      './ledger.json',
      'a/../ledger.json',
      '/ledger.json',
      'ledger.json/a',
      'a/./b',
      '',
    ])
      expect(
        siteSchema.safeParse({ ...SITE_DATA, public: { replaces: [path] } }).success,
        path,
      ).toBe(false);
    expect(siteSchema.safeParse({ ...SITE_DATA, public: { replaces: ['404.html'] } }).success).toBe(
      true,
    );
  });

  test('does not differ from another one only by case or Unicode normalization', () => {
    const publicFiles = ['caf\u00e9.txt', 'cafe\u0301.txt', 'my/Notes.txt', 'my/notes.txt'];
    expect(reports(everything({ content: { publicFiles } })).map(({ file }) => file)).toEqual([
      '../public/cafe\u0301.txt',
      '../public/my/notes.txt',
    ]);
  });

  test('can be a security.txt, which is checked when it is read', () => {
    const publicFiles = ['security.txt', '.well-known/security.txt'];
    expect(reports(everything({ content: { publicFiles } }))).toEqual([]);
  });

  test('can have the path of a format that is switched off', () => {
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
      ...[
        'osv/all.json',
        'csaf/white/index.txt',
        'vex/ORB-2026-0003.json',
        'cve/CVE-1900-12345.json',
        'feed.xml',
      ],
      ...[`keys/${aKey().fingerprint}.asc`, '.well-known/openpgpkey/policy', 'releases.ics'],
    ];
    expect(reports(everything({ content: { publicFiles } }))).toHaveLength(publicFiles.length);
    expect(
      reports(everything({ site: aSite({ formats: off }), content: { publicFiles } })),
    ).toEqual([]);
  });

  test('can be anything else', () => {
    const publicFiles = [
      'CNAME',
      'feed/xml',
      'osv/x_ORB-2026-0009.json',
      'security.txt.asc',
      'my/feed.xml',
    ];
    expect(reports(everything({ content: { publicFiles } }))).toEqual([]);
  });
});
