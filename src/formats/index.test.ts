import { describe, expect, test } from 'vitest';
import type { FormatName } from '../model/site/site.ts';
import {
  anAdvisory,
  aRelease,
  aRetrospective,
  aSite,
  aStatement,
  someContent,
} from '../model/testing/advisory.fixture.ts';
import { allDocuments, documentsAbout, documentsOf, siteDocuments } from './index.ts';
import { aSetting } from './setting.fixture.ts';

const ADVISORY = anAdvisory();
const CONTENT = someContent({
  advisories: [ADVISORY],
  statements: [aStatement()],
  releases: [aRelease()],
  retrospectives: [aRetrospective()],
});
const ALWAYS =
  /^(announcements\/[^/]+\/announcement\.txt|sitemap\.xml|robots\.txt|favicon\.svg|(?:advisories\/index|retrospectives\/actions)\.json)$/;

/** The files of each switch, by path only. */
const PATHS: Readonly<Record<FormatName, RegExp>> = {
  osv: /^osv\/|^projects\/[^/]+\/osv\.json$/,
  csaf: /^(\.well-known\/)?csaf\//,
  csaf_2_1: /^csaf-2\.1\//,
  cve: /^cve\//,
  vex: /^vex\/|^statements\/openvex\.json$/,
  feeds: /(^|\/)feed(-\d+)?\.(xml|atom|json)$|^feeds\.css$/,
  security_txt: /^(\.well-known\/)?security\.txt$/,
  keys: /^keys\//,
  wkd: /^\.well-known\/openpgpkey\//,
  calendar: /^releases\.ics$/,
  versions: /^projects\/[^/]+\/(?=.*\d)[^/]*\.json$/,
  search: /^pagefind\//,
  cards: /(^|\/)card\.png$/,
  check: /^check\/advisories\.json$/,
  metrics: /^metrics\/(advisories\.csv|metrics\.json)$/,
};
const NAMES: readonly FormatName[] = [
  ...([
    'osv',
    'csaf',
    'csaf_2_1',
    'cve',
    'vex',
    'feeds',
    'security_txt',
    'keys',
    'wkd',
    'calendar',
    'versions',
    'check',
    'metrics',
  ] as const),
];

const without = (...names: readonly FormatName[]) =>
  aSetting({
    site: aSite({
      formats: { csaf_2_1: true, ...Object.fromEntries(names.map((name) => [name, false])) },
    }),
  });
const pathsOf = (documents: readonly { readonly path: string }[]): string[] =>
  documents.map(({ path }) => path);

describe('a format that site.yaml switches off', () => {
  test.each(NAMES)('is not published, and everything else is unchanged: %s', (name) => {
    const all = pathsOf(allDocuments(CONTENT, without()));
    const left = all.filter((path) => !PATHS[name].test(path));
    expect(left.length).toBeLessThan(all.length);
    const setting = without(name);
    expect([
      ...pathsOf(documentsOf(ADVISORY, setting)),
      ...pathsOf(siteDocuments(CONTENT, setting)),
    ]).toEqual(left);
  });

  test.each(NAMES)('is not linked by the page of an advisory: %s', (name) => {
    const about = documentsAbout(ADVISORY, CONTENT, without(name));
    const linked = about.flatMap(({ path, companions }) => [path, ...pathsOf(companions)]);
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((path) => PATHS[name].test(path))).toEqual([]);
  });

  test.each(NAMES)('has its path in no other document: %s', (name) => {
    const gone = pathsOf(allDocuments(CONTENT, without())).filter((path) => PATHS[name].test(path));
    for (const { path, body } of allDocuments(CONTENT, without(name))) {
      const text = typeof body === 'string' ? body : '';
      for (const one of gone)
        expect(text.includes(`security.orbital.example/${one}`), `${one} in ${path}`).toBe(false);
    }
  });

  test('leaves the files that pages need if all are off', () => {
    const left = pathsOf(allDocuments(CONTENT, without(...NAMES)));
    expect(left.filter((path) => !ALWAYS.test(path))).toEqual([]);
    expect(left).toHaveLength(6);
  });
});

test('CSAF 2.1 is published only if site.yaml switches it on', () => {
  const usual = pathsOf(allDocuments(CONTENT, aSetting()));
  expect(usual.filter((path) => PATHS.csaf_2_1.test(path))).toEqual([]);
});

describe('the documents about an advisory', () => {
  test('are its records, with the hashes of its CSAF document, and the drafts of its CVE records', () => {
    const about = documentsAbout(ADVISORY, CONTENT, without());
    expect(about.map(({ path, title }) => [path, title])).toEqual([
      ['osv/x_ORB-2026-0003.json', 'OSV'],
      ['csaf/white/2026/orb-2026-0003.json', 'CSAF 2.0'],
      ['csaf-2.1/clear/2026/orb-2026-0003.json', 'CSAF 2.1 (experimental draft)'],
      ['vex/ORB-2026-0003.json', 'OpenVEX'],
      ['cve/CVE-1900-12345.json', 'CVE-1900-12345: draft of the CVE record'],
    ]);
    expect(about.map(({ companions }) => companions.map(({ title }) => title))).toEqual([
      ...[[], ['SHA-256', 'SHA-512'], [], [], []],
    ]);
  });

  test('name the signature if public/ has one, and no hash of a document that public/ replaces', () => {
    const companions = (...publicFiles: string[]) =>
      documentsAbout(ADVISORY, { ...CONTENT, publicFiles }, without())[1]?.companions.map(
        ({ title }) => title,
      );
    const path = 'csaf/white/2026/orb-2026-0003.json';
    expect(companions(`${path}.asc`)).toEqual(['SHA-256', 'SHA-512', 'signature']);
    expect(companions(path)).toEqual([]);
  });

  test('all exist', () => {
    const paths = new Set(pathsOf(allDocuments(CONTENT, without())));
    for (const { path, companions } of documentsAbout(ADVISORY, CONTENT, without()))
      for (const one of [path, ...pathsOf(companions)]) expect(paths).toContain(one);
  });

  test('contain the draft of a CVE only if the advisory is its source', () => {
    const later = anAdvisory({ id: 'ORB-2026-0004', published: '2026-05-13T16:00:00Z' });
    const content = { ...CONTENT, advisories: [later, ADVISORY] };
    const drafts = (of: typeof later) =>
      pathsOf(documentsAbout(of, content, without())).filter((path) => path.startsWith('cve/'));
    expect(drafts(later)).toEqual([]);
    expect(drafts(ADVISORY)).toEqual(['cve/CVE-1900-12345.json']);
  });
});
