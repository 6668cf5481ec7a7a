// Names that tools and repackaging collections give to a covered package: none of them is reported
// as unaffected.

import { expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { type Verdict, verdictOf } from '../../model/lookup/verdict.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { readInventory } from './index.ts';

const ORDERED = [
  'pkg:pypi/pycomet',
  'pkg:npm/comet-js',
  'pkg:gem/gemcomet',
  'pkg:hex/hexcomet',
  'pkg:composer/comet/engine',
  'pkg:golang/git.example/comet',
  'pkg:golang/git.example/comet/v2',
  'pkg:swift/git.example/comet/swift-core',
];
const LISTED = [
  'pkg:cocoapods/Comet',
  'pkg:cran/rcomet',
  'pkg:opam/mlcomet',
  'pkg:cpan/COMET/Comet-Core',
  'pkg:githubactions/comet/deploy',
];
const PACKAGES = [...ORDERED, ...LISTED];
const COVERAGE = coverageOf(
  {
    advisories: [
      anAdvisory({
        affected: [
          ...ORDERED.map((one) => ({
            package: one,
            ranges: [{ introduced: '0', fixed: one.endsWith('/v2') ? '2.3.0' : '2.0.0' }],
          })),
          ...LISTED.map((one) => ({ package: one, versions: ['1.0.0'] })),
          {
            package: 'pkg:gem/platform?platform=java',
            ranges: [{ introduced: '0', fixed: '2.0.0' }],
          },
        ],
      }),
    ],
    projects: [aProject({ packages: [...PACKAGES, 'pkg:gem/platform'], branches: [] })],
    releases: [],
  },
  severityLabelIn(english.severity),
);

const FINE = { type: 'library', name: 'left-pad', purl: 'pkg:npm/left-pad@1.0.0' };

async function verdictOn(component: object): Promise<Verdict> {
  const components = [FINE, { type: 'library', name: 'x', ...component }];
  const inventory = await readInventory(
    'bom.json',
    JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }),
  );
  return verdictOf(
    inventory,
    answersFor(inventory.components, COVERAGE, versionOrder, inventory.unaddressed),
  );
}

test.each<[string, Verdict]>([
  // The parts of a pod have its version.
  ['pkg:cocoapods/Comet%2FCore@1.0.0', 'affected'],
  ['pkg:cocoapods/Comet/Core@1.0.0', 'affected'],
  ['pkg:cocoapods/Comet@1.0.0#Core', 'affected'],
  ['pkg:cocoapods/CometKit%2FCore@1.0.0', 'clear'],
  // These types have no namespaces.
  ['pkg:pypi/example/pycomet@1.0', 'affected'],
  ['pkg:gem/example/gemcomet@1.0', 'affected'],
  ['pkg:pypi/pycomet/other@1.0', 'clear'],
  // The namespace is required: the host, the vendor, the owner.
  ['pkg:swift/swift-core@1.0.0', 'unknown'],
  ['pkg:swift/comet/swift-core@1.0.0', 'unknown'],
  ['pkg:composer/engine@1.0.0', 'unknown'],
  ['pkg:githubactions/deploy@1.0.0', 'unknown'],
  ['pkg:golang/comet@1.0.0', 'unknown'],
  ['pkg:swift/other.example/other/swift-core@1.0.0', 'clear'],
  ['pkg:composer/other/engine@1.0.0', 'clear'],
  ['pkg:golang/other.example/comet@1.0.0', 'clear'],
  // Another author can publish a distribution of CPAN; modules are written with colons.
  ['pkg:cpan/OTHER/Comet-Core@1.0.0', 'unknown'],
  ['pkg:cpan/Comet::Core@1.0.0', 'unknown'],
  // From 2.0.0 on, the path of a Go module ends in its major version.
  ['pkg:golang/git.example/comet@v2.1.0', 'affected'],
  ['pkg:golang/git.example/comet@2.1.0', 'affected'],
  ['pkg:golang/git.example/comet@v2.3.0', 'clear'],
  ['pkg:golang/git.example/comet@v2.1.0%2Bincompatible', 'clear'],
  ['pkg:golang/git.example/comet@v1.1.0', 'affected'],
  // The platform of a gem follows its version, and many tools leave it out.
  ['pkg:gem/platform@1.0.0-java', 'affected'],
  ['pkg:gem/platform@1.0.0?platform=java', 'affected'],
  ['pkg:gem/platform@1.0.0-x86_64-linux', 'clear'],
  ['pkg:gem/platform@1.0.0?platform=ruby', 'clear'],
])('%s is %s', async (purl, verdict) => {
  expect(await verdictOn({ purl })).toBe(verdict);
});

test('a gem without its platform is not called unaffected', async () => {
  const component = {
    ecosystem: 'RubyGems',
    name: 'platform',
    purl: 'pkg:gem/platform',
    version: '1.0.0',
  };
  const only = coverageOf(
    {
      advisories: [
        anAdvisory({
          affected: [{ package: 'pkg:gem/platform?platform=java', ranges: [{ introduced: '0' }] }],
        }),
      ],
      projects: [aProject({ packages: [], branches: [] })],
      releases: [],
    },
    severityLabelIn(english.severity),
  );
  const { answers } = answersFor([{ ...component, where: { at: 'question' } }], only, versionOrder);
  expect(answers.map(({ status }) => status)).not.toContain('not-affected');
  expect(answers).toHaveLength(1);
});

test.each([
  'pkg:conda/r-rcomet@1.0.0?channel=conda-forge',
  'pkg:conda/conda-forge/python-pycomet@1.0.0',
  'pkg:rpm/fedora/R-rcomet@1.0.0-1',
  'pkg:deb/debian/r-cran-rcomet@1.0.0-1',
  'pkg:deb/debian/php-comet-engine@1.0.0-1',
  'pkg:rpm/fedora/php8.2-comet-engine@1.0.0-1',
  'pkg:rpm/opensuse/ruby3.2-rubygem-gemcomet@1.0.0-1',
  'pkg:rpm/fedora/ocaml-mlcomet-devel@1.0.0-1',
  'pkg:deb/debian/libmlcomet-ocaml-dev@1.0.0-1',
  'pkg:deb/debian/elixir-hexcomet@1.0.0-1',
  'pkg:deb/debian/pypy3-pycomet@1.0.0-1',
  'pkg:rpm/fedora/nodejs20-comet-js@1.0.0-1',
  'pkg:nix/python3.11-pycomet@1.0.0',
  'pkg:guix/python-pycomet@1.0.0',
  'pkg:yocto/meta-python/python3-pycomet@1.0.0',
  'pkg:alpm/arch/r-rcomet@1.0.0-1',
])('%s can be a covered package', async (purl) => {
  expect(await verdictOn({ purl })).toBe('unknown');
});

test.each([
  'pkg:conda/r-other@1.0.0',
  'pkg:deb/debian/php-other-engines@1.0.0-1',
  'pkg:nix/python3.11-other@1.0.0',
])('%s is none', async (purl) => {
  expect(await verdictOn({ purl })).toBe('clear');
});

test.each([
  ['https://codeload.github.com/comet/js/tar.gz/0a1b2c3', 'unknown'],
  ['https://github.com/comet/js/archive/refs/heads/main.tar.gz', 'unknown'],
  ['https://api.github.com/repos/comet/js/tarball/main', 'unknown'],
  ['https://gitlab.example/comet/js/-/archive/main/js-main.tar.gz', 'unknown'],
  ['https://registry.npmjs.org/comet-js/-/comet-js-2.1.0.tgz', 'clear'],
  ['https://github.com/comet/js', 'clear'],
])('the archive of a repository is not a release: %s is %s', async (address, verdict) => {
  const download = `pkg:npm/comet-js@2.1.0?download_url=${encodeURIComponent(address)}`;
  expect(await verdictOn({ purl: download })).toBe(verdict);
  const externalReferences = [{ type: 'distribution', url: address }];
  expect(await verdictOn({ purl: 'pkg:npm/comet-js@2.1.0', externalReferences })).toBe(verdict);
});

test.each([
  ['pkg:conda/comet@1.0', { package: { ecosystem: 'Conda', name: 'comet' }, versions: ['1.0'] }],
  [
    'pkg:deb/newlinux/comet@1.0',
    { package: { ecosystem: 'New Linux:3', name: 'comet' }, versions: ['1.0'] },
  ],
  [
    'pkg:generic/x@1.0?vcs_url=git://git.example/x.git',
    { ranges: [{ type: 'GIT', repo: 'git://git.example/x.git' }] },
  ],
])('%s is in doubt if an import could only keep the entry about it', async (purl, entry) => {
  const imported = { format: 'osv', id: 'X-1', kept: { 'affected/0': entry } } as const;
  const coverage = coverageOf(
    { advisories: [anAdvisory({ affected: [], imported })], projects: [], releases: [] },
    severityLabelIn(english.severity),
  );
  const verdict = async (text: string) => {
    const components = [{ type: 'library', name: 'x', purl: text }];
    const bom = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
    const inventory = await readInventory('bom.json', bom);
    return verdictOf(
      inventory,
      answersFor(inventory.components, coverage, versionOrder, inventory.unaddressed),
    );
  };
  expect(await verdict(purl)).toBe('unknown');
  expect(await verdict('pkg:npm/left-pad@1.0.0')).toBe('clear');
});
