import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uncheckedIn } from '../../model/lookup/remark.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { INVENTORY_NAMES, type Inventory, readInventory } from './index.ts';
import { MOST_COMPONENTS, MOST_DEPTH } from './inventory.ts';

const names = ({ components }: Inventory): string[] =>
  components.map(({ ecosystem, name, version }) => `${ecosystem}:${name}@${version ?? '?'}`);
const json = (value: unknown): string => JSON.stringify(value);

const LOCK_3 = json({
  name: 'app',
  lockfileVersion: 3,
  packages: {
    '': { name: 'app', version: '1.0.0' },
    'libs/inner': { name: 'inner', version: '1.0.0' },
    'node_modules/inner': { link: true, resolved: 'libs/inner' },
    'node_modules/@orbital/archive': { version: '2.1.0' },
    'node_modules/a/node_modules/@orbital/archive': { version: '3.0.0' },
    'node_modules/alias': { name: 'real', version: '0.1.0' },
    'node_modules/b/node_modules/@orbital/archive': { version: '2.1.0' },
  },
});
const LOCK_1 = json({
  lockfileVersion: 1,
  dependencies: {
    a: { version: '1.0.0', dependencies: { '@orbital/archive': { version: '2.0.0' } } },
    alias: { version: 'npm:@scope/real@4.5.6' },
    forked: { version: 'git+ssh://git@git.example/forked.git#abc' },
  },
});
const REQUIREMENTS = `# by hand
-r base.txt
--index-url https://pypi.example/simple
Orbital[fast,extra_1]==1.4.2 ; python_version >= "3.9"   # why
requests == 2.31.0 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
pinned===1.0+local.1
loose>=1,<2
bare
wild==1.2.*
-e ../here
direct @ https://example.org/direct.zip
./wheels/own-1.0-py3-none-any.whl
(broken
`;
const UV = `version = 1
requires-python = ">=3.12"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }

[[package]]
name = "orbital"
version = "1.4.2"
source = { registry = "https://pypi.org/simple" }
sdist = { url = "https://example.org/o.tar.gz", hash = "sha256:aa", size = 9007199254740993 }

[[package]]
name = "dynamic"
source = { git = "https://git.example/d" }
`;
const POETRY = `[[package]]
name = "Orbital_Core"
version = "2.0.0"
optional = false

[[package]]
name = "own"
version = "0.1.0"
[package.source]
type = "directory"
url = "."

[metadata]
lock-version = "2.0"
content-hash = "aa"
`;
const CARGO = `version = 4

[[package]]
name = "app"
version = "0.1.0"

[[package]]
name = "orbital-cli"
version = "1.2.1"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "aa"
`;
const GO_MOD = `module example.org/app // the app

go 1.22

require example.org/single v1.0.0
require (
	example.org/orbital/v2 v2.1.0
	example.org/old v0.0.0-20200101000000-abcdefabcdef // indirect
	example.org/here v1.0.0
)
replace example.org/here => ../here
replace (
	example.org/old v0.0.0-20200101000000-abcdefabcdef => example.org/new v1.2.3+incompatible
)
exclude example.org/bad v6.6.6
`;
const GO_SUM = `example.org/orbital/v2 v2.1.0 h1:aa=
example.org/orbital/v2 v2.1.0/go.mod h1:bb=
example.org/unused v1.0.0/go.mod h1:cc=
`;
const BOM = json({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    component: { type: 'application', name: 'app', version: '1', purl: 'pkg:npm/app@1.0.0' },
  },
  components: [
    {
      type: 'library',
      name: 'archive',
      version: '2.1.0',
      purl: 'pkg:npm/%40orbital/archive@2.1.0',
      components: [
        { type: 'library', name: 'Orbital', version: '1.4.2', purl: 'pkg:pypi/Orbital' },
      ],
    },
    { type: 'library', name: 'nameless', version: '1' },
    { type: 'file', name: 'a.txt' },
    { type: 'library', name: 'bad', purl: 'pkg:' },
    { type: 'library', name: 'libc', purl: 'pkg:deb/debian/orbital@1%3A1.0-1?distro=debian-12' },
    { type: 'library', name: 'core', purl: 'pkg:maven/org.orbital/orbital-core@1.0' },
    { type: 'library', name: 'x', purl: 'pkg:docker/library/x@1' },
    { type: 'library', name: 'y', purl: 'pkg:github/Orbital/Orbital@v1' },
  ],
});
const SPDX = json({
  spdxVersion: 'SPDX-2.3',
  packages: [
    {
      name: 'orbital',
      versionInfo: '1.4.2',
      externalRefs: [
        { referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:o:o:1:*' },
        { referenceType: 'purl', referenceLocator: 'pkg:pypi/orbital' },
      ],
    },
    { name: 'none', versionInfo: 'NOASSERTION' },
  ],
});

describe('a lock file or an SBOM', () => {
  test.each([
    [
      'package-lock.json',
      LOCK_3,
      'package-lock.json',
      ['npm:@orbital/archive@2.1.0', 'npm:@orbital/archive@3.0.0', 'npm:real@0.1.0'],
    ],
    [
      'package-lock.json',
      LOCK_1,
      'package-lock.json',
      ['npm:a@1.0.0', 'npm:@scope/real@4.5.6', 'npm:forked@?', 'npm:@orbital/archive@2.0.0'],
    ],
    [
      'requirements-dev.txt',
      REQUIREMENTS,
      'requirements.txt',
      [
        'PyPI:Orbital@1.4.2',
        'PyPI:requests@2.31.0',
        'PyPI:pinned@1.0+local.1',
        'PyPI:loose@?',
        'PyPI:bare@?',
        'PyPI:wild@?',
        'PyPI:direct@?',
      ],
    ],
    ['uv.lock', UV, 'uv.lock', ['PyPI:orbital@1.4.2', 'PyPI:dynamic@?']],
    ['poetry.lock', POETRY, 'poetry.lock', ['PyPI:Orbital_Core@2.0.0']],
    ['Cargo.lock', CARGO, 'Cargo.lock', ['crates.io:orbital-cli@1.2.1']],
    [
      'go.mod',
      GO_MOD,
      'go.mod',
      [
        'Go:example.org/single@1.0.0',
        'Go:example.org/orbital/v2@2.1.0',
        'Go:example.org/old@?',
        'Go:example.org/new@1.2.3+incompatible',
        'Go:example.org/here@?',
      ],
    ],
    ['go.sum', GO_SUM, 'go.sum', ['Go:example.org/orbital/v2@2.1.0']],
    [
      'sbom.cdx.json',
      BOM,
      'CycloneDX',
      [
        'npm:app@1.0.0',
        'npm:@orbital/archive@2.1.0',
        'Debian:12:orbital@1:1.0-1',
        'Maven:org.orbital:orbital-core@1.0',
        'pkg:docker:library/x@1',
        'GIT:https://github.com/orbital/orbital@v1',
        'PyPI:orbital@1.4.2',
      ],
    ],
    ['sbom.spdx.json', SPDX, 'SPDX', ['PyPI:orbital@1.4.2']],
  ])('is read: %s', async (name, text, format, wanted) => {
    const inventory = await readInventory(name, text);
    expect([inventory.format, names(inventory)]).toEqual([format, wanted]);
    // If the name does not decide the format, the content does.
    expect(await readInventory('upload.bin', text)).toEqual(inventory);
    expect(await readInventory(name, `\uFEFF${text}`)).toEqual(inventory);
  });

  test('reports references that it does not follow, and packages without an exact version', async () => {
    expect((await readInventory('requirements.txt', REQUIREMENTS)).remarks).toEqual([
      { code: 'other-file', count: 1, examples: ['base.txt'] },
      {
        code: 'no-version',
        count: 4,
        examples: ['loose>=1,<2', 'bare', 'wild==1.2.*', 'direct @ https://example.org/direct.zip'],
      },
      { code: 'address', count: 2, examples: ['../here', './wheels/own-1.0-py3-none-any.whl'] },
      { code: 'not-a-requirement', count: 1, examples: ['(broken'] },
    ]);
    expect((await readInventory('go.mod', GO_MOD)).remarks).toEqual([
      { code: 'replaced-by-module', count: 1, examples: ['example.org/old'] },
      { code: 'replaced-by-folder', count: 1, examples: ['example.org/here'] },
    ]);
    const { remarks } = await readInventory('bom.json', BOM);
    expect(remarks).toEqual([
      { code: 'no-purl', count: 1, examples: ['nameless'] },
      { code: 'not-a-purl', count: 1, examples: ['pkg:'] },
    ]);
    expect(uncheckedIn(remarks)).toBe(2);
  });

  test('has a place for each package', async () => {
    const places = async (name: string, text: string) =>
      (await readInventory(name, text)).components.slice(0, 2).map(({ where }) => where);
    expect(await places('requirements.txt', REQUIREMENTS)).toEqual([
      { at: 'line', n: 4 },
      { at: 'line', n: 5 },
    ]);
    expect(await places('go.mod', GO_MOD)).toEqual([
      { at: 'line', n: 5 },
      { at: 'line', n: 7 },
    ]);
    expect(await places('uv.lock', UV)).toEqual([
      { at: 'package', n: 2 },
      { at: 'package', n: 3 },
    ]);
    expect(await places('bom.json', BOM)).toEqual([
      { at: 'path', path: 'metadata/component' },
      { at: 'path', path: 'components/0' },
    ]);
  });

  test('reports an unknown version of its format', async () => {
    const components = [{ type: 'library', name: 'o', purl: 'pkg:npm/o@1' }];
    const remarksOf = async (head: object) =>
      (await readInventory('bom.json', json({ bomFormat: 'CycloneDX', ...head, components })))
        .remarks;
    expect(await remarksOf({ specVersion: '9.9' })).toEqual([
      { code: 'newer-format-version', version: '9.9', known: 'CycloneDX 1.7' },
    ]);
    expect(await remarksOf({})).toEqual([{ code: 'no-format-version' }]);
  });

  test.each([
    ['a.txt', '  \n', { code: 'empty' }],
    ['yarn.lock', '# yarn lockfile v1\n', { code: 'other-lock-file', file: 'yarn.lock' }],
    ['photo.jpg', 'JFIF', { code: 'no-known-format', formats: INVENTORY_NAMES.join(', ') }],
    ['package.json', '{"name":"a"}', { code: 'other-lock-file', file: 'package.json' }],
  ])('is refused for an exact reason: %s', async (name, text, remark) => {
    const inventory = await readInventory(name, text);
    expect(inventory).toEqual({
      format: undefined,
      components: [],
      unaddressed: [],
      isComplete: false,
      remarks: [remark],
    });
  });

  test.each([
    ['package-lock.json', LOCK_3.slice(0, 200), { code: 'not-json' }],
    ['bom.json', BOM.slice(0, 200), { code: 'not-json' }],
    ['uv.lock', `${UV}\n[[package`, { code: 'not-toml-at', line: 19, column: 3 }],
    ['package-lock.json', '{"lockfileVersion":3}', { code: 'no-npm-packages' }],
    [
      'x.json',
      json({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [] }),
      { code: 'spdx-3' },
    ],
  ])('that is cut off or of a wrong kind is incomplete: %s', async (name, text, remark) => {
    const inventory = await readInventory(name, text);
    expect(inventory.isComplete).toBe(false);
    expect(inventory.remarks).toEqual([remark]);
  });

  test.each([
    [
      'package-lock.json',
      json({
        lockfileVersion: 3,
        packages: {
          'node_modules/@orbital/archive': {
            version: '9.9.9',
            resolved: 'git+ssh://git@git.example/o.git#abc',
          },
          'node_modules/b': {
            version: '9.9.9',
            resolved: 'https://codeload.github.com/o/b/tar.gz/abc',
          },
          'node_modules/c': { version: '1.0.0', resolved: 'https://npm.example/c/-/c-1.0.0.tgz' },
          'vendor/d': { name: 'd', version: '1.0.0' },
          'node_modules/d': { resolved: 'vendor/d', link: true },
        },
      }),
      ['npm:@orbital/archive@?', 'npm:b@?', 'npm:c@1.0.0'],
    ],
    [
      'uv.lock',
      UV.replace('{ virtual = "." }', '{ git = "https://git.example/app?rev=1#2" }'),
      ['PyPI:app@?'],
    ],
    [
      'poetry.lock',
      POETRY.replace('type = "directory"', 'type = "git"'),
      ['PyPI:Orbital_Core@2.0.0', 'PyPI:own@?'],
    ],
    ['Cargo.lock', CARGO.replace('registry+', 'git+'), ['crates.io:orbital-cli@?']],
    [
      'requirements.txt',
      '-e git+https://git.example/o@v9#egg=Orbital&subdirectory=a\na==1',
      ['PyPI:Orbital@?', 'PyPI:a@1'],
    ],
  ])('ignores a version if the code comes from elsewhere: %s', async (name, text, wanted) => {
    const inventory = await readInventory(name, text);
    expect(names(inventory).slice(0, wanted.length)).toEqual(wanted);
    expect(inventory.remarks).toContainEqual(expect.objectContaining({ code: 'not-released' }));
  });

  test.each(['-r base.txt', './wheels/own.whl', 'https://example.org/a.zip', '(broken'])(
    'with a line that is not looked up is incomplete: %s',
    async (line) => {
      expect((await readInventory('requirements.txt', `a==1\n${line}`)).isComplete).toBe(false);
    },
  );

  test('in UTF-16 is refused, not treated as empty', async () => {
    const text = Buffer.from('\uFEFForbital==2.1.0\r\n', 'utf16le').toString('utf8');
    expect(await readInventory('requirements.txt', text)).toMatchObject({
      format: undefined,
      isComplete: false,
    });
  });

  test('includes the epoch that an rpm purl has in a qualifier', async () => {
    const components = [
      { type: 'library', name: 'o', purl: 'pkg:rpm/redhat/orbital@1.0-1?arch=x86_64&epoch=2' },
    ];
    const text = json({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
    expect(names(await readInventory('bom.json', text))).toEqual(['Red Hat:orbital@2:1.0-1']);
  });

  test('has limits on count and depth', async () => {
    const many = Array.from({ length: MOST_COMPONENTS + 5 }, (_, i) => `a${i}==1`).join('\n');
    const { components, remarks, isComplete } = await readInventory('requirements.txt', many);
    expect([components.length, remarks, isComplete]).toEqual([
      MOST_COMPONENTS,
      [{ code: 'too-many', most: MOST_COMPONENTS }],
      false,
    ]);
    let nested: object = { type: 'library', name: 'x', purl: 'pkg:npm/deepest@1' };
    for (let i = 0; i < MOST_DEPTH + 5; i++)
      nested = { type: 'library', name: 'x', purl: `pkg:npm/a${i}@1`, components: [nested] };
    const deep = await readInventory(
      'bom.json',
      json({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [nested] }),
    );
    expect(names(deep)).not.toContain('npm:deepest@1');
    expect(deep.remarks).toEqual([expect.objectContaining({ code: 'too-deep', count: 1 })]);
    expect(deep.isComplete).toBe(false);
  });

  test('ignores inherited properties: keys of every object are not packages', async () => {
    const text =
      '{"lockfileVersion":3,"packages":{"node_modules/__proto__":{"version":"1.0.0"},"node_modules/constructor":{}}}';
    expect(names(await readInventory('package-lock.json', text))).toEqual([
      'npm:__proto__@1.0.0',
      'npm:constructor@?',
    ]);
  });
});

describe('any text', () => {
  const texts = [LOCK_3, LOCK_1, REQUIREMENTS, UV, POETRY, CARGO, GO_MOD, GO_SUM, BOM, SPDX];
  const files = [
    'package-lock.json',
    'requirements.txt',
    'uv.lock',
    'poetry.lock',
    'Cargo.lock',
    'go.mod',
    'go.sum',
    'bom.json',
    'a.spdx.json',
    '',
  ];
  /** Returns a file with a changed part. */
  const broken = fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(2000),
      fc.nat(60),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    .map(
      ([text, at, length, other]) =>
        text.slice(0, at % text.length) + other + text.slice((at % text.length) + length),
    );
  /** Returns a document of the right kind with arbitrary content. */
  const anything = fc
    .tuple(
      fc.constantFrom(
        { bomFormat: 'CycloneDX' },
        { spdxVersion: 'SPDX-2.3' },
        { lockfileVersion: 2 },
      ),
      fc.jsonValue(),
      fc.constantFrom('components', 'packages', 'dependencies', 'metadata'),
    )
    .map(([head, value, key]) => json({ ...head, [key]: value }));

  test('is read or refused, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(broken, anything, fc.string({ unit: 'binary', maxLength: 200 })),
        fc.constantFrom(...files),
        async (text, file) => {
          const { format, components, remarks } = await readInventory(file, text);
          expect(format !== undefined || remarks.length > 0).toBe(true);
          for (const one of components) expect(one.name.length).toBeGreaterThan(0);
          for (const remark of remarks) expect(JSON.stringify(remark).length).toBeLessThan(2000);
        },
      ),
      { numRuns: runs(1500) },
    );
  });

  test.each([
    ['white space', ' '.repeat(500_000)],
    ['empty lines and a letter', `${'\n'.repeat(500_000)}x`],
    ['one long word', 'a'.repeat(500_000)],
    ['dashes', `a${'-'.repeat(500_000)}`],
    ['open brackets', '['.repeat(500_000)],
    ['a long requirement', `a==1${' '.repeat(500_000)}x`],
    ['continued lines', 'a==1 \\\n'.repeat(100_000)],
    ['a deep table', `[[package]]\n[${'a.'.repeat(50_000)}a]\n`],
    ['deep lists in TOML', `[[package]]\nname = ${'['.repeat(200_000)}`],
  ])(
    'that is crafted to take long is read in time: %s',
    async (_, text) => {
      for (const file of files) await readInventory(file, text);
    },
    20_000,
  );
});
