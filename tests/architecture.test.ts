// The dependency rule of the house: model <- {formats, checks, imports} <- {read, publish, content} <- {pages, components, scripts}.
// What the team does in private (desk) stands beside formats, and only the command line reaches it.
// What is pure never reaches the disk, Astro, the clock or the environment.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|mjs|astro)$/;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\1/gm;
const PURE = ['model', 'formats', 'checks', 'imports', 'desk'];

/** Which layers a layer may import, besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  formats: ['model'],
  checks: ['model'],
  imports: ['model'],
  desk: ['model'],
  core: ['model', 'formats', 'checks', 'imports'],
  site: ['model', 'formats', 'checks', 'imports', 'core'],
  edge: ['model', 'formats', 'checks', 'imports', 'desk', 'core', 'site'],
};

const IMPURE = [
  { what: 'the clock', pattern: /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bperformance\.now\b/ },
  { what: 'the environment', pattern: /(?<![/\w])process\.|\bimport\.meta\.env\b/ },
  { what: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b/ },
  { what: 'the locale of the machine', pattern: /\.localeCompare\s*\(|\.toLocale\w*\s*\(\s*\)/ },
];

/** The layer of a file below the repository. */
function layerOf(file: string): string {
  const [top, second] = file.split('/');
  if (top !== 'src') return 'edge';
  if (second !== undefined && PURE.includes(second)) return second;
  return second === 'read' || second?.endsWith('.ts') ? 'core' : 'site';
}

interface Offence {
  readonly file: string;
  readonly what: string;
}

function offencesIn(file: string, text: string): Offence[] {
  const layer = layerOf(file);
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const offences: Offence[] = [];
  for (const [, , target = ''] of code.matchAll(IMPORT)) {
    if (target.startsWith('.')) {
      const other = layerOf(relative(ROOT, join(ROOT, dirname(file), target)));
      if (other !== layer && !ALLOWED[layer]?.includes(other))
        offences.push({ file, what: `imports ${target} (${layer} must not import ${other})` });
    } else if (PURE.includes(layer) && /^(node|astro|virtual):|^astro(\/|$)|^@astrojs\//.test(target))
      offences.push({ file, what: `imports ${target} (${layer} is pure)` });
  }
  if (PURE.includes(layer))
    for (const { what, pattern } of IMPURE)
      if (pattern.test(code)) offences.push({ file, what: `reaches for ${what}: ${pattern.exec(code)?.[0]}` });
  return offences;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => SOURCE.test(file) && !/\.test\.ts$/.test(file));
}

describe('the dependency rule', () => {
  it('holds for every file', () => {
    const offences = ['src', 'scripts']
      .flatMap(sources)
      .flatMap((file) => offencesIn(file, readFileSync(join(ROOT, file), 'utf8')));
    expect(offences).toEqual([]);
  });

  it.each([
    ['src/model/a.ts', "import { x } from '../formats/osv.ts';", 'model must not import formats'],
    ['src/formats/a.ts', "import { check } from '../checks/index.ts';", 'formats must not import checks'],
    ['src/formats/csaf/a.ts', "import { check } from '../../imports/osv.ts';", 'formats must not import imports'],
    ['src/checks/a.ts', "import { readFileSync } from 'node:fs';", 'checks is pure'],
    ['src/formats/a.ts', "import { due } from '../desk/due.ts';", 'formats must not import desk'],
    ['src/publish.ts', "import { due } from './desk/due.ts';", 'core must not import desk'],
    ['src/pages/a.astro', "import { due } from '../desk/due.ts';", 'site must not import desk'],
    ['src/imports/a.ts', "const x = await import('astro:content');", 'imports is pure'],
    ['src/read.ts', "import Page from './components/page.ts';", 'core must not import site'],
    ['src/model/a.ts', 'const now = Date.now();', 'the clock'],
    ['src/formats/a.ts', 'const zone = process.env.TZ;', 'the environment'],
  ])('%s: %s is named as an offence', (file, text, expected) => {
    expect(offencesIn(file, text).map(({ what }) => what)).toEqual([expect.stringContaining(expected)]);
  });

  it('lets through what it allows', () => {
    expect(offencesIn('src/formats/a.ts', "import type { A } from '../model/advisory.ts';")).toEqual([]);
    expect(offencesIn('scripts/a.ts', "import { readContent } from '../src/read.ts';")).toEqual([]);
    expect(offencesIn('src/model/a.ts', '// Date.now() would be wrong here')).toEqual([]);
  });
});

describe('the house', () => {
  it('has no file named utils, helpers, common or types', () => {
    const named = ['src', 'scripts', 'tests']
      .flatMap(sources)
      .filter((file) => /(^|\/)(utils?|helpers?|common|types)(\.|\/)/.test(file));
    expect(named).toEqual([]);
  });

  it('has no test in src/pages, where it would become a page', () => {
    const tests = readdirSync(join(ROOT, 'src/pages'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.test\./.test(name),
    );
    expect(tests).toEqual([]);
  });
});
