// Inventories that name an affected package in an unusual way: none of them is reported as
// unaffected.

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
  'pkg:golang/git.example/comet/core',
  'pkg:cargo/comet',
  'pkg:maven/org.comet/core',
  { ecosystem: 'SwiftURL', name: 'github.com/comet/swift-core' },
];
const REPO = 'https://git.example/comet/engine';
const COVERAGE = coverageOf(
  {
    advisories: [
      anAdvisory({
        affected: PACKAGES.map((one) => ({
          package: one,
          ranges: [{ introduced: '0', fixed: '2.0.0' }],
        })),
      }),
      anAdvisory({
        id: 'ORB-2026-0004',
        affected: [{ package: { repo: REPO }, versions: ['v1.2.0'] }],
      }),
    ],
    projects: [
      aProject({ packages: PACKAGES, branches: [], repository: 'https://git.example/comet/mono' }),
    ],
    releases: [],
  },
  severityLabelIn(english.severity),
);

async function verdictFor(file: string, text: string): Promise<Verdict> {
  const inventory = await readInventory(file, text);
  return verdictOf(
    inventory,
    answersFor(inventory.components, COVERAGE, versionOrder, inventory.unaddressed),
  );
}

const json = (value: unknown): string => JSON.stringify(value);
const FINE = { type: 'library', name: 'left-pad', purl: 'pkg:npm/left-pad@1.0.0' };
const bom = (component: object): string =>
  json({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [FINE, { type: 'library', name: 'x', ...component }],
  });
const npm = (packages: object): string =>
  json({
    lockfileVersion: 3,
    packages: { 'node_modules/left-pad': { version: '1.0.0' }, ...packages },
  });
const pip = (line: string): string => `left-pad==1.0\n${line}\n`;
const mod = (lines: string): string =>
  `module m\ngo 1.21\nrequire example.org/z v1.0.0\n${lines}\n`;
const toml = (part: string): string =>
  `version = 1\n[[package]]\nname = "left-pad"\nversion = "1.0"\nsource = { registry = "https://a.example/simple" }\n${part}\n`;
const cargo = (part: string): string =>
  `version = 4\n[[package]]\nname = "left"\nversion = "1.0.0"\nsource = "registry+https://a.example/index"\n${part}\n`;

describe('an affected package', () => {
  test.each<[string, Verdict]>([
    ['pkg:npm/@comet/tail@1.0.0', 'affected'],
    ['pkg:npm/%40comet%2Ftail@v1.0.0', 'affected'],
    ['PKG:NPM/%40Comet/tail@1.0.0', 'affected'],
    ['pkg:npm/%40comet/tail@=1.0.0', 'unknown'],
    ['pkg:npm/%40comet/tail@1.x', 'unknown'],
    ['pkg:npm/%40comet/tail@2.0.0-rc.1', 'affected'],
    ['pkg:npm/%40comet/tail@2.0.0%2Bbuild', 'clear'],
    ['pkg:pypi/comet@2.0.0.dev0', 'affected'],
    ['pkg:pypi/comet@1!0.5', 'clear'],
    ['pkg:pypi/comet@0:1.0', 'unknown'],
    ['pkg:golang/git.example%2Fcomet%2Fcore@v1.0.0', 'affected'],
    ['pkg:golang/git.example/comet/engine@v1.2.0', 'affected'],
    [`pkg:generic/a@1.2.0?vcs_url=git%2B${REPO}.git@abc`, 'affected'],
    ['pkg:generic/a@1.2.0?vcs_url=git%2Bssh://git@git.example/comet/engine.git', 'affected'],
    ['pkg:generic/a@1.2.0?vcs_url=git@git.example:comet/engine.git', 'affected'],
    ['pkg:npm/comet/tail@1.0.0', 'affected'],
    ['pkg:npm/%40comet%2ftail@1.0.0', 'affected'],
    // Names that the registry does not allow: a typing mistake could hide a covered package.
    ['pkg:npm/%2540comet/tail@1.0.0', 'unknown'],
    ['pkg:pypi/comet%401.0', 'unknown'],
    ['pkg:pypi/comet/@1.0', 'unknown'],
    ['pkg:pypi/comet[x]@1.0', 'unknown'],
    ['pkg:pypi/comet%E2%80%8B@1.0', 'unknown'],
    ['pkg:pypi/%D1%81omet@1.0', 'unknown'],
    ['pkg:maven/org/comet/core@1.0', 'unknown'],
    ['pkg:npm/a%20b@1.0.0', 'unknown'],
    // A distribution repackages the software of others; another forge has other repositories.
    ['pkg:apk/alpine/comet@3.0-r0', 'unknown'],
    ['pkg:deb/ubuntu/python3-comet@3.0-1?distro=ubuntu-24.04', 'unknown'],
    ['pkg:rpm/fedora/comet@3.0-1', 'unknown'],
    ['pkg:rpm/fedora/python3-comet@3.0-1', 'unknown'],
    ['pkg:rpm/amzn/python3.11-comet@3.0-1', 'unknown'],
    ['pkg:rpm/python39-comet@3.0-1', 'unknown'],
    ['pkg:alpm/arch/python-comet@3.0-1', 'unknown'],
    ['pkg:deb/linuxmint/python3-comet@3.0-1', 'unknown'],
    ['pkg:rpm/fedora/python3-zlib@3.0-1', 'clear'],
    ['pkg:deb/debian/librust-comet-dev@3.0-1', 'unknown'],
    ['pkg:deb/debian/librust-comet-3-dev@3.0-1', 'unknown'],
    ['pkg:deb/debian/libcomet1@3.0-1', 'unknown'],
    ['pkg:deb/ubuntu/libcomet-dev@3.0-1', 'unknown'],
    ['pkg:rpm/fedora/comet-devel@3.0-1', 'unknown'],
    ['pkg:deb/debian/golang-git.example-comet-core-dev@3.0-1', 'unknown'],
    ['pkg:deb/debian/libzlib1@3.0-1', 'clear'],
    ['pkg:deb/debian/golang-git.example-other-dev@3.0-1', 'clear'],
    // The repository of the project, whose packages have other names.
    ['pkg:golang/git.example/comet/mono@v3.0.0', 'unknown'],
    ['pkg:generic/a@3.0?vcs_url=git%2Bhttps://git.example/comet/mono.git@v3', 'unknown'],
    ['pkg:npm/a@3.0.0?vcs_url=git%2Bssh://git@git.example/comet/mono.git', 'unknown'],
    ['pkg:swift/git.example/comet/mono@3.0.0', 'unknown'],
    ['pkg:golang/git.example/comet/mono2@v3.0.0', 'clear'],
    // Maven: a deployed build of 2.0.0-SNAPSHOT.
    ['pkg:maven/org.comet/core@2.0.0-20260101.101010-1', 'affected'],
    ['pkg:maven/org.comet/core@2.0.1-20260101.101010-12', 'clear'],
    ['pkg:maven/org.comet/core@2.0.0-20260101', 'clear'],
    ['pkg:generic/python3-comet@3.0', 'clear'],
    ['pkg:apk/alpine/zlib@3.0-r0', 'clear'],
    ['pkg:docker/comet/engine@9.0', 'unknown'],
    ['pkg:generic/other/engine@9.0', 'clear'],
    ['pkg:gitlab/comet/engine@v1.2.0', 'clear'],
    ['pkg:golang/git.example/comet/engine/v2@v1.2.0', 'affected'],
    ['pkg:nuget/%C3%84@1.0.0', 'clear'],
    // The code of a repository or a folder is not that of the release that it names.
    ['pkg:pypi/comet@2.0.0?vcs_url=git%2Bhttps://git.example/fork@abc', 'unknown'],
    ['pkg:cargo/comet@2.0.0?download_url=file://.', 'unknown'],
    ['pkg:cargo/comet@2.0.0?download_url=https://a.example/comet.crate', 'clear'],
    [`pkg:npm/other@9.0.0?vcs_url=git%2Bssh://git@git.example/comet/engine.git%23abc`, 'unknown'],
    // Another major version is another module, and a folder of a repository can be one.
    ['pkg:golang/git.example/comet/core/v2@v2.0.0', 'unknown'],
    ['pkg:golang/git.example/comet/engine/sub@v1.3.0', 'unknown'],
    ['pkg:golang/git.example/comet/other@v1.3.0', 'clear'],
    // Tools that do not know the group of a JAR repeat its name.
    ['pkg:maven/core/core@1.0', 'unknown'],
    ['pkg:maven/junit/junit@1.0', 'clear'],
    ['pkg:maven/org.comet.core/core@1.0', 'unknown'],
    ['pkg:maven/org/core@1.0', 'unknown'],
    ['pkg:maven/org.comets/core@1.0', 'clear'],
    ['pkg:maven/org.comet.core/other@1.0', 'clear'],
    // Registries that repackage the software of others.
    ['pkg:bitnami/comet@3.0.0-1', 'unknown'],
    ['pkg:conan/comet@3.0.0', 'unknown'],
    ['pkg:julia/Comet_jll@3.0.0%2B0', 'unknown'],
    ['pkg:maven/org.webjars/comet@3.0.0', 'unknown'],
    ['pkg:maven/org.webjars.npm/comet__tail@3.0.0', 'unknown'],
    ['pkg:composer/npm-asset/comet@3.0.0', 'unknown'],
    ['pkg:composer/npm-asset/comet--tail@3.0.0', 'unknown'],
    ['pkg:gem/rails-assets-comet@3.0.0', 'unknown'],
    ['pkg:npm/%40jsr/comet__tail@3.0.0', 'unknown'],
    ['pkg:deb/debian/node-comet-tail@3.0-1', 'unknown'],
    ['pkg:deb/debian/libjs-comet@3.0-1', 'unknown'],
    ['pkg:bitnami/zlib@3.0.0-1', 'clear'],
    ['pkg:conan/zlib@3.0.0', 'clear'],
    ['pkg:julia/Zlib_jll@3.0.0%2B0', 'clear'],
    ['pkg:maven/org.webjars.npm/zlib@3.0.0', 'clear'],
    ['pkg:deb/debian/node-zlib-tail@3.0-1', 'clear'],
    ['pkg:maven/org.webjarsx/tail@3.0.0', 'clear'],
    ['pkg:maven/other/core@1.0', 'clear'],
    ['pkg:maven/org.Comet/core@1.0', 'affected'],
    // Tools that write the repository of a Swift package as its namespace.
    ['pkg:swift/github.com/comet/swift-core@1.0.0', 'affected'],
    ['pkg:swift/github.com/comet/swift-core.git/swift-core@1.0.0', 'affected'],
    ['pkg:swift/github.com/comet/swift-core/SwiftCore@1.0.0', 'affected'],
    ['pkg:swift/github.com/comet/swift-core.git/swift-core@2.0.0', 'clear'],
    ['pkg:swift/github.com/comet/other.git/other@1.0.0', 'clear'],
    // Versions without an order: if a version is not written like those of the advisory, the answer
    // is unknown.
    [`pkg:generic/a@1.2?vcs_url=${REPO}`, 'unknown'],
    [`pkg:generic/a@1.2.0%2Bdfsg?vcs_url=${REPO}`, 'unknown'],
    [`pkg:generic/a@main?vcs_url=${REPO}`, 'unknown'],
    [`pkg:generic/a@${'0123456789abcdef'.repeat(2)}01234567?vcs_url=${REPO}`, 'unknown'],
    [`pkg:generic/a@1.3.0?vcs_url=${REPO}`, 'clear'],
  ])('in a purl: %s', async (purl, verdict) => {
    expect(await verdictFor('bom.json', bom({ purl }))).toBe(verdict);
  });

  test.each<[string, object, Verdict]>([
    ['another version than the purl', { purl: 'pkg:pypi/comet@2.0.0', version: '1.0' }, 'affected'],
    ['an invalid version', { purl: 'pkg:pypi/comet@2.0.0', version: 'latest' }, 'unknown'],
    ['the same version', { purl: 'pkg:pypi/comet@2.0.0', version: 'v2.0' }, 'clear'],
    ['the version with its epoch', { purl: 'pkg:deb/debian/z@2.0-1', version: '1:2.0-1' }, 'clear'],
    [
      'a BOM of its own',
      { purl: 'pkg:npm/a@1.0.0', externalReferences: [{ type: 'bom', url: 'urn:cdx:1/1' }] },
      'unknown',
    ],
    ['modified code', { purl: 'pkg:pypi/comet@2.0.0', modified: true }, 'unknown'],
    [
      'modified code of an affected version',
      { purl: 'pkg:pypi/comet@1.0', modified: true },
      'affected',
    ],
    ['code that is not modified', { purl: 'pkg:pypi/comet@2.0.0', modified: false }, 'clear'],
    [
      'the address of a repository',
      {
        purl: 'pkg:pypi/comet@2.0.0',
        externalReferences: [{ type: 'distribution', url: 'git+ssh://a.example/b' }],
      },
      'unknown',
    ],
    [
      'the address of a folder',
      {
        purl: 'pkg:cargo/comet@2.0.0',
        externalReferences: [{ type: 'distribution', url: 'file:vendor/comet' }],
      },
      'unknown',
    ],
    [
      'the address of its registry',
      {
        purl: 'pkg:pypi/comet@2.0.0',
        externalReferences: [{ type: 'distribution', url: 'https://a.example/c.whl' }],
      },
      'clear',
    ],
    [
      'a website',
      { purl: 'pkg:npm/a@1.0.0', externalReferences: [{ type: 'website', url: 'x' }] },
      'clear',
    ],
  ])('in a component with %s', async (_, component, verdict) => {
    expect(await verdictFor('bom.json', bom(component))).toBe(verdict);
  });

  test.each<[string, object, Verdict]>([
    [
      'says that it is incomplete',
      { compositions: [{ aggregate: 'incomplete_first_party_only' }] },
      'unknown',
    ],
    ['says that it is complete', { compositions: [{ aggregate: 'complete' }] }, 'clear'],
    [
      'depends on an unlisted package',
      { dependencies: [{ ref: 'a', dependsOn: ['pkg:pypi/comet@1.0'] }] },
      'affected',
    ],
    [
      'names a vulnerable one',
      { vulnerabilities: [{ affects: [{ ref: 'pkg:pypi/comet@1.0' }] }] },
      'affected',
    ],
    ['depends on an uncovered package', { dependencies: [{ ref: 'pkg:pypi/other' }] }, 'clear'],
    ['is of a later format', { specVersion: '2.0' }, 'unknown'],
    ['is of an earlier format', { specVersion: '1.3' }, 'clear'],
  ])('in a BOM that %s', async (_, more, verdict) => {
    const head = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [FINE] };
    expect(await verdictFor('bom.json', json({ ...head, ...more }))).toBe(verdict);
  });

  test.each<[string, object, object, Verdict]>([
    ['another version than the purl', {}, { versionInfo: '1.0' }, 'affected'],
    ['no other version', {}, { versionInfo: 'NOASSERTION' }, 'clear'],
    ['a local file', {}, { downloadLocation: 'file:comet-2.0.0.tgz' }, 'unknown'],
    ['a repository', {}, { downloadLocation: 'git+ssh://git@git.example/fork.git#abc' }, 'unknown'],
    ['its registry', {}, { downloadLocation: 'https://a.example/comet-2.0.0.tar.gz' }, 'clear'],
    [
      'another document',
      { externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-a' }] },
      {},
      'unknown',
    ],
    ['a later format', { spdxVersion: 'SPDX-2.9' }, {}, 'unknown'],
  ])('in an SPDX document with %s', async (_, head, more, verdict) => {
    const externalRefs = [{ referenceType: 'purl', referenceLocator: 'pkg:pypi/comet@2.0.0' }];
    const packages = [{ name: 'comet', SPDXID: 'SPDXRef-1', externalRefs, ...more }];
    expect(
      await verdictFor('a.spdx.json', json({ spdxVersion: 'SPDX-2.3', packages, ...head })),
    ).toBe(verdict);
  });

  test.each<[string, string, string]>([
    [
      'a list',
      'bom.json',
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[A],"components":[B]}',
    ],
    [
      'a purl',
      'bom.json',
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"purl":"x","p\\u0075rl":"pkg:npm/b@1.0.0"}]}',
    ],
    [
      'a package',
      'package-lock.json',
      '{"lockfileVersion":3,"packages":{"node_modules/a":{},"node_modules/a":{"version":"1.0.0"}}}',
    ],
  ])('after a duplicate %s', async (_, file, text) => {
    const filled = text.replace('A', json(FINE)).replace('B', json(FINE));
    expect(await verdictFor(file, filled)).toBe('unknown');
  });

  test('with an epoch that only the version of the component names is affected', async () => {
    const of = { ecosystem: 'Debian', name: 'z' };
    const ranges = [
      { introduced: '0.9', last_affected: '1.0' },
      { introduced: '1:1.1', fixed: '1:1.3' },
    ];
    const content = {
      advisories: [anAdvisory({ affected: [{ package: of, ranges }] })],
      projects: [aProject({ packages: [of], branches: [] })],
      releases: [],
    };
    const coverage = coverageOf(content, severityLabelIn(english.severity));
    const text = bom({ purl: 'pkg:deb/debian/z@1.2-3?upstream=z', version: '1:1.2-3' });
    const inventory = await readInventory('bom.json', text);
    expect(verdictOf(inventory, answersFor(inventory.components, coverage, versionOrder))).toBe(
      'affected',
    );
  });

  test('that a component was forked from is reported', async () => {
    const forkOf = (ancestor: object) =>
      bom({ purl: 'pkg:npm/fork@9.0.0', pedigree: { ancestors: [ancestor] } });
    expect(await verdictFor('bom.json', forkOf({ name: 'x', purl: 'pkg:pypi/comet@1.0.0' }))).toBe(
      'unknown',
    );
    expect(await verdictFor('bom.json', forkOf({ name: 'tail', group: '@comet' }))).toBe('unknown');
    expect(await verdictFor('bom.json', forkOf({ name: 'other' }))).toBe('clear');
  });

  test.each<[string, Verdict]>([
    ['-e.', 'unknown'],
    ['-e./comet', 'unknown'],
    ['--edit ./comet', 'unknown'],
    ['--req other.txt', 'unknown'],
    ['--pre -r other.txt', 'unknown'],
    ['-i https://a.example/simple -r other.txt', 'unknown'],
    ['--some-option x', 'unknown'],
    [`git+${REPO}@v1.2.0#egg=foo`, 'unknown'],
    ['git+ssh://git@git.example/comet/engine.git@main#egg=foo&subdirectory=a', 'unknown'],
    [`foo @ git+${REPO}@v1.2.0`, 'unknown'],
    [`foo[x] @ git+${REPO}.git ; python_version < "3"`, 'unknown'],
    ['comet @ https://a.example/comet-2.0-py3-none-any.whl', 'unknown'],
    ['comet[x]==1.0; python_version<"3"', 'affected'],
    ['comet==2.0;python_version>"3"\ncomet==1.0;python_version<"3"', 'affected'],
    ['comet>=1', 'unknown'],
    ['comet==1.*', 'unknown'],
    ['Comet===1.0 --hash=sha256:aa', 'affected'],
    ['comet==2.0 \\\n  --hash=sha256:aa', 'clear'],
    ['-i https://a.example/simple', 'clear'],
    ['--index-url=https://a.example/simple --extra-index-url https://b.example', 'clear'],
    ['--no-index\n--pre\n--require-hashes\n--no-binary :all:\n--find-links ./wheels', 'clear'],
    ['git+https://git.example/other@v1#egg=foo', 'clear'],
    // pip splits lines like Python: text after these characters is not a comment.
    ['a==1.0 # x\u000ccomet==1.0', 'affected'],
    ['a==1.0 # x\u000bcomet==1.0', 'affected'],
    ['a==1.0 # x\u001ccomet==1.0', 'affected'],
    ['a==1.0 # x\u0085comet==1.0', 'affected'],
    ['a==1.0 # x\u2028comet==1.0', 'affected'],
    ['a==1.0 # x\rcomet==1.0', 'affected'],
    ['comet==2.0,==1.0', 'unknown'],
    ['comet==2.0,==2.0', 'clear'],
    ['comet==2.0,>1,!=1.5', 'clear'],
    ['(comet==1.0)', 'unknown'],
    ['a==1 \\\ncomet==1.0', 'unknown'],
    ['comet-1.0-py3-none-any.whl', 'unknown'],
    ['comet-1.0.tar.gz', 'unknown'],
  ])('in requirements.txt: %s', async (line, verdict) => {
    expect(await verdictFor('requirements.txt', pip(line))).toBe(verdict);
  });

  test.each<[string, object, Verdict]>([
    ['an alias by name', { name: '@comet/tail', version: '1.0.0' }, 'affected'],
    ['an alias by version', { version: 'npm:@comet/tail@1.0.0' }, 'affected'],
    [
      'an alias by archive',
      { version: '1.0.0', resolved: 'https://r.example/@comet/tail/-/tail-1.0.0.tgz' },
      'affected',
    ],
    [
      'an escaped archive',
      { version: '1.0.0', resolved: 'https://r.example/%40comet%2ftail/-/tail-1.0.0.tgz' },
      'affected',
    ],
    [
      'a repository',
      { version: '1.0.0', resolved: 'git+ssh://git@git.example/comet/engine.git#abc' },
      'unknown',
    ],
    [
      'another archive',
      { version: '1.0.0', resolved: 'https://r.example/x/-/x-1.0.0.tgz' },
      'clear',
    ],
    [
      'an archive anywhere',
      { name: '@comet/tail', version: '2.0.0', resolved: 'https://a.example/fork.tgz' },
      'unknown',
    ],
    [
      'an archive anywhere that is named as a release',
      {
        name: '@comet/tail',
        version: '2.0.0',
        resolved: 'https://cdn.example/tail-2.0.0/tail-2.0.0.tgz',
      },
      'clear',
    ],
    [
      'an archive of another registry',
      {
        name: '@comet/tail',
        version: '2.0.0',
        resolved: 'https://npm.pkg.example/download/@comet/tail/2.0.0/1a2b',
      },
      'clear',
    ],
    [
      'the archive of another version',
      {
        name: '@comet/tail',
        version: '2.0.0',
        resolved: 'https://r.example/@comet/tail/-/tail-1.0.0.tgz',
      },
      'unknown',
    ],
    [
      'the archive of its version',
      {
        name: '@comet/tail',
        version: '2.0.0',
        resolved: 'https://r.example/@comet/tail/-/tail-2.0.0.tgz?a',
      },
      'clear',
    ],
  ])('in package-lock.json as %s', async (_, entry, verdict) => {
    expect(await verdictFor('package-lock.json', npm({ 'node_modules/x': entry }))).toBe(verdict);
  });

  test.each<[string, object, Verdict]>([
    [
      'a path of Windows',
      { packages: { 'node_modules\\@comet\\tail': { version: '1.0.0' } } },
      'affected',
    ],
    [
      'a path that ends in a slash',
      { packages: { 'node_modules/@comet/tail/': { version: '1.0.0' } } },
      'affected',
    ],
    [
      'dependencies for npm 6 beside packages',
      {
        packages: { 'node_modules/a': { version: '1.0.0' } },
        dependencies: { '@comet/tail': { version: '1.0.0' } },
      },
      'affected',
    ],
    [
      'the same dependencies and packages',
      {
        packages: {
          'node_modules/a': { version: '1.0.0' },
          'node_modules/b': { resolved: 'b', link: true },
        },
        dependencies: { a: { version: '1.0.0' }, b: { version: 'file:b' } },
      },
      'clear',
    ],
    ['a list of packages', { packages: [], dependencies: { a: { version: '1.0.0' } } }, 'unknown'],
    [
      'the project itself',
      { name: '@comet/tail', packages: { 'node_modules/a': { version: '1.0.0' } } },
      'unknown',
    ],
    [
      'an archive in version 1',
      {
        dependencies: {
          a: { version: '1.0.0', resolved: 'https://r.example/@comet/tail/-/tail-1.0.0.tgz' },
        },
      },
      'affected',
    ],
  ])('in package-lock.json with %s', async (_, document, verdict) => {
    expect(await verdictFor('package-lock.json', json({ lockfileVersion: 3, ...document }))).toBe(
      verdict,
    );
  });

  test.each<[string, Verdict]>([
    ['module m\ngo 1.16\nrequire example.org/z v1.0.0\n', 'unknown'],
    ['module m\nrequire example.org/z v1.0.0\n', 'unknown'],
    ['module m\ngo 1.17\nrequire example.org/z v1.0.0\n', 'clear'],
    ['module m\ngo 1.21.0\nrequire example.org/z v1.0.0\n', 'clear'],
    ['module git.example/comet/core\ngo 1.21\nrequire example.org/z v1.0.0\n', 'unknown'],
    ['module m\rgo 1.21\rrequire git.example/comet/core v1.0.0\r', 'affected'],
  ])('in a whole go.mod: %j', async (text, verdict) => {
    expect(await verdictFor('go.mod', text)).toBe(verdict);
  });

  test.each<[string, Verdict]>([
    ['a.example/b v1.0.0 h1:a=\rgit.example/comet/core v1.0.0 h1:a=\r', 'affected'],
    ['a.example/b v1.0.0 h1:a= git.example/comet/core v1.0.0 h1:a=\n', 'unknown'],
  ])('in go.sum: %j', async (text, verdict) => {
    expect(await verdictFor('go.sum', text)).toBe(verdict);
  });

  test.each<[string, Verdict]>([
    [
      'require example.org/y v1.0.0\nreplace example.org/y => git.example/comet/core v1.0.0',
      'affected',
    ],
    ['require git.example/comet/core v2.0.0\nreplace git.example/comet/core => ../core', 'unknown'],
    [
      'require git.example/comet/core v2.0.0\nreplace git.example/comet/core v1.0.0 => example.org/y v1.0.0',
      'clear',
    ],
    ['require "git.example/comet/core" v1.0.0 // indirect', 'affected'],
    ['require (git.example/comet/core v1.0.0)', 'unknown'],
    ['require git.example/comet/core latest', 'unknown'],
    ['Require git.example/comet/core v1.0.0', 'unknown'],
    ['/*\nrequire git.example/comet/core v2.0.0\n*/', 'unknown'],
    ['tool a.example/b\nexclude a.example/c v1.0.0', 'clear'],
    ['require git.example/comet/core v0.0.0-20200101000000-abcdefabcdef', 'affected'],
  ])('in go.mod: %s', async (lines, verdict) => {
    expect(await verdictFor('go.mod', mod(lines))).toBe(verdict);
  });

  test.each<[string, string, Verdict]>([
    [
      'Cargo.lock',
      cargo(`[[package]]\nname = "x"\nversion = "1.0.0"\nsource = "git+${REPO}?branch=a#abc"`),
      'unknown',
    ],
    ['Cargo.lock', cargo('[[package]]\nname = "comet"\nversion = "2.0.0"'), 'unknown'],
    ['Cargo.lock', cargo('[root]\nname = "comet"\nversion = "2.0.0"'), 'unknown'],
    [
      'Cargo.lock',
      cargo('[[package]]\nname = "comet"\nversion = "2.0.0"\nsource = "git+https://a.example#b"'),
      'unknown',
    ],
    [
      'uv.lock',
      toml(`[[package]]\nname = "x"\nversion = "1.0"\nsource = { git = "${REPO}?rev=a#abc" }`),
      'unknown',
    ],
    [
      'uv.lock',
      toml('[[package]]\nname = "comet"\nversion = "2.0"\nsource = { path = "x.whl" }'),
      'unknown',
    ],
    [
      'poetry.lock',
      toml(
        `[[package]]\nname = "x"\nversion = "1.0"\n[package.source]\ntype = "git"\nurl = "${REPO}.git"`,
      ),
      'unknown',
    ],
  ])('in %s: %s', async (file, text, verdict) => {
    expect(await verdictFor(file, text)).toBe(verdict);
  });
});

describe('a part that cannot be read', () => {
  const word = fc.stringMatching(/^[a-z]{5,9}$/);
  const junk = fc.constantFrom<unknown>(null, 7, 'x', [], ['x'], true);
  const spdx = (...packages: unknown[]): string => json({ spdxVersion: 'SPDX-2.3', packages });
  const ref = (referenceLocator: unknown) => ({
    SPDXID: 'SPDXRef-1',
    name: 'a',
    externalRefs: [{ referenceType: 'purl', referenceLocator }],
  });
  const noAddress = fc.oneof(
    junk,
    fc.record({ name: word, versionInfo: word }),
    fc.constantFrom('pkg:', 'x', 'pkg:pypi/comet', 'pkg:pypi/comet@main', 7).map(ref),
    fc.constant({ name: 'x', externalRefs: {} }),
  );
  const FORMATS: readonly [file: string, text: fc.Arbitrary<string>][] = [
    [
      'a.spdx.json',
      fc
        .tuple(fc.array(word, { maxLength: 4 }), noAddress, fc.nat(4))
        .map(([names, bad, at]) =>
          spdx(...names.map<unknown>((one) => ref(`pkg:npm/${one}@1.0.0`)).toSpliced(at, 0, bad)),
        ),
    ],
    [
      'package-lock.json',
      fc
        .tuple(
          fc.array(word, { maxLength: 4 }),
          fc.oneof(junk, fc.constant({ name: '@comet/tail' })),
        )
        .map(([names, bad]) =>
          npm({
            ...Object.fromEntries(
              names.map((one) => [`node_modules/${one}`, { version: '1.0.0' }]),
            ),
            'node_modules/bad': bad,
          }),
        ),
    ],
    [
      'package-lock.json',
      fc.tuple(fc.array(word, { maxLength: 4 }), junk).map(([names, bad]) =>
        json({
          lockfileVersion: 1,
          dependencies: {
            ...Object.fromEntries(names.map((one) => [one, { version: '1.0.0' }])),
            bad,
          },
        }),
      ),
    ],
    ...(['uv.lock', 'poetry.lock', 'Cargo.lock'] as const).map(
      (file): [string, fc.Arbitrary<string>] => [
        file,
        fc
          .tuple(
            fc.array(word, { maxLength: 4 }),
            fc.constantFrom(
              '[[package]]',
              '[[package]]\nversion = "1.0"',
              '[[package]]\nname = 7',
              '[[package]]\nname = "comet"\nsource = { registry = "https://a.example" }',
              '[[package]]\nname = ',
              '[package]\nname = "comet"',
            ),
            fc.nat(4),
          )
          .map(([names, bad, at]) =>
            names
              .map(
                (one) =>
                  `[[package]]\nname = "${one}"\nversion = "1.0"\nsource = { registry = "https://a.example" }`,
              )
              .toSpliced(at, 0, bad)
              .join('\n'),
          ),
      ],
    ),
    [
      'go.mod',
      fc
        .tuple(
          fc.array(word, { maxLength: 4 }),
          fc.constantFrom('require x', 'require', 'replace x', 'require (', 'require (x v1.0.0)'),
          fc.nat(4),
        )
        .map(([names, bad, at]) =>
          [
            'module m',
            ...names.map((one) => `require a.example/${one} v1.0.0`).toSpliced(at, 0, bad),
          ].join('\n'),
        ),
    ],
    [
      'go.sum',
      fc
        .tuple(
          fc.array(word, { maxLength: 4 }),
          fc.oneof(word, fc.constantFrom('a.example/b v1.0.0', 'a.example/b 1.0.0 h1:a')),
          fc.nat(4),
        )
        .map(([names, bad, at]) =>
          names
            .map((one) => `a.example/${one} v1.0.0 h1:a=`)
            .toSpliced(at, 0, bad)
            .join('\n'),
        ),
    ],
    [
      'requirements.txt',
      fc
        .tuple(
          fc.array(word, { maxLength: 4 }),
          fc.oneof(
            fc.constantFrom(
              '-e .',
              './a',
              'https://a.example/a.whl',
              '-r a.txt',
              '-ca.txt',
              'comet',
              'comet>1',
              '==1',
              '$A==1',
              '?',
            ),
            word.map((one) => `--${one}x`),
          ),
          fc.nat(4),
        )
        .map(([names, bad, at]) =>
          names
            .map((one) => `${one}==1.0`)
            .toSpliced(at, 0, bad)
            .join('\n'),
        ),
    ],
  ];

  test.each(FORMATS)(
    'of %s is never reported as unaffected, whatever else the file contains and wherever the part is',
    async (file, text) => {
      await fc.assert(
        fc.asyncProperty(text, async (given) => {
          expect(await verdictFor(file, given)).not.toBe('clear');
        }),
        { numRuns: runs(200) },
      );
    },
  );
});
