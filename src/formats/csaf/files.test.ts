// The files beside the CSAF documents: hashes, lists, ROLIE, provider metadata, listings.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content } from '../../model/content.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../../model/testing/advisory.arbitrary.ts';
import { aKey, anAdvisory, aSite, at, someContent } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { csaf } from './document.ts';
import { csafProvider } from './files.ts';
import { HASHES, hashFile } from './hash.ts';

const A = anAdvisory({
  id: 'ORB-2025-0001',
  published: '2025-12-31T23:59:00Z',
  timeline: [],
  revisions: [{ at: '2026-05-30T08:00:00.5Z', kind: 'fix', note: 'More.' }],
});
const B = anAdvisory({ id: 'ORB-2026-0002' });
const C = anAdvisory({ id: 'ORB-2026-0003' });
const THREE = someContent({ advisories: [B, C, A] });
const WHITE = 'csaf/white/';
const META = '.well-known/csaf/provider-metadata.json';
const FEED = `${WHITE}csaf-feed-tlp-white.json`;

const filesOf = (content: Content = THREE, setting = aSetting()) =>
  new Map(csafProvider(content, setting).map(({ path, body }) => [path, String(body)]));
const jsonOf = (path: string, content?: Content, setting?: ReturnType<typeof aSetting>) =>
  JSON.parse(filesOf(content, setting).get(path) ?? 'null');

describe('the files of the CSAF provider', () => {
  it('are hashes beside each document, lists, a feed with its service and categories, metadata, and listings', () => {
    expect([...filesOf().keys()].sort()).toEqual(
      [
        META,
        '.well-known/csaf/service.json',
        ...['2025/orb-2025-0001', '2026/orb-2026-0002', '2026/orb-2026-0003'].flatMap((name) => [
          `${WHITE}${name}.json.sha256`,
          `${WHITE}${name}.json.sha512`,
        ]),
        ...[
          '2025/index.html',
          '2026/index.html',
          'category-projects.json',
          'changes.csv',
          'csaf-feed-tlp-white.json',
          'index.html',
          'index.txt',
        ].map((name) => WHITE + name),
      ].sort(),
    );
  });

  it('do not depend on the time or on the order of the content', () => {
    const later = aSetting({ now: at('2030-01-01T00:00:00Z') });
    expect([...filesOf(someContent({ advisories: [A, C, B] }), later)]).toEqual([...filesOf()]);
  });

  it('hash the exact bytes of the documents', () => {
    const files = filesOf();
    for (const advisory of THREE.advisories) {
      const document = csaf(advisory, aSetting());
      for (const algorithm of ['sha256', 'sha512']) {
        const hex = createHash(algorithm).update(String(document?.body)).digest('hex');
        expect(files.get(`${document?.path}.${algorithm}`)).toBe(
          `${hex}  ${document?.path.split('/').at(-1)}\n`,
        );
      }
    }
  });

  it('equal the hashes of Node for any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, (value) => {
        for (const { ending, hash } of HASHES)
          expect(hashFile(hash, value, 'x')).toBe(
            `${createHash(ending.slice(1)).update(value).digest('hex')}  x\n`,
          );
      }),
    );
  });

  it('list the documents by path, and by the time of their last change', () => {
    const files = filesOf();
    expect(files.get(`${WHITE}index.txt`)).toBe(
      '2025/orb-2025-0001.json\n2026/orb-2026-0002.json\n2026/orb-2026-0003.json\n',
    );
    expect(files.get(`${WHITE}changes.csv`)).toBe(
      '"2025/orb-2025-0001.json","2026-05-30T08:00:00Z"\n"2026/orb-2026-0002.json","2026-05-12T16:00:00Z"\n"2026/orb-2026-0003.json","2026-05-12T16:00:00Z"\n',
    );
  });
});

describe('the ROLIE feed', () => {
  it('states when each document was published and changed, and links its hashes', () => {
    const { feed } = jsonOf(FEED);
    expect(feed).toMatchObject({ id: 'csaf-feed-tlp-white', updated: '2026-05-30T08:00:00Z' });
    expect(feed.link[0]).toEqual({ rel: 'self', href: `https://security.orbital.example/${FEED}` });
    expect(feed.entry.map(({ id }: { id: string }) => id)).toEqual([
      'ORB-2025-0001',
      'ORB-2026-0002',
      'ORB-2026-0003',
    ]);
    const src = 'https://security.orbital.example/csaf/white/2025/orb-2025-0001.json';
    expect(feed.entry[0]).toEqual({
      id: 'ORB-2025-0001',
      title: 'Heap overflow when opening a crafted archive',
      link: [
        { rel: 'self', href: src },
        { rel: 'hash', href: `${src}.sha256` },
        { rel: 'hash', href: `${src}.sha512` },
      ],
      published: '2025-12-31T23:59:00Z',
      updated: '2026-05-30T08:00:00Z',
      summary: { content: 'Heap overflow when opening a crafted archive' },
      category: [{ term: 'Orbital' }],
      content: { type: 'application/json', src },
      format: {
        schema: 'https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json',
        version: '2.0',
      },
    });
  });

  it('links a signature in public/', () => {
    const publicFiles = [`${WHITE}2026/orb-2026-0002.json.asc`];
    const { feed } = jsonOf(FEED, { ...THREE, publicFiles });
    const rels = feed.entry.map(({ link }: { link: { rel: string }[] }) =>
      link.map(({ rel }) => rel).join(' '),
    );
    expect(rels).toEqual(['self hash hash', 'self hash hash signature', 'self hash hash']);
  });

  it('has no hash of a document that a file in public/ replaces', () => {
    const replaced = `${WHITE}2026/orb-2026-0002.json`;
    const content = { ...THREE, publicFiles: [replaced, `${replaced}.sha256`] };
    const files = filesOf(content);
    expect(files.has(`${replaced}.sha512`)).toBe(false);
    expect(files.has(`${replaced}.sha256`)).toBe(false);
    const links = jsonOf(FEED, content).feed.entry[1].link.map(({ rel }: { rel: string }) => rel);
    expect(links).toEqual(['self', 'hash']);
  });

  it('is listed in the service document, with the categories', () => {
    const [workspace] = jsonOf('.well-known/csaf/service.json').service.workspace;
    expect(workspace.collection).toMatchObject([
      { href: `https://security.orbital.example/${FEED}` },
    ]);
    const projects = [...GENERATED_PROJECTS];
    const advisories = [
      anAdvisory({ project: 'relic' }),
      anAdvisory({ id: 'ORB-2026-0005' }),
      anAdvisory({ id: 'ORB-2026-0006' }),
    ];
    const content = someContent({ advisories, projects });
    expect(jsonOf(`${WHITE}category-projects.json`, content, aSetting({ projects }))).toEqual({
      categories: { category: [{ term: 'Orbital' }, { term: 'Relic' }] },
    });
  });
});

describe('the provider metadata', () => {
  it('states whether aggregators can list and mirror, as the site allows', () => {
    const site = aSite({ csaf: { list_on_aggregators: false, mirror_on_aggregators: false } });
    expect(jsonOf(META, THREE, aSetting({ site }))).toMatchObject({
      list_on_CSAF_aggregators: false,
      mirror_on_CSAF_aggregators: false,
    });
  });

  it('state the location of everything and its last change', () => {
    const base = 'https://security.orbital.example/';
    expect(jsonOf(META)).toEqual({
      canonical_url: base + META,
      distributions: [
        {
          rolie: {
            categories: [`${base}${WHITE}category-projects.json`],
            feeds: [{ summary: 'All public advisories.', tlp_label: 'WHITE', url: base + FEED }],
            services: [`${base}.well-known/csaf/service.json`],
          },
        },
        { directory_url: base + WHITE },
      ],
      last_updated: '2026-05-30T08:00:00Z',
      list_on_CSAF_aggregators: true,
      metadata_version: '2.0',
      mirror_on_CSAF_aggregators: true,
      public_openpgp_keys: [
        { fingerprint: aKey().fingerprint, url: `${base}keys/${aKey().fingerprint}.asc` },
      ],
      publisher: {
        category: 'vendor',
        contact_details: 'security@orbital.example',
        name: 'The Orbital Project',
        namespace: 'https://orbital.example/',
      },
      role: 'csaf_provider',
    });
  });

  it('omit revoked keys', () => {
    const keys = [aKey({ revoked: true })];
    expect(jsonOf(META, { ...THREE, keys }).public_openpgp_keys).toEqual([]);
  });

  const signed = THREE.advisories.map((advisory) => `${csaf(advisory, aSetting())?.path}.asc`);
  const canonical = ['https://orbital.example/.well-known/security.txt'];
  it.each([
    ['csaf_trusted_provider', 'every document is signed', { publicFiles: signed }, {}],
    ['csaf_provider', 'one document is not signed', { publicFiles: signed.slice(1) }, {}],
    [
      'csaf_provider',
      'there is no key to check signatures with',
      { publicFiles: signed, keys: [] },
      {},
    ],
    ['csaf_provider', 'there is no document', { advisories: [] }, {}],
    [
      'csaf_publisher',
      'the host does not lead there',
      {},
      { url: 'https://host.example/security/' },
    ],
    [
      'csaf_provider',
      'the security.txt of the host leads there',
      {},
      { url: 'https://host.example/security/', security_txt: { canonical } },
    ],
    ['csaf_publisher', 'there is no TLS', {}, { url: 'http://security.orbital.example/' }],
  ])('claim the role %s where %s', (role, _what, content, site) => {
    expect(jsonOf(META, { ...THREE, ...content }, aSetting({ site: aSite(site) })).role).toBe(role);
  });

  it('have the time of the build if there are no documents, with an empty feed and empty lists', () => {
    const content = someContent({ advisories: [] });
    expect(jsonOf(META, content).last_updated).toBe('2026-06-01T12:00:00Z');
    expect(jsonOf(FEED, content).feed).toMatchObject({
      entry: [],
      updated: '2026-06-01T12:00:00Z',
    });
    expect(filesOf(content).get(`${WHITE}index.txt`)).toBe('');
    expect(filesOf(content).get(`${WHITE}changes.csv`)).toBe('');
  });
});

describe('the listings', () => {
  it('link the lists and the folders of the years, newest first', () => {
    const page = filesOf().get(`${WHITE}index.html`) ?? '';
    expect(linksIn(page)).toEqual([
      'index.txt',
      'changes.csv',
      'csaf-feed-tlp-white.json',
      'category-projects.json',
      '2026/',
      '2025/',
    ]);
  });

  it('link each document of a year with its companion files', () => {
    const content = { ...THREE, publicFiles: [`${WHITE}2025/orb-2025-0001.json.asc`] };
    const page = filesOf(content).get(`${WHITE}2025/index.html`) ?? '';
    const name = 'orb-2025-0001.json';
    expect(linksIn(page)).toEqual(['../', name, `${name}.sha256`, `${name}.sha512`, `${name}.asc`]);
  });

  it('are complete pages, whatever the name of the site', () => {
    const files = filesOf(THREE, aSetting({ site: aSite({ name: '<b>&"', language: 'pt-BR' }) }));
    const pages = [...files].filter(([path]) => path.endsWith('.html')).map(([, body]) => body);
    const titles = pages.map((page) => /<title>(.*)<\/title>/.exec(page)?.[1]);
    expect(new Set(titles).size).toBe(3);
    for (const page of pages) {
      expect(page).toMatch(
        /^<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta http-equiv="Content-Security-Policy" content="default-src[^"]*">\n<meta charset="utf-8">\n<meta name="viewport"/,
      );
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).toContain('&lt;b&gt;&amp;&quot;</title>');
    }
  });
});

const linksIn = (page: string): string[] =>
  [...page.matchAll(/<a href="([^"]*)">/g)].map(([, link]) => link ?? '');

const SCHEMAS = join(import.meta.dirname, '../../../../shared/schemas');

describe.skipIf(!existsSync(SCHEMAS))('by the schemas of the standard', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(SCHEMAS, `${name}.json`), 'utf8'));

  function validator(name: string) {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    for (const version of ['2.0', '3.0', '3.1']) {
      const { $schema: _draft, $id: _id, id: _old, ...schema } = read(`cvss-v${version}`);
      ajv.addSchema(schema, `https://www.first.org/cvss/cvss-v${version}.json`);
    }
    ajv.addSchema(read('csaf'));
    return ajv.compile(read(name));
  }

  const random = someContent({
    advisories: sampleAdvisories(100, 4),
    projects: [...GENERATED_PROJECTS],
  });
  const contents = [THREE, random, someContent({ advisories: [], keys: [] })];

  it.each([
    ['csaf-provider-metadata', META],
    ['csaf-rolie-feed', FEED],
  ])('%s is valid', (schema, path) => {
    const validate = validator(schema);
    for (const content of contents) {
      validate(jsonOf(path, content, aSetting({ projects: content.projects })));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});
