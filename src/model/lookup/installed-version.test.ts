// Versions that the installing tool treats as equal to one of an advisory, although the order of
// OSV distinguishes them. Also words that are not a version.

import { expect, test } from 'vitest';
import { anAdvisory, aProject } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { answersFor } from './answer.ts';
import { coverageOf } from './coverage.ts';

type Range = { introduced: string; fixed?: string; last_affected?: string };

const statusOf = (purl: string, range: Range, version: string) =>
  statusAmong(purl, [{ ranges: [range] }], version);

type Named = string | { readonly ecosystem: string; readonly name: string };

/** Returns the status of a version according to several advisories. */
function statusAmong(
  purl: Named,
  claims: readonly { ranges?: Range[]; versions?: string[] }[],
  version: string,
) {
  const advisories = claims.map((claim, i) =>
    anAdvisory({ id: `ORB-2026-000${i + 1}`, affected: [{ package: purl, ...claim }] }),
  );
  const projects = [aProject({ packages: [purl], branches: [] })];
  const coverage = coverageOf({ advisories, projects, releases: [] }, ({ rating }) =>
    String(rating),
  );
  const [of] = coverage.packages;
  if (of?.package.kind !== 'package') throw new Error('no package');
  const { ecosystem, name } = of.package;
  const component = { ecosystem, name, version, where: { at: 'question' } as const };
  return answersFor([component], coverage, versionOrder).answers[0]?.status;
}

test.each([
  ['1.0', { introduced: '1.0.0', fixed: '2.0.0' }, 'affected'],
  ['v1.0.0.0', { introduced: '1.0', fixed: '2.0.0' }, 'affected'],
  ['1.0.0-BETA1', { introduced: '1.0.0-b1', fixed: '2.0.0' }, 'affected'],
  ['1.5', { introduced: '1.0.0', last_affected: '1.5.0' }, 'affected'],
  ['1.5.0.0', { introduced: '1.0.0', last_affected: '1.5.0' }, 'affected'],
  ['1.5.0+build', { introduced: '1.0.0', last_affected: '1.5.0' }, 'affected'],
  ['2.0', { introduced: '1.0.0', fixed: '2.0.0' }, 'not-affected'],
  ['2.0.0.0', { introduced: '1.0.0', fixed: '2.0.0' }, 'not-affected'],
  ['1.4', { introduced: '1.5.0' }, 'not-affected'],
])('Composer treats %s as the version that %j names', (version, range, status) => {
  expect(statusOf('pkg:composer/comet/core', range, version)).toBe(status);
});

test.each([
  ['unspecified', 'unknown'],
  ['LATEST', 'unknown'],
  ['0.9', 'not-affected'],
])('Maven: %s is %s', (version, status) => {
  expect(statusOf('pkg:maven/org.comet/core', { introduced: '1.0', fixed: '2.0' }, version)).toBe(
    status,
  );
});

test.each([
  ['1.0.0', 'affected'],
  ['v1.0', 'affected'],
  ['1.1.0', 'not-affected'],
])(
  'Composer: %s is listed in the spelling of one advisory, although another one has its own',
  (version, status) => {
    const claims = [{ ranges: [{ introduced: '0.1', fixed: '1.0' }] }, { versions: ['v1.0.0'] }];
    expect(statusAmong('pkg:composer/comet/core', claims, version)).toBe(status);
  },
);

test('Composer: a version that is called fixed can start another range in another spelling', () => {
  const ranges = [
    { introduced: '0.1', fixed: '1.0' },
    { introduced: '1.0.0', fixed: '1.1' },
  ];
  expect(statusAmong('pkg:composer/comet/core', [{ ranges }], '1.0')).not.toBe('not-affected');
});

test.each([
  ['1.0-java', 'affected'],
  // "bundle list" leaves the platform out.
  ['1.0', 'unknown'],
  ['1.1', 'not-affected'],
  ['1.0-x86_64-linux', 'not-affected'],
])('a gem for one platform: %s', (version, status) => {
  expect(statusAmong('pkg:gem/comet', [{ versions: ['1.0-java'] }], version)).toBe(status);
});

test.each([
  [
    { ecosystem: 'Julia', name: 'Comet_jll' },
    '3.5.7',
    { ranges: [{ introduced: '3.5.7+1', fixed: '3.5.7+3' }] },
  ],
  ['pkg:bitnami/comet', '1.25.0', { ranges: [{ introduced: '1.25.0-2', fixed: '1.25.0-5' }] }],
  // "comet==2.0" installs 2.0+cu118 as well (PEP 440, "Version matching").
  ['pkg:pypi/comet', '2.0', { versions: ['2.0+cu118'] }],
  ['pkg:pypi/comet', '2', { versions: ['2.0+cu118'] }],
] as const)(
  '%j: %s without the build that an advisory names is in doubt',
  (of, version, { ...claim }) => {
    const claims =
      'versions' in claim ? { versions: [...claim.versions] } : { ranges: [...claim.ranges] };
    expect(statusAmong(of, [claims], version)).toBe('unknown');
    expect(statusAmong(of, [{ ...claims, versions: [version] }], version)).toBe('affected');
    expect(statusAmong(of, [claims], '4.0.0')).toBe('not-affected');
  },
);
