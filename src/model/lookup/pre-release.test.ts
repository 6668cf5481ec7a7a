import { describe, expect, test } from 'vitest';
import { anAdvisory } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { releaseOf } from '../version/pre-release.ts';
import { fromReleaseOf } from './pre-release.ts';

describe('the release of a version', () => {
  test.each([
    ['npm', '2.0.0-rc.1', '2.0.0'],
    ['npm', '2.0.0-0+build', '2.0.0'],
    ['Go', '2.0.0-20240101000000-abcdefabcdef', '2.0.0'],
    ['PyPI', '2.0rc1', '2.0'],
    ['PyPI', '1!2.0.0.dev3', '1!2.0.0'],
    ['Maven', '2.0-SNAPSHOT', '2.0'],
    ['NuGet', '2.0.0-beta', '2.0.0'],
    ['RubyGems', '2.0.0.rc1', '2.0.0'],
    ['Packagist', '2.0.0-RC1', '2.0.0'],
    ['Debian', '1:2.0~rc1', '1:2.0'],
  ])('is returned for a pre-release: %s %s', (ecosystem, version, release) => {
    expect(releaseOf(versionOrder(ecosystem), version)).toBe(release);
  });

  test.each([
    ['npm', '2.0.0'],
    ['npm', '2.0.0+build'],
    ['PyPI', '2.0.post1'],
    ['PyPI', '2.0+local'],
    ['Debian', '2.0-1'],
    ['npm', 'main'],
    ['npm', '2.0-rc'],
    ['no ecosystem', '2.0.0-rc.1'],
  ])('is undefined for a version that is not a pre-release: %s %s', (ecosystem, version) => {
    expect(releaseOf(versionOrder(ecosystem), version)).toBeUndefined();
  });
});

const NOTHING = { hits: [], unknown: [] };

describe('the advisories that begin with the release of a pre-release', () => {
  const advisory = anAdvisory({
    affected: [
      {
        package: 'pkg:pypi/orbital',
        ranges: [
          { introduced: '1.0', fixed: '1.4' },
          { introduced: '2.0', fixed: '2.3' },
        ],
      },
    ],
  });
  const of = advisory.affected[0]?.package;
  if (of === undefined) throw new Error('No package.');
  const from = (version: string) =>
    fromReleaseOf(of, versionOrder('PyPI'), version, [advisory], NOTHING);

  test('are found in every spelling of the release', () => {
    expect([from('2.0rc1'), from('2.0.0.dev1'), from('1.0.0a1')]).toEqual([
      [advisory],
      [advisory],
      [advisory],
    ]);
  });

  test('do not include those of another release, a fix, the release itself, or another package', () => {
    expect([from('1.4rc1'), from('2.3b1'), from('2.0'), from('2.0.1rc1')]).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const other = anAdvisory({
      affected: [{ package: 'pkg:pypi/other', ranges: [{ introduced: '2.0' }] }],
    });
    expect(fromReleaseOf(of, versionOrder('PyPI'), '2.0rc1', [other], NOTHING)).toEqual([]);
  });

  test('do not include those that affect it, can affect it, or are withdrawn', () => {
    const order = versionOrder('PyPI');
    const hit = { advisory, fixed: undefined, fixedOnBranch: undefined };
    const withdrawn = { ...advisory, withdrawn: {} };
    expect([
      fromReleaseOf(of, order, '2.0rc1', [advisory], { hits: [hit], unknown: [] }),
      fromReleaseOf(of, order, '2.0rc1', [advisory], { hits: [], unknown: [advisory] }),
      fromReleaseOf(of, order, '2.0rc1', [withdrawn], NOTHING),
    ]).toEqual([[], [], []]);
  });
});
