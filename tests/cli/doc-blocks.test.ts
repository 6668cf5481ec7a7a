// Every command in README.md and docs/ is valid, and every block of YAML is valid content.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { contentPlace } from '../../src/environment.ts';
import { readContent } from '../../src/read/index.ts';
import { commandsWritten, faultOf } from '../support/doc-blocks.ts';
import { type Block, blocksIn, withKeys } from '../support/readme-walk.ts';
import { copyExample, NOW, ROOT, workFolder } from '../support/run-candor.ts';

const PAGES = [
  'README.md',
  ...['docs', 'docs/hosting'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).flatMap((n) => (n.endsWith('.md') ? [`${folder}/${n}`] : [])),
  ),
];
const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');
const SCRIPTS: readonly string[] = Object.keys(JSON.parse(textOf('package.json')).scripts);
/** npm scripts that start Candor. */
const OF_CANDOR = new Set(['check', 'build', 'dev', 'preview', 'candor']);

describe('commands', () => {
  it.each(PAGES)('in %s are valid', async (page) => {
    for (const { line, words, whole } of commandsWritten(textOf(page))) {
      const [name = ''] = words;
      if (line.startsWith('npm') && SCRIPTS.includes(name) && !OF_CANDOR.has(name)) continue;
      expect(await faultOf(words, whole), line).toBeUndefined();
    }
  });

  it('are found in blocks, sentences, steps of CI and over line breaks', () => {
    const text =
      'See `candor check\n--strict`.\n\n```sh\nnpm ci && npm run build -- --out x\ncandor case \\\n  A\n```\n\n```yaml\n- run: npm run --silent candor -- keys\n```\n';
    expect(commandsWritten(text).map(({ words }) => words.join(' '))).toEqual([
      'build --out x',
      'case A',
      'keys',
      'check --strict',
    ]);
    expect(() => commandsWritten('`npm run check --strict`')).toThrow('without "--"');
  });

  it.each([
    ['chekc', 'no command chekc'],
    ['check --sttrict', 'There is no option --sttrict'],
    ['new advisry', 'no command advisry'],
    ['check x', 'Too many arguments'],
    ['plan --take', 'Missing value: --take'],
    ['export ghsa', 'Missing <id>'],
  ])('that are invalid are found: %s', async (line, fault) => {
    expect(await faultOf(line.split(' '), true)).toContain(fault);
  });

  it('can be named in a sentence without their arguments', async () => {
    for (const line of ['export ghsa', 'init', 'new'])
      expect(await faultOf(line.split(' '), false)).toBeUndefined();
    expect(await faultOf(['new', 'advisry'], false)).toContain('no command');
  });
});

/**
 * The file that a block of YAML is, or belongs to, by its first key. Steps of CI are not content.
 */
const FILES: readonly (readonly [first: RegExp, file: string | undefined])[] = [
  [/^(?:- uses|permissions|on|pages|jobs|notify):/, undefined],
  [/^branches:/, 'projects/orbital.yaml'],
  [/^affected:/, 'advisories/2024/ORB-2024-0002.md'],
  [/^---\nsummary:/, 'advisories/2026/ORB-2026-0004.de.md'],
  [/^retrospective:/, 'releases/orbital-3.1.2.md'],
  [/^(?:public|hosting|security_txt|notifications|feeds):/, 'site.yaml'],
];

/**
 * Returns the file with the block in it. A block that starts with "---", or is a whole file,
 * replaces the file.
 */
function withBlock(file: string, old: string | undefined, text: string): string {
  if (old === undefined) return text;
  if (text.startsWith('---\n'))
    return old.replace(
      /^---\n[\s\S]*?\n---\n/,
      () => /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? '',
    );
  // The comment of "cve" states that it replaces a CVE in the aliases.
  if (file.endsWith('.md'))
    return withKeys(/^cve:/m.test(text) ? old.replace(/^aliases:.*\n/m, '') : old, text);
  const [, key = ''] = /^(\w+):/.exec(text) ?? [];
  return `${old.replace(new RegExp(`^${key}:.*\n(?:[ #-].*\n)*`, 'm'), '')}\n${text}`;
}

const YAML: readonly (readonly [string, Block])[] = PAGES.flatMap((page) =>
  blocksIn(textOf(page)).flatMap((block) =>
    block.language === 'yaml' ? [[page, block] as const] : [],
  ),
);

describe('blocks of YAML', () => {
  const work = workFolder('doc-blocks');
  afterAll(work.remove);
  let count = 0;

  /** Returns the errors of a file of the example with a block in it. */
  async function errorsWith(file: string, text: string): Promise<string[]> {
    count += 1;
    const content = copyExample(join(work.folder, String(count)));
    const path = join(content, file);
    const old = readdirSync(content, { recursive: true, encoding: 'utf8' }).includes(file)
      ? readFileSync(path, 'utf8')
      : undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withBlock(file, old, text));
    const { problems } = await readContent(contentPlace({ content, now: NOW }));
    return problems.flatMap(({ level, code, file: of, message }) =>
      level === 'error' && of === file ? [`${code} ${of}: ${message}`] : [],
    );
  }

  it.each(YAML)('in %s are content without errors, or steps of CI', async (_, { text }) => {
    const found = FILES.filter(([first]) => first.test(text));
    expect(found, text).toHaveLength(1);
    const file = found[0]?.[1];
    if (file === undefined) expect(parse(text)).toBeTypeOf('object');
    else expect(await errorsWith(file, text), text).toEqual([]);
  });

  it('with a wrong key or value are found', async () => {
    expect(YAML.length).toBeGreaterThan(5);
    expect(await errorsWith('site.yaml', 'public:\n  replace: [404.html]\n')).not.toEqual([]);
    expect(
      await errorsWith('releases/orbital-3.1.2.md', 'retrospective: {planed: false}\n'),
    ).not.toEqual([]);
    expect(await errorsWith('projects/orbital-two.yaml', 'nam: Orbital\n')).not.toEqual([]);
  });
});
