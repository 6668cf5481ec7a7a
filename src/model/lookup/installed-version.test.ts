// Versions that the installing tool treats as equal to one of an advisory, although the order of
// OSV distinguishes them. Also words that are not a version.

import { expect, test } from 'vitest';
import { anAdvisory, aProject } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { answersFor } from './answer.ts';
import { coverageOf } from './coverage.ts';

type Range = { introduced: string; fixed?: string; last_affected?: string };

const statusOf = (purl: string, range: Range, version: string) => statusAmong(purl, [{ ranges: [range] }], version);

/** Returns the status of a version according to several advisories. */
function statusAmong(purl: string, claims: readonly { ranges?: Range[]; versions?: string[] }[], version: string) {
  const advisories = claims.map((claim, i) =>
    anAdvisory({ id: `ORB-2026-000${i + 1}`, affected: [{ package: purl, ...claim }] }),
  );
  const projects = [aProject({ packages: [purl], branches: [] })];
  const coverage = coverageOf({ advisories, projects, releases: [] }, ({ rating }) => String(rating));
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
  expect(statusOf('pkg:maven/org.comet/core', { introduced: '1.0', fixed: '2.0' }, version)).toBe(status);
});

test.each([
  ['1.0.0', 'affected'],
  ['v1.0', 'affected'],
  ['1.1.0', 'not-affected'],
])('Composer: %s is listed in the spelling of one advisory, although another one has its own', (version, status) => {
  const claims = [{ ranges: [{ introduced: '0.1', fixed: '1.0' }] }, { versions: ['v1.0.0'] }];
  expect(statusAmong('pkg:composer/comet/core', claims, version)).toBe(status);
});

test('Composer: a version that is called fixed can start another range in another spelling', () => {
  const ranges = [
    { introduced: '0.1', fixed: '1.0' },
    { introduced: '1.0.0', fixed: '1.1' },
  ];
  expect(statusAmong('pkg:composer/comet/core', [{ ranges }], '1.0')).not.toBe('not-affected');
});

test.each([
  ['1.0-java', 'affected'],
  ['1.0', 'not-affected'],
  ['1.0-x86_64-linux', 'not-affected'],
])('a gem for one platform: %s', (version, status) => {
  expect(statusAmong('pkg:gem/comet', [{ versions: ['1.0-java'] }], version)).toBe(status);
});
