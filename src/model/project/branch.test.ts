import { describe, expect, test } from 'vitest';
import { versionOrder } from '../version/compare.ts';
import { branchAmong, compareToEdge } from './branch.ts';
import { rangeMeets } from './branch-range.ts';

const branchesAt = (edge: string) =>
  [
    { name: 'later', range: { from: edge }, status: 'supported' },
    { name: 'earlier', range: { before: edge }, status: 'end-of-life' },
  ] as const;

const PRE_RELEASES = [
  ['npm', '2.0.0', '2.0.0-rc.1'],
  ['npm', '2.0.0', '2.0.0-0'],
  ['Go', '1.2.4', '1.2.4-0.20230201000000-abcdefabcdef'],
  ['crates.io', '2.0.0', '2.0.0-beta.9'],
  ['PyPI', '5.2', '5.2a1'],
  ['PyPI', '5.2', '5.2.0.dev3'],
  ['PyPI', '1!2.0', '1!2.0.0rc1'],
  ['Maven', '2.0', '2.0-SNAPSHOT'],
  ['Maven', '2.0.0', '2.0.0.M3'],
  ['NuGet', '2.0.0', '2.0.0-Beta'],
  ['RubyGems', '2.0', '2.0.0.rc1'],
  ['Packagist', '2.0.0', '2.0.0-RC1'],
  ['Pub', '2.0.0', '2.0.0-dev.1'],
  ['Hex', '2.0.0', '2.0.0-rc.1'],
  ['Debian:12', '1:2.0-1', '1:2.0~rc1-1'],
  ['Debian:12', '1:2.0', '1:2.0~rc1-1'],
] as const;

describe('a pre-release', () => {
  test.each(PRE_RELEASES)(
    'belongs to the branch of its release: %s, branches split at %s, %s',
    (ecosystem, edge, version) => {
      const order = versionOrder(ecosystem);
      expect(order?.compare(version, edge)).toBe(-1);
      expect(branchAmong(order, branchesAt(edge), version)?.name).toBe('later');
      expect(rangeMeets(ecosystem, { introduced: version }, { before: edge })).toBe(false);
      expect(
        rangeMeets(ecosystem, { introduced: '0', last_affected: version }, { from: edge }),
      ).toBe(true);
      expect(rangeMeets(ecosystem, { introduced: '0', fixed: version }, { from: edge })).toBe(true);
      expect(rangeMeets(ecosystem, { introduced: '0', fixed: edge }, { from: edge })).toBe(false);
    },
  );

  test('of another release keeps its place in the order', () => {
    const order = versionOrder('npm');
    expect(branchAmong(order, branchesAt('2.0.0'), '1.9.9-rc.1')?.name).toBe('earlier');
    expect(branchAmong(order, branchesAt('2.0.0'), '2.0.1-rc.1')?.name).toBe('later');
  });

  test('follows the order alone if branches split at a pre-release', () => {
    const order = versionOrder('npm');
    expect(branchAmong(order, branchesAt('2.0.0-beta.1'), '2.0.0-alpha.1')?.name).toBe('earlier');
    expect(branchAmong(order, branchesAt('2.0.0-beta.1'), '2.0.0-rc.1')?.name).toBe('later');
  });
});

test('a release that is not a pre-release is never moved', () => {
  expect(compareToEdge(versionOrder('PyPI'), '1.9.post1', '2.0')).toBe(-1);
  expect(compareToEdge(versionOrder('Debian:12'), '2.9-1', '1:2.0-1')).toBe(-1);
  expect(compareToEdge(versionOrder('PyPI'), '2.0.post1', '2.0')).toBe(1);
  expect(compareToEdge(undefined, '2.0', '2.0')).toBeUndefined();
});
