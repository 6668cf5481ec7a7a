// Products that only a purl identifies, as inventories and questions name them. Without an order of
// versions, only listed versions are decided.

import { expect, test } from 'vitest';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { componentOfPurl } from './purl.ts';

/** The verdict on a component: "not covered" if no answer and no doubt mentions it. */
function verdict(
  named: string | { repo: string },
  asked: string,
  versions: readonly string[] = [],
  ranges: readonly object[] = [],
  order?: 'semver' | 'pep440' | 'debian' | 'maven',
): string {
  const affected = [
    { package: named, versions: [...versions], ranges: [...ranges], version_order: order },
  ];
  const projects = [aProject({ packages: [named], branches: [] })];
  const coverage = coverageOf(
    { advisories: [anAdvisory({ affected })], projects, releases: [] },
    () => '',
  );
  const component = componentOfPurl(asked, { at: 'question' });
  if (component === undefined) return 'not read';
  const { answers, maybes } = answersFor([component], coverage, versionOrder);
  const statuses = [
    ...new Set([...answers.map(({ status }) => status), ...maybes.map(() => 'unknown')]),
  ];
  return statuses.join(' and ') || 'not covered';
}

const LISTED = ['1.0.0', '1.1.0'];

test.each([
  ['pkg:docker/example/orbital', 'pkg:docker/example/orbital'],
  [
    'pkg:oci/orbital?repository_url=registry.example.org/orbital',
    'pkg:oci/Orbital?repository_url=https://registry.example.org/orbital/',
  ],
  ['pkg:generic/liborbital', 'pkg:generic/liborbital?download_url=https://a.example/x.tar.gz'],
  ['pkg:conda/orbital', 'pkg:conda/orbital?channel=main&subdir=linux-64'],
  ['pkg:github/example/orbital', 'pkg:github/Example/Orbital'],
  ['pkg:huggingface/example/Orbital', 'pkg:huggingface/example/Orbital?type=model'],
  ['pkg:alpm/arch/orbital', 'pkg:alpm/arch/orbital?arch=x86_64'],
])('%s is found as %s; only listed versions are decided', (named, asked) => {
  const at = (version: string) => asked.replace(/(?=\?)|(?<!\?.*)$/, `@${version}`);
  expect(verdict(named, at('1.1.0'), LISTED)).toBe('affected');
  expect(verdict(named, at('1.2.0'), LISTED)).toBe('unknown');
  expect(verdict(named, at('sha256:abc'), LISTED)).toBe('unknown');
  expect(verdict(named, at('9.0.0'), [], [{ introduced: '0', fixed: '2.0.0' }])).toBe('unknown');
});

test.each([
  ['pkg:deb/kali/orbital', 'pkg:deb/kali/orbital', '1.0-1', 'affected'],
  ['pkg:deb/kali/orbital', 'pkg:deb/kali/orbital', '3.0-1', 'not-affected'],
  [
    'pkg:rpm/redhat/orbital?distro=rhel-9',
    'pkg:rpm/redhat/orbital?arch=x86_64&distro=rhel-9.4',
    '1.0-1',
    'affected',
  ],
  ['pkg:rpm/fedora/orbital', 'pkg:rpm/fedora/orbital', '3.0-1', 'not-affected'],
  ['pkg:swift/a.example/b/orbital', 'pkg:swift/a.example/b/orbital', '1.0.0', 'affected'],
  ['pkg:julia/Orbital?uuid=1', 'pkg:julia/Orbital?uuid=1', '1.0.0', 'affected'],
  ['pkg:julia/Orbital?uuid=1', 'pkg:julia/Orbital?uuid=2', '1.0.0', 'unknown'],
  [
    'pkg:maven/a.b/c?classifier=linux',
    'pkg:maven/a.b/c?classifier=linux&type=jar',
    '1.0',
    'affected',
  ],
  ['pkg:maven/a.b/c?classifier=linux', 'pkg:maven/a.b/c', '3.0', 'unknown'],
  ['pkg:maven/a.b/c?classifier=linux', 'pkg:maven/a.b/c?classifier=windows', '3.0', 'unknown'],
  ['pkg:maven/a.b/c', 'pkg:maven/a.b/c?classifier=windows', '3.0', 'not-affected'],
  ['pkg:npm/x?repository_url=https://a.example', 'pkg:npm/x', '3.0.0', 'unknown'],
  [
    'pkg:npm/x?repository_url=https://a.example',
    'pkg:npm/x?repository_url=https://a.example/',
    '1.0.0',
    'affected',
  ],
  ['pkg:npm/x', 'pkg:npm/x?repository_url=https://mirror.example', '1.0.0', 'affected'],
  ['pkg:docker/example/orbital', 'pkg:docker/example/other', '1.0.0', 'not covered'],
])('advisory %s, component %s %s: %s', (named, asked, version, expected) => {
  const [path = '', query] = asked.split('?');
  const purl = [`${path}@${version}`, ...(query === undefined ? [] : [query])].join('?');
  expect(verdict(named, purl, [], [{ introduced: '0', fixed: '2.0.0-1' }])).toBe(expected);
});

const REPO = { repo: 'https://git.example.org/comet/orbital' };

test.each([
  ['pkg:docker/example/orbital', 'pkg:docker/example/orbital@1.9.0', 'semver', 'affected'],
  ['pkg:docker/example/orbital', 'pkg:docker/example/orbital@2.0.0', 'semver', 'not-affected'],
  ['pkg:docker/example/orbital', 'pkg:docker/example/orbital@latest', 'semver', 'unknown'],
  ['pkg:conda/orbital', 'pkg:conda/orbital@2.0.0rc1', 'pep440', 'affected'],
  ['pkg:generic/orbital', 'pkg:generic/orbital@2.0.0~rc1-1', 'debian', 'affected'],
  ['pkg:generic/orbital', 'pkg:generic/orbital@2.0.0', 'maven', 'not-affected'],
  [
    REPO,
    'pkg:generic/orbital@v1.9.0?vcs_url=git%2Bhttps://git.example.org/comet/orbital.git',
    'semver',
    'affected',
  ],
  [
    REPO,
    'pkg:generic/orbital@v2.0.0?vcs_url=git%2Bhttps://git.example.org/comet/orbital.git',
    'semver',
    'not-affected',
  ],
] as const)('advisory %j, component %s, with the order %s: %s', (named, asked, order, expected) => {
  expect(verdict(named, asked, [], [{ introduced: '0', fixed: '2.0.0' }], order)).toBe(expected);
});
