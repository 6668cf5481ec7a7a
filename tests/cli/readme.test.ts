// Every command, check and page that the README and its pages name exists.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentPlace } from '../../src/environment.ts';
import { PROBLEM_KINDS } from '../../src/model/problem/codes.ts';
import { documentsOfReading } from '../../src/publish/integration.ts';
import { readContent } from '../../src/read/index.ts';
import { candorHere, NOW, ROOT } from '../support/run-candor.ts';

const PAGES = ['README.md', 'docs/commands.md', 'docs/desk.md', 'docs/spec-11.md'];
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const README = textOf('README.md');

/** Returns the code spans of a text, each once. */
const codesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')),
];

/** Returns the commands in code spans and code blocks, one per line, without comments. */
function commandsIn(text: string): string[] {
  const fences = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    block.replace(/\\\n\s*/g, '').split('\n'),
  );
  const lines = [...fences, ...codesIn(text.replace(/^```[\s\S]*?^```/gm, ''))];
  return lines
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replace(/^(?:npm run(?: --silent)? candor --|npx candor) /, 'candor '),
    )
    .filter((line) => /^candor [a-z]/.test(line));
}

const helps = new Map<string, string>();
async function helpOf(words: readonly string[]): Promise<string> {
  const key = words.join(' ');
  const known = helps.get(key);
  if (known !== undefined) return known;
  const { code, out } = await candorHere([...words, '--help']);
  expect(code, key).toBe(0);
  helps.set(key, out);
  return out;
}

// Other lists of a help text contain options, letters and forms.
const LISTS = /^(?:Commands|The desk|Writing|Publishing|Release day|Exchange):\n((?: {2}.*\n)*)/gm;

/** Returns the names in the lists of commands of a help text. */
const namesIn = (help: string): string[] =>
  [...help.matchAll(LISTS)].flatMap(([, rows = '']) =>
    [...rows.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name]) => name ?? ''),
  );

describe.each(PAGES)('%s', (page) => {
  it('names only existing commands and options', async () => {
    const commands = commandsIn(textOf(page));
    expect(commands.length).toBeGreaterThan(10);
    for (const line of commands) {
      const [, first = '', second = ''] = line.split(' ');
      expect(namesIn(await helpOf([])), line).toContain(first);
      const nouns = namesIn(await helpOf([first]));
      if (nouns.length > 0) expect(nouns, line).toContain(second);
      const help = await helpOf(nouns.length > 0 ? [first, second] : [first]);
      for (const [flag] of line.matchAll(/--[a-z][a-z-]*/g))
        expect(help, `${line}: ${flag}`).toMatch(new RegExp(`${flag}\\b`));
      const step = /^candor case \S+ ([a-z]+)/.exec(line)?.[1];
      if (step !== undefined) expect(help, line).toMatch(new RegExp(`\\b${step}\\b`));
      const kind = /^candor mail ([a-z][a-z-]*)/.exec(line)?.[1];
      if (kind !== undefined) expect(help, line).toContain(`  ${kind} `);
    }
  });
});

const LINKING = [
  'README.md',
  'CONTRIBUTING.md',
  ...['docs', 'docs/hosting'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).flatMap((name) =>
      name.endsWith('.md') ? [`${folder}/${name}`] : [],
    ),
  ),
];

/** The anchors of the headings of a page, as code hosts make them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(LINKING)('%s', (page) => {
  it('links only to existing files and headings', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
      ([, link]) => link ?? '',
    );
    for (const link of links) {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(page, '..', path);
      expect(existsSync(join(ROOT, target)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(textOf(target)), link).toContain(anchor);
    }
  });
});

it('docs/README.md links to every page of docs/', () => {
  const linked = [...textOf('docs/README.md').matchAll(/\]\(([^)#]+)/g)].map(([, link]) => link);
  const pages = readdirSync(join(ROOT, 'docs')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  expect(pages.filter((name) => !linked.includes(name))).toEqual([]);
});

describe('the README and its pages', () => {
  let documents: string[] = [];
  beforeAll(async () => {
    const place = contentPlace({ content: join(ROOT, 'content'), now: NOW });
    documents = documentsOfReading(await readContent(place)).map(({ path }) => path);
  });

  /** True if a path in the README is a page, or a document of the example. */
  function isServed(path: string): boolean {
    const page = join(
      ROOT,
      'src/pages',
      path
        .replace(/\/$/, '')
        .replace(/<(slug|version|year|lang)>/g, '[$1]')
        .replace(/<ID>/, '[id]'),
    );
    if (
      path.endsWith('/') &&
      [`${page}.astro`, `${page}/index.astro`, join(page, '../[slug].astro')].some((file) =>
        existsSync(file),
      )
    )
      return true;
    const pattern = path
      .slice(1)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/<\w+>/g, '[^/]+');
    return (
      path === '/ledger.json' ||
      documents.some((document) =>
        new RegExp(`^${pattern}${path.endsWith('/') ? '' : '$'}`).test(document),
      )
    );
  }

  it('has a row for each of the 32 requirements of SPEC 11, and everything in it exists', () => {
    const rows = [...textOf('docs/spec-11.md').matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 32 }, (_, i) => i + 1),
    );
    for (const [row, , , served = ''] of rows) {
      const codes = codesIn(served);
      expect(codes.length, row).toBeGreaterThan(0);
      for (const code of codes) {
        if (code.startsWith('candor ')) continue;
        const there = code.startsWith('/')
          ? isServed(code)
          : code.includes('/')
            ? existsSync(join(ROOT, code))
            : Object.hasOwn(PROBLEM_KINDS, code);
        expect(there, `${row}: ${code}`).toBe(true);
      }
    }
  });

  it('names only existing paths of the site', () => {
    const [, published = ''] = /^## What is published\n([\s\S]*?)^## /m.exec(README) ?? [];
    const paths = codesIn(published).filter((code) => code.startsWith('/') && code !== '/');
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) expect(isServed(path), path).toBe(true);
    expect(isServed('/nowhere/')).toBe(false);
    expect(isServed('/osv/none.zip')).toBe(false);
  });

  it('lists every command', async () => {
    const listed = codesIn(textOf('docs/commands.md'));
    for (const name of namesIn(await helpOf([])).filter((one) => one !== 'help'))
      for (const full of [
        name,
        ...namesIn(await helpOf([name]))
          .filter((one) => one !== 'help')
          .map((noun) => `${name} ${noun}`),
      ])
        expect(
          listed.some((code) => `${code} `.startsWith(`candor ${full} `)),
          full,
        ).toBe(true);
  });
});
