// Hostile text in every field of every kind of record that accepts it, all at the same time: every
// document stays well-formed and valid. The reader refuses some of these texts, but formats must
// not depend on that.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Document, settingOf } from '../../../src/formats/format.ts';
import { allDocuments } from '../../../src/formats/index.ts';
import type { Content } from '../../../src/model/content.ts';
import type { Site } from '../../../src/model/site/site.ts';
import {
  aChannel,
  aKey,
  anAdvisory,
  aPolicy,
  aProject,
  aRelease,
  aRetrospective,
  aSite,
  aStatement,
  at,
} from '../../../src/model/testing/advisory.fixture.ts';
import { NOW, ROOT, workFolder } from '../../support/run-candor.ts';
import { hasSchemas, schemaCheck } from '../../support/schema.ts';

const XMLLINT = '/usr/bin/xmllint';
const work = workFolder('fields');
afterAll(work.remove);

const TEXTS = {
  'control characters': 'a\u0000b\u0008c\u000bd\u001be\u007ff\ufffeg\uffffh\ud800i',
  'line breaks': 'a\nb\r\nc\u2028d\u2029e\tf\u0085g',
  'the end of CDATA': 'a]]>b<![CDATA[c]]]]>d',
  tags: '</title><script>a</script><b>',
  references: '& &amp; &lt; &#0; &nope;',
  quotes: `"a" 'b' \`c\` \\d \\" ,;`,
  emoji: '😀👩‍👩‍👧🏳️‍🌈e\u0301',
  'marks of direction': 'שלום \u200f\u202eabc\u202c \u2066x\u2069',
  formulas: '=1+1\t@a -b +c',
  'a line of 100 kB': `${'long word '.repeat(10_000)}`,
} as const;

/** The raw values of a content file, and its text. */
function raw(path: string): { matter: object; body: string } {
  const text = readFileSync(join(ROOT, 'content', path), 'utf8');
  const [, matter, body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [undefined, text];
  return { matter: path === 'SECURITY.md' ? {} : parse(matter ?? ''), body };
}

const filesOf = (folder: string): string[] =>
  readdirSync(join(ROOT, 'content', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|mdx|yaml)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

const slugOf = (path: string): string => /([^/]+)\.\w+$/.exec(path)?.[1] ?? '';

/** The paths of the texts in a value. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'string') yield path;
  else if (typeof value === 'object' && value !== null)
    for (const [key, child] of Object.entries(value)) yield* leaves(child, [...path, key]);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (one, key) => (typeof one === 'object' && one !== null ? Reflect.get(one, key) : undefined),
    value,
  );
}

/** A copy of a value with one text replaced. */
function withText<T>(value: T, path: readonly string[], text: string): T {
  const copy = structuredClone(value);
  const parent = valueAt(copy, path.slice(0, -1));
  if (typeof parent === 'object' && parent !== null) Reflect.set(parent, path.at(-1) ?? '', text);
  return copy;
}

let taken = 0;
let refused = 0;

/**
 * A record with `hostile` in each field whose schema accepts it: as the value, appended to it, or
 * shortened.
 */
function spoilt<Made>(
  path: string,
  hostile: string,
  make: (matter: object, body: string) => Made,
): Made {
  const { matter, body } = raw(path);
  const spoiltBody = body === '' ? '' : `${body}\n\n${hostile}\n`;
  let value = matter;
  for (const leaf of leaves(matter)) {
    const before = String(valueAt(matter, leaf));
    const tries = [hostile, hostile.slice(0, 60), before + hostile];
    const better = tries
      .map((text) => withText(value, leaf, text))
      .find((one) => {
        try {
          make(one, '');
          return true;
        } catch {
          return false;
        }
      });
    if (better === undefined) refused++;
    else {
      taken++;
      value = better;
    }
  }
  return make(value, spoiltBody);
}

/** The example with one hostile text everywhere. */
function spoiltExample(hostile: string): { content: Content; site: Site } {
  const each = <Made>(
    folder: string,
    make: (matter: object, body: string, slug: string) => Made,
  ): Made[] =>
    filesOf(folder).map((path) =>
      spoilt(path, hostile, (matter, body) => make(matter, body, slugOf(path))),
    );
  const isPublished = (path: string): boolean =>
    /^published: 20(2[0-5]|26-(0|1[01]-[01]))/m.test(
      raw(path).body + readFileSync(join(ROOT, 'content', path), 'utf8'),
    );
  const site = spoilt('site.yaml', hostile, (matter) => aSite(matter));
  const now = at(NOW);
  const content: Content = {
    advisories: filesOf('advisories')
      .filter(isPublished)
      // A long text makes every document long: a few are enough.
      .slice(0, hostile.length > 1000 ? 3 : undefined)
      .map((path) =>
        spoilt(path, hostile, (matter, body) =>
          anAdvisory({ aliases: undefined, ...matter, id: slugOf(path), body, now }),
        ),
      ),
    releases: each('releases', (matter, body, slug) => aRelease({ ...matter, slug, body })),
    retrospectives: each('retrospectives', (matter, body, slug) =>
      aRetrospective({ ...matter, slug, body }),
    ),
    statements: each('statements', (matter, _body, slug) =>
      aStatement({
        justification: undefined,
        ...matter,
        slug,
        published: '2026-05-18T16:00:00Z',
        revisions: undefined,
      }),
    ),
    projects: each('projects', (matter, _body, slug) => aProject({ ...matter, slug })),
    channels: each('channels', (matter, _body, slug) => aChannel({ ...matter, slug })),
    policies: [
      spoilt('SECURITY.md', hostile, (matter, body) => aPolicy({ ...matter, body })),
      ...each('policies', (matter, body, slug) => aPolicy({ ...matter, slug, body })),
    ],
    keys: [aKey({ userIds: [hostile] })],
    preannouncements: [],
    translations: [],
    redirects: [],
    publicFiles: [],
  };
  return { content, site };
}

const textOf = ({ body }: Document): string => (typeof body === 'string' ? body : '');

/** The documents of a schema, by their paths. */
const SCHEMAS = [
  [/^osv\/(?!all\.json)[^/]+\.json$/, 'osv', (value: unknown) => value],
  [/^csaf\/white\/\d{4}\/.*\.json$/, 'csaf', (value: unknown) => value],
  [/csaf-feed-tlp-white\.json$/, 'csaf-rolie-feed', (value: unknown) => value],
  [/provider-metadata\.json$/, 'csaf-provider-metadata', (value: unknown) => value],
  [
    /^cve\/.*\.json$/,
    'cve-cna',
    (value: unknown) => ({
      ...Object(valueAt(value, ['cnaContainer'])),
      providerMetadata: { orgId: '00000000-0000-4000-9000-000000000000' },
    }),
  ],
  [/^vex\/.*\.json$|openvex\.json$/, 'openvex', (value: unknown) => value],
] as const;

const checks = new Map<string, ReturnType<typeof schemaCheck>>();

function* faultsOf(documents: readonly Document[]): Generator<string> {
  for (const document of documents) {
    const { path } = document;
    if (typeof document.body !== 'string') continue;
    const text = textOf(document);
    if (path.endsWith('.json')) JSON.parse(text);
    // Cells are read back as they were.
    else if (/^metrics\/.*\.csv$/.test(path)) continue;
    else if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text))
      yield `${path}: control characters`;
    if (path.endsWith('.ics'))
      for (const line of text.split('\r\n'))
        if (Buffer.byteLength(line) > 75 || line.includes('\n')) yield `${path}: ${line}`;
    if (path.endsWith('security.txt'))
      for (const line of text.split('\n'))
        if (!/^(#.*|[A-Za-z-]+: \S.*|)$/.test(line)) yield `${path}: ${line}`;
    if (path.endsWith('.csv') && path.startsWith('csaf'))
      for (const line of text.trimEnd().split('\n'))
        if (!/^"[^"]+","[^"]+"$/.test(line)) yield `${path}: ${line}`;
  }
  for (const [path, name, read] of hasSchemas ? SCHEMAS : []) {
    const check = checks.get(name) ?? schemaCheck(name);
    checks.set(name, check);
    const own = documents.filter((one) => path.test(one.path));
    if (own.length === 0) yield `${name}: no document`;
    for (const one of own)
      yield* check(read(JSON.parse(textOf(one)))).map((fault) => `${one.path}: ${fault}`);
  }
}

// CI sets CANDOR_NO_SKIP, so a machine without it fails there.
const hasXmllint = existsSync(XMLLINT) || process.env['CANDOR_NO_SKIP'] !== undefined;

function faultsOfXml(documents: readonly Document[], name: string): string {
  const files = documents
    .filter(({ path }) => /\.(xml|atom|svg|xsl)$/.test(path))
    .map((document) => {
      const file = join(work.folder, name, document.path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, document.body);
      return file;
    });
  expect(files.length).toBeGreaterThan(10);
  const { status, stderr } = spawnSync(XMLLINT, ['--noout', '--huge', ...files], {
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

describe.each(Object.entries(TEXTS))('%s in every field', (name, hostile) => {
  it('leaves every document well-formed and valid', () => {
    [taken, refused] = [0, 0];
    const { content, site } = spoiltExample(hostile);
    // Most fields are one line, and refuse more.
    expect(taken, `${refused} refused`).toBeGreaterThan(/[\r\n]/.test(hostile) ? 40 : 90);
    const documents = allDocuments(content, settingOf(site, at(NOW), content)).map((one) => ({
      ...one,
    }));
    expect([...faultsOf(documents)].slice(0, 10)).toEqual([]);
    if (hasXmllint) expect(faultsOfXml(documents, name)).toBe('');
  });
});
