// The architecture rules. Imports point in one direction, through layers, without cycles. Pure code
// uses neither the disk nor the clock. Folders stay small enough to read.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesIn } from './support/circles.ts';
import { unusedExports } from './support/exports.ts';

const ROOT = join(import.meta.dirname, '..');
const SOURCE = /\.(ts|mjs|astro)$/;
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)(['"])([^'"]+)\1/gm;

const CORE = [
  'model',
  'language',
  'checks',
  'formats',
  'imports',
  'usage-error',
  'disk',
  'external',
  'unpack',
];
const SITE = [
  'model',
  'language',
  'formats',
  'imports',
  'content',
  'components',
  'islands',
  'layouts',
  'styles',
];

/**
 * The layers that the files of a layer can import, besides their own. A layer is a folder of src/,
 * a file in src/ itself, or the command line. Pages, components and formats cannot reach embargo/
 * or desk/, not even indirectly.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  language: ['model'],
  checks: ['model', 'language'],
  formats: ['model', 'language'],
  imports: ['model', 'language'],
  desk: ['model', 'language'],
  drafts: ['model', 'language'],
  migrations: ['model'],
  reference: ['model', 'language', 'formats'],
  unpack: ['model'],
  disk: ['model', 'usage-error'],
  external: ['model', 'usage-error'],
  'usage-error': [],
  read: CORE,
  environment: ['model', 'disk', 'read', 'usage-error'],
  'change-content': ['model', 'disk', 'read'],
  embargo: [...CORE, 'read', 'desk'],
  publish: [...CORE, 'read', 'environment', 'embargo'],
  dev: ['model', 'language', 'formats', 'desk', 'read', 'publish'],
  verify: ['model', 'formats', 'read', 'usage-error'],
  notify: ['model', 'formats', 'disk', 'verify', 'usage-error'],
  'content.config': ['model', 'read', 'publish'],
  content: ['model', 'formats', 'content.config'],
  middleware: ['model', 'language', 'content'],
  env: ['language'],
  components: SITE,
  islands: SITE,
  layouts: SITE,
  pages: SITE,
  styles: [],
  declarations: [],
  scripts: ['*'],
};

/** Layers that must not use the disk, Astro, the clock, the environment or random numbers. */
const PURE = [
  'model',
  'language',
  'formats',
  'checks',
  'imports',
  'desk',
  'drafts',
  'migrations',
  'reference',
];
/** Pure parts of other layers. */
const PURE_FOLDERS = ['src/embargo/search/'];

const IMPURE = [
  { what: 'the clock', pattern: /\bDate\.now\s*\(|\bnew Date\s*\(\s*\)|\bperformance\.now\b/ },
  { what: 'the environment', pattern: /(?<![/\w])process\.|\bimport\.meta\.env\b/ },
  { what: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b/ },
  { what: 'the locale of the machine', pattern: /\.localeCompare\s*\(|\.toLocale\w*\s*\(\s*\)/ },
];

/** Returns the layer of a file, given its path in the repository. */
function layerOf(file: string): string {
  const [top, second = ''] = file.split('/');
  return top === 'src' ? second.replace(/(?:\.d)?\.ts$/, '') : 'scripts';
}

const isPure = (file: string): boolean =>
  PURE.includes(layerOf(file)) || PURE_FOLDERS.some((folder) => file.startsWith(folder));

interface Offence {
  readonly file: string;
  readonly what: string;
}

const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Returns the files of the repository that a file imports, and its external modules. */
function importsOf(
  file: string,
  text: string,
): { readonly own: string[]; readonly foreign: string[] } {
  const targets = [...codeOf(text).matchAll(IMPORT)].map(([, , target = '']) => target);
  return {
    own: targets
      .filter((target) => target.startsWith('.'))
      .map((target) => relative(ROOT, join(ROOT, dirname(file), target)).replace(/\?\w+$/, '')),
    foreign: targets.filter((target) => !target.startsWith('.')),
  };
}

function offencesIn(file: string, text: string): Offence[] {
  const layer = layerOf(file);
  const { own, foreign } = importsOf(file, text);
  const allowed = ALLOWED[layer];
  if (allowed === undefined) return [{ file, what: `is in no layer of this test` }];
  const offences = own
    .map((target) => ({ target, other: layerOf(target) }))
    .filter(({ other }) => other !== layer && !allowed.includes(other) && !allowed.includes('*'))
    .map(({ target, other }) => ({
      file,
      what: `imports ${target} (${layer} must not import ${other})`,
    }));
  const reaches = own.filter((target) => layerOf(target) === 'embargo' && layer === 'publish');
  if (reaches.length > 0 && file !== 'src/publish/build.ts')
    offences.push({
      file,
      what: `imports ${reaches[0]} (of publish, build.ts alone can import embargo)`,
    });
  if (!isPure(file)) return offences;
  for (const target of foreign)
    if (/^(node|astro|virtual):|^astro(\/|$)|^@astrojs\//.test(target))
      offences.push({ file, what: `imports ${target} (${layer} is pure)` });
  for (const { what, pattern } of IMPURE) {
    const found = pattern.exec(codeOf(text));
    if (found) offences.push({ file, what: `reaches for ${what}: ${found[0]}` });
  }
  return offences;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => SOURCE.test(file) && !/\.test\.ts$/.test(file));
}

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the dependency rule', () => {
  it('holds for every file', () => {
    const offences = ['src', 'scripts']
      .flatMap(sources)
      .flatMap((file) => offencesIn(file, textOf(file)));
    expect(offences).toEqual([]);
  });

  it('has no cycle, not even of types', () => {
    const files = ['src', 'scripts', 'tests'].flatMap(sources);
    const graph = new Map(files.map((file) => [file, importsOf(file, textOf(file)).own]));
    expect(circlesIn(graph)).toEqual([]);
  });

  it('reports every cycle', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
      ['e', ['a', 'absent']],
    ]);
    expect(circlesIn(graph)).toEqual([['d'], ['a', 'b', 'c']]);
  });

  it.each([
    ['src/model/a.ts', "import { x } from '../formats/osv.ts';", 'model must not import formats'],
    [
      'src/model/a.ts',
      "import { english } from '../language/english/index.ts';",
      'model must not import language',
    ],
    [
      'src/formats/a.ts',
      "import { check } from '../checks/index.ts';",
      'formats must not import checks',
    ],
    [
      'src/formats/csaf/a.ts',
      "import { check } from '../../imports/osv.ts';",
      'formats must not import imports',
    ],
    ['src/checks/a.ts', "import { readFileSync } from 'node:fs';", 'checks is pure'],
    ['src/embargo/search/a.ts', "import { readFileSync } from 'node:fs';", 'embargo is pure'],
    ['src/formats/a.ts', "import { due } from '../desk/due.ts';", 'formats must not import desk'],
    [
      'src/formats/a.ts',
      "import { scan } from '../embargo/a.ts';",
      'formats must not import embargo',
    ],
    ['src/publish/a.ts', "import { due } from '../desk/due.ts';", 'publish must not import desk'],
    [
      'src/publish/a.ts',
      "import { scan } from '../embargo/a.ts';",
      'build.ts alone can import embargo',
    ],
    ['src/read/a.ts', "import { scan } from '../embargo/a.ts';", 'read must not import embargo'],
    [
      'src/components/a.astro',
      "import { scan } from '../embargo/a.ts';",
      'components must not import embargo',
    ],
    ['src/pages/a.astro', "import { due } from '../desk/due.ts';", 'pages must not import desk'],
    ['src/pages/a.astro', "import { viewer } from '../dev/view.ts';", 'pages must not import dev'],
    ['src/publish/a.ts', "import { viewer } from '../dev/view.ts';", 'publish must not import dev'],
    [
      'src/content.config.ts',
      "import { viewer } from './dev/view.ts';",
      'content.config must not import dev',
    ],
    [
      'src/pages/a.astro',
      "import { readContent } from '../read/index.ts';",
      'pages must not import read',
    ],
    ['src/imports/a.ts', "const x = await import('astro:content');", 'imports is pure'],
    [
      'src/read/a.ts',
      "import Page from '../components/page.ts';",
      'read must not import components',
    ],
    ['src/disk/a.ts', "import { a } from '../read/index.ts';", 'disk must not import read'],
    ['src/new-folder/a.ts', '', 'is in no layer'],
    ['src/model/a.ts', 'const now = Date.now();', 'the clock'],
    ['src/formats/a.ts', 'const zone = process.env.TZ;', 'the environment'],
  ])('%s: %s is reported as a violation', (file, text, expected) => {
    expect(offencesIn(file, text).map(({ what }) => what)).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it('accepts allowed imports', () => {
    expect(
      offencesIn('src/formats/a.ts', "import type { A } from '../model/advisory/advisory.ts';"),
    ).toEqual([]);
    expect(
      offencesIn(
        'src/publish/build.ts',
        "import { refuseLeaks } from '../embargo/refuse-leaks.ts';",
      ),
    ).toEqual([]);
    expect(
      offencesIn('scripts/a.ts', "import { readContent } from '../src/read/index.ts';"),
    ).toEqual([]);
    expect(offencesIn('src/model/a.ts', '// Date.now() would be wrong here')).toEqual([]);
  });
});

/** The source files in the comment lines of a text that none of `files` ends with. */
function missingFiles(text: string, files: readonly string[]): string[] {
  const comments = text.split('\n').filter((line) => /^\s*(?:\/\/|\/?\*)/.test(line));
  const names = comments.flatMap((line) => line.match(/[\w./[\]-]+\.(?:ts|astro|mjs)\b/g) ?? []);
  return names.filter(
    (name) => !files.some((file) => `/${file}`.endsWith(`/${name.replace(/^[./]+/, '')}`)),
  );
}

/** The maximum number of files in a folder. */
const MOST_FILES = 40;
const MOST_LOOSE = 8;

describe('the repository', () => {
  it('has no folder of more than 40 files', () => {
    const folders = ['src', 'scripts', 'tests'].flatMap((top) => [
      top,
      ...readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
    ]);
    const large = folders
      .map((folder) => ({ folder, files: filesIn(folder) }))
      .filter(({ files }) => files > MOST_FILES);
    expect(large).toEqual([]);
    expect(filesIn('src')).toBeLessThanOrEqual(MOST_LOOSE + 1);
  });

  it('has no file named utils, helpers, common or types', () => {
    const named = ['src', 'scripts', 'tests']
      .flatMap(sources)
      .filter((file) => /(^|\/)(utils?|helpers?|common|types)(\.|\/)/.test(file));
    expect(named).toEqual([]);
  });

  describe('has no export', () => {
    const files = ['src', 'scripts', 'tests'].flatMap((top) =>
      readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
        .map((name) => `${top}/${name}`)
        .filter((file) => SOURCE.test(file)),
    );
    const configs = ['astro.config.mjs', 'vitest.config.ts'];
    const texts = new Map([...files, ...configs].map((file) => [file, textOf(file)]));
    const resolve = (from: string, target: string): string =>
      target.startsWith('.') ? join(dirname(from), target).replace(/\?\w+$/, '') : target;
    // Astro, Vitest, start.mjs and the process of a guard's test load these by name.
    const loaded =
      /^scripts\/candor\.ts$|^src\/(?:content\.config|middleware|dev\/middleware)\.ts$|^src\/pages\/|\.d\.ts$|^tests\/embargo\/guards\/|\.mjs$/;
    const unused = (sources: ReadonlyMap<string, string>) =>
      unusedExports(sources, resolve).filter(({ file }) => !loaded.test(file));

    it('that only its own file uses', () => {
      expect(unused(texts)).toEqual([]);
    });

    // A test can try a part of a file by itself, but it needs nothing that the product does without.
    it('that only tests use', () => {
      const product = new Map(
        [...texts].filter(
          ([file]) => !/^tests\/|\/testing\/|\.(test|fixture|arbitrary)\.ts$/.test(file),
        ),
      );
      const needless = unused(product).filter(({ file, name }) => {
        const uses = product.get(file)?.match(new RegExp(`\\b${name}\\b`, 'g')) ?? [];
        return uses.length < 2;
      });
      expect(needless).toEqual([]);
    });
  });

  it('reports an export that only its own file uses', () => {
    const texts = new Map([
      ['src/a.ts', 'export const used = 1;\nexport const alone = 2;\nexport interface Alone {}'],
      ['src/b.ts', "import { type A as B, used } from './a.ts';"],
      ['src/c.ts', 'export const any = 1;'],
      ['src/d.ts', "import * as c from './c.ts';"],
    ]);
    const resolve = (_from: string, target: string): string => `src/${target.slice(2)}`;
    expect(unusedExports(texts, resolve).map(({ name }) => name)).toEqual(['alone', 'Alone']);
  });

  it('has comments that name only existing files', () => {
    const files = ['src', 'scripts', 'tests'].flatMap((top) =>
      readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${top}/${name}`,
      ),
    );
    const wrong = files
      .filter((file) => SOURCE.test(file))
      .flatMap((file) =>
        missingFiles(textOf(file), [...files, 'astro.config.mjs']).map(
          (name) => `${file}: ${name}`,
        ),
      );
    expect(wrong).toEqual([]);
    expect(
      missingFiles('// model/a.ts has more than b.ts.', ['src/model/a.ts', 'src/ab.ts']),
    ).toEqual(['b.ts']);
  });

  it('has no test in src/pages, where it would become a page', () => {
    const tests = readdirSync(join(ROOT, 'src/pages'), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => /\.test\./.test(name));
    expect(tests).toEqual([]);
  });

  it('has every layer that this test lists', () => {
    const absent = Object.keys(ALLOWED).filter(
      (layer) =>
        !['', '.ts', '.d.ts'].some((end) =>
          existsSync(join(ROOT, layer === 'scripts' ? layer : `src/${layer}${end}`)),
        ),
    );
    expect(absent).toEqual([]);
  });
});

function filesIn(folder: string): number {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}
