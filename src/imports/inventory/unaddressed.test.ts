// Entries that cannot be looked up never count as unaffected: parts of files without an address,
// and files of other formats.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { type Verdict, verdictOf } from '../../model/lookup/verdict.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { readInventory } from './index.ts';

const PACKAGES = [
  'pkg:pypi/comet',
  'pkg:npm/%40comet/tail',
  { ecosystem: 'Debian:12', name: 'comet' },
];
const COVERAGE = coverageOf(
  {
    advisories: [
      anAdvisory({
        affected: PACKAGES.map((one) => ({
          package: one,
          ranges: [{ introduced: '0', fixed: '2.0.0' }],
        })),
      }),
    ],
    projects: [aProject({ name: 'The Comet', packages: PACKAGES })],
    releases: [],
  },
  severityLabelIn(english.severity),
);

async function answered(file: string, text: string) {
  const inventory = await readInventory(file, text);
  const answers = answersFor(inventory.components, COVERAGE, versionOrder, inventory.unaddressed);
  return { inventory, answers, verdict: verdictOf(inventory, answers) };
}

const json = (value: unknown): string => JSON.stringify(value);
const bom = (components: unknown, root?: object): string =>
  json({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { component: root }, components });
const FINE = { type: 'library', name: 'left-pad', purl: 'pkg:npm/left-pad@1.0.0' };
const spdx = (...packages: object[]): string =>
  json({
    spdxVersion: 'SPDX-2.3',
    packages: [
      {
        SPDXID: 'SPDXRef-1',
        name: 'a',
        externalRefs: [{ referenceType: 'purl', referenceLocator: FINE.purl }],
      },
      ...packages,
    ],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-root',
      },
    ],
  });
const TOML =
  '[[package]]\nname = "left-pad"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }\n';

describe('a file with a part that cannot be looked up', () => {
  test.each<[string, string, string, Verdict]>([
    ['a root without purl', 'bom.json', bom([FINE], { type: 'application', name: 'app' }), 'clear'],
    [
      'a root with the name of a package',
      'bom.json',
      bom([FINE], { type: 'application', name: 'Comet' }),
      'unknown',
    ],
    [
      'a root with the name of a project',
      'bom.json',
      bom([FINE], { name: 'the-comet' }),
      'unknown',
    ],
    ['a library', 'bom.json', bom([FINE, { type: 'library', name: 'x' }]), 'unknown'],
    ['a component of no type', 'bom.json', bom([FINE, { name: 'x' }]), 'unknown'],
    ['something that is no component', 'bom.json', bom([FINE, 'x', null]), 'unknown'],
    [
      'a bad purl',
      'bom.json',
      bom([FINE, { type: 'library', name: 'x', purl: 'pkg:' }]),
      'unknown',
    ],
    [
      'a file with a bad purl',
      'bom.json',
      bom([FINE, { type: 'file', name: 'x', purl: 'x' }]),
      'unknown',
    ],
    ['a file', 'bom.json', bom([FINE, { type: 'file', name: '/usr/bin/x' }]), 'clear'],
    [
      'an operating system',
      'bom.json',
      bom([FINE, { type: 'operating-system', name: 'debian' }]),
      'clear',
    ],
    ['a device', 'bom.json', bom([FINE, { type: 'device', name: 'x' }]), 'clear'],
    [
      'a device that bears the name',
      'bom.json',
      bom([FINE, { type: 'device', name: 'comet' }]),
      'unknown',
    ],
    ['components that are no list', 'bom.json', bom({ one: FINE }, FINE), 'unknown'],
    ['no component', 'bom.json', bom([]), 'unknown'],
    [
      'another type with the name',
      'bom.json',
      bom([FINE, { purl: 'pkg:generic/comet@3.0.0' }]),
      'unknown',
    ],
    ['another type', 'bom.json', bom([FINE, { purl: 'pkg:generic/zlib@3.0.0' }]), 'clear'],
    ['another ecosystem', 'bom.json', bom([FINE, { purl: 'pkg:cargo/comet@3.0.0' }]), 'clear'],
    [
      'another namespace',
      'bom.json',
      bom([FINE, { purl: 'pkg:generic/other/tail@3.0.0' }]),
      'clear',
    ],
    [
      'another release',
      'bom.json',
      bom([FINE, { purl: 'pkg:deb/debian/comet@3?distro=debian-11' }]),
      'unknown',
    ],
    ['no release', 'bom.json', bom([FINE, { purl: 'pkg:deb/debian/comet@3' }]), 'unknown'],
    [
      'the release',
      'bom.json',
      bom([FINE, { purl: 'pkg:deb/debian/comet@3?distro=bookworm' }]),
      'clear',
    ],
    [
      'a binary package',
      'bom.json',
      bom([FINE, { purl: 'pkg:deb/debian/zlib1g@3?distro=bookworm' }]),
      'unknown',
    ],
    [
      'its source',
      'bom.json',
      bom([{ purl: 'pkg:deb/debian/zlib1g@3?distro=bookworm&upstream=zlib' }]),
      'clear',
    ],
    [
      'a source package',
      'bom.json',
      bom([{ purl: 'pkg:deb/debian/z@3?distro=bookworm&arch=source' }]),
      'clear',
    ],
    [
      'a binary of it',
      'bom.json',
      bom([{ purl: 'pkg:deb/debian/z@1?distro=bookworm&upstream=comet' }]),
      'affected',
    ],
    [
      'a binary of it, as Trivy writes it',
      'bom.json',
      bom([
        {
          purl: 'pkg:deb/debian/libcomet1@1.0-1?distro=debian-12.5',
          properties: [{ name: 'aquasecurity:trivy:SrcName', value: 'comet' }],
        },
      ]),
      'affected',
    ],
    [
      'a rebuild of its fixed source, as Trivy writes it',
      'bom.json',
      bom([
        {
          purl: 'pkg:deb/debian/libcomet1@1.0-1?distro=debian-12.5',
          properties: [
            { name: 'aquasecurity:trivy:SrcName', value: 'comet' },
            { name: 'aquasecurity:trivy:SrcEpoch', value: '0' },
            { name: 'aquasecurity:trivy:SrcVersion', value: '3.0' },
            { name: 'aquasecurity:trivy:SrcRelease', value: '1' },
          ],
        },
      ]),
      'clear',
    ],
    [
      'another binary, as Trivy writes it',
      'bom.json',
      bom([
        {
          purl: 'pkg:deb/debian/zlib1g@1.0-1?distro=debian-12.5',
          properties: [{ name: 'aquasecurity:trivy:SrcName', value: 'zlib' }],
        },
      ]),
      'clear',
    ],
    [
      'a binary of it in SPDX, as Trivy writes it',
      'a.spdx.json',
      spdx({
        name: 'libcomet1',
        sourceInfo: 'built package from: comet 1.0-1',
        externalRefs: [
          {
            referenceType: 'purl',
            referenceLocator: 'pkg:deb/debian/libcomet1@1.0-1?distro=debian-12.5',
          },
        ],
      }),
      'affected',
    ],
    [
      'another distribution',
      'bom.json',
      bom([{ purl: 'pkg:deb/ubuntu/zlib1g@3?distro=ubuntu-24.04' }]),
      'clear',
    ],
    [
      'two packages, of which one has a source',
      'bom.json',
      bom([
        { purl: 'pkg:deb/debian/zlib1g@3?distro=bookworm&upstream=zlib' },
        { purl: 'pkg:deb/debian/dash@3?distro=bookworm' },
      ]),
      'clear',
    ],
    ['no version', 'bom.json', bom([FINE, { purl: 'pkg:pypi/comet' }]), 'unknown'],
    [
      'a name that is too long',
      'bom.json',
      bom([FINE, { purl: `pkg:npm/${'a'.repeat(400)}@1` }]),
      'unknown',
    ],
    ['a package', 'a.spdx.json', spdx({ name: 'x', SPDXID: 'SPDXRef-2' }), 'unknown'],
    ['the root', 'a.spdx.json', spdx({ name: 'x', SPDXID: 'SPDXRef-root' }), 'clear'],
    [
      'a root that bears the name',
      'a.spdx.json',
      spdx({ name: 'comet', SPDXID: 'SPDXRef-root' }),
      'unknown',
    ],
    ['a file', 'a.spdx.json', spdx({ name: 'x', primaryPackagePurpose: 'FILE' }), 'clear'],
    [
      'packages that are no list',
      'a.spdx.json',
      json({ spdxVersion: 'SPDX-2.3', packages: {} }),
      'unknown',
    ],
    [
      'an own part',
      'uv.lock',
      `${TOML}[[package]]\nname = "x"\nsource = { virtual = "." }`,
      'clear',
    ],
    [
      'a copy in a folder',
      'uv.lock',
      `${TOML}[[package]]\nname = "comet"\nsource = { directory = "x" }`,
      'unknown',
    ],
    ['a package without a name', 'uv.lock', `${TOML}[[package]]\nversion = "1"`, 'unknown'],
    ['no package', 'uv.lock', 'version = 1', 'unknown'],
    ['a broken line', 'go.sum', 'example.org/a v1.0.0 h1:aa=\nexample.org/b', 'unknown'],
    ['hashes of go.mod files alone', 'go.sum', 'example.org/a v1.0.0/go.mod h1:aa=', 'unknown'],
    ['a module without version', 'go.mod', 'module a\nrequire (\nb v1.0.0\nc\n)', 'unknown'],
    ['a block that is cut off', 'go.mod', 'module a\nrequire (\nb v1.0.0\n', 'unknown'],
    ['a broken replacement', 'go.mod', 'module a\nrequire b v1.0.0\nreplace b =>\n', 'unknown'],
    [
      'an invalid entry',
      'package-lock.json',
      json({
        lockfileVersion: 3,
        packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': ['x'] },
      }),
      'unknown',
    ],
    [
      'a link to a folder',
      'package-lock.json',
      json({
        lockfileVersion: 3,
        packages: {
          'node_modules/a': { version: '1.0.0' },
          'node_modules/@comet/tail': { link: true },
        },
      }),
      'unknown',
    ],
    [
      'nothing',
      'package-lock.json',
      json({ lockfileVersion: 3, packages: { '': { name: 'a' } } }),
      'unknown',
    ],
  ])('%s in %s', async (_, file, text, verdict) => {
    expect((await answered(file, text)).verdict).toBe(verdict);
  });

  test('lists the packages that it can be', async () => {
    const { answers } = await answered(
      'bom.json',
      bom([{ name: 'tail', group: '@comet', version: '1' }]),
    );
    expect(answers.maybes).toMatchObject([
      {
        component: { name: '@comet/tail', version: '1' },
        packages: [{ package: { name: '@comet/tail' } }],
      },
    ]);
    expect(
      (await answered('bom.json', bom([{ name: 'tail', group: 'org.other' }]))).answers.maybes,
    ).toEqual([]);
  });

  test('is never reported as unaffected, whatever else the file contains and wherever the part is', async () => {
    const purl = fc
      .tuple(
        fc.constantFrom('npm', 'pypi', 'cargo', 'generic', 'docker'),
        fc.stringMatching(/^[a-z]{5,9}$/),
      )
      .map(([type, name]) => ({ type: 'library', name, purl: `pkg:${type}/${name}@9.9.9` }));
    const unreadable = fc.oneof(
      fc.record({
        type: fc.constantFrom('library', 'application', 'container', 'firmware'),
        name: fc.string(),
      }),
      fc.record({
        name: fc.string(),
        purl: fc.constantFrom('pkg:', 'npm/a@1', 'pkg:/a', 'http://a.example/'),
      }),
      fc.record({
        type: fc.constantFrom('file', 'data', 'device'),
        name: fc.constantFrom('comet', 'Comet'),
      }),
      fc.constantFrom(
        { purl: 'pkg:generic/comet@9' },
        { purl: 'pkg:deb/debian/comet@9?distro=sid' },
      ),
      fc.constantFrom(
        { purl: 'pkg:pypi/comet' },
        { purl: 'pkg:pypi/comet@main' },
        null,
        7,
        'x',
        [],
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array<unknown>(purl, { maxLength: 5 }),
        unreadable,
        fc.nat(5),
        fc.nat(3),
        async (all, part, at, deep) => {
          let inner: unknown = part;
          for (let i = 0; i < deep; i++) inner = { ...FINE, components: [inner] };
          const { verdict } = await answered('bom.json', bom(all.toSpliced(at, 0, inner)));
          expect(verdict).not.toBe('clear');
        },
      ),
      { numRuns: runs(400) },
    );
  });
});

describe('the name of a file', () => {
  const POETRY = `[[package]]\nname = "comet"\nversion = "1.0"\n[package.source]\ntype = "legacy"\nurl = "https://a.example"\n`;
  test.each([
    ['poetry.lock', POETRY, 'poetry.lock'],
    ['Cargo.lock', POETRY, 'Cargo.lock'],
    ['requirements.txt', 'any.comet ==1.2,', 'requirements.txt'],
    ['sub/bun.lock', json({ lockfileVersion: 1, packages: { a: ['a@1.0.0'] } }), undefined],
    ['cabal.project.freeze', 'constraints: any.comet ==1.2,\n any.other ==1.0', undefined],
    ['go.work.sum', 'example.org/a v1.0.0 h1:aa=', undefined],
    ['Pylock.toml', '[[packages]]\nname = "a"', undefined],
    ['Manifest-v1.11.toml', '[[deps.A]]', undefined],
    // Without a known name, the format of ambiguous content is not guessed.
    ['upload', 'constraints: any.comet ==1.2,\n any.other ==1.0', undefined],
    [
      'upload',
      json({ lockfileVersion: 1, workspaces: {}, packages: { a: ['a@1.0.0'] } }),
      undefined,
    ],
    ['upload.txt', 'comet==1.2\nother==1.0', 'requirements.txt'],
    // The content of an SBOM states its format.
    ['a.spdx.json', bom([FINE]), 'CycloneDX'],
  ])('takes precedence over its content: %s', async (file, text, format) => {
    const { inventory, verdict } = await answered(file, text);
    expect(inventory.format).toBe(format);
    if (format === undefined) expect(verdict).toBe('unknown');
  });

  test('that is known but not supported is reported as written', async () => {
    const { inventory } = await answered('a/Gemfile.lock', 'GEM\n');
    expect(inventory.remarks).toEqual([{ code: 'other-lock-file', file: 'Gemfile.lock' }]);
  });
});

describe('an SPDX reference', () => {
  test.each([
    ['purl', 'pkg:npm/%40comet/tail@1.0.0'],
    ['http://spdx.org/rdf/references/purl', 'pkg:npm/%40comet/tail@1.0.0'],
    ['PURL', 'pkg:npm/%40comet/tail@1.0.0'],
    ['https://spdx.org/rdf/references/purl', 'pkg:npm/%40comet/tail@1.0.0'],
    ['npm', '@comet/tail@1.0.0'],
    ['http://spdx.org/rdf/references/npm', '@comet/tail@1.0.0'],
  ])('of type %s is read', async (referenceType, referenceLocator) => {
    const text = spdx({ name: 'x', externalRefs: [{ referenceType, referenceLocator }] });
    expect((await answered('a.spdx.json', text)).verdict).toBe('affected');
  });

  test('to Maven or NuGet is read, and one without a package manager type is not', async () => {
    const names = async (referenceType: string, referenceLocator: string) => {
      const { inventory } = await answered(
        'a.json',
        spdx({ name: 'x', externalRefs: [{ referenceType, referenceLocator }] }),
      );
      return inventory.components
        .slice(1)
        .map(({ ecosystem, name, version }) => `${ecosystem}:${name}@${version}`);
    };
    expect(await names('maven-central', 'org.comet:core:1.0')).toEqual([
      'Maven:org.comet:core@1.0',
    ]);
    expect(await names('nuget', 'Comet.Core/1.0')).toEqual(['NuGet:Comet.Core@1.0']);
    expect(await names('cpe23Type', 'cpe:2.3:a:a:b:1:*')).toEqual([]);
    expect(await names('constructor', 'x')).toEqual([]);
  });
});
