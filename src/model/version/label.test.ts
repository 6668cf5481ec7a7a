// Labels after "+": local versions of Python (PEP 440) and builds of Julia. They count in the
// order. A last affected or listed version without a label covers all that have one.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affecting } from '../lookup/affects.ts';
import type { Package } from '../package/package.ts';
import { contains } from '../package/range.ts';
import { runs } from '../property-runs.fixture.ts';
import { anAdvisory } from '../testing/advisory.fixture.ts';
import { compareVersions } from './compare.ts';

const packageOf = (ecosystem: string): Package => ({ kind: 'package', ecosystem, name: 'comet' });
interface Named {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
  readonly versions?: string[];
}

function isAffected(
  ecosystem: string,
  { versions = [], ...range }: Named,
  version: string,
): boolean {
  const ranges = Object.keys(range).length === 0 ? [] : [{ introduced: '0', ...range }];
  const affected = [{ package: { ecosystem, name: 'comet' }, ranges, versions }];
  return affecting(packageOf(ecosystem), version, [anAdvisory({ affected })]).status === 'affected';
}

test.each([
  ['3.5.7', '3.5.7+0', -1],
  ['3.5.7+0', '3.5.7+1', -1],
  ['3.5.7+2', '3.5.7+10', -1],
  ['3.5.7+01', '3.5.7+1', 0],
  ['3.5.7+4', '3.5.8', -1],
  ['3.5.7-rc1+4', '3.5.7', -1],
  ['3.5.7+0', '3.5.7+a', -1],
  ['3.5.7+0', '3.5.7+0.1', -1],
])('Julia orders %s and %s as its VersionNumber does', (a, b, sign) => {
  expect([compareVersions('Julia', a, b), compareVersions('Julia', b, a)]).toEqual([
    sign,
    sign === 0 ? 0 : -sign,
  ]);
});

describe('a version with a label', () => {
  test.each<[string, Named, string, boolean]>([
    ['Julia', { fixed: '3.5.7+1' }, '3.5.7+0', true],
    ['Julia', { fixed: '3.5.7+1' }, '3.5.7+1', false],
    ['Julia', { fixed: '3.5.7+1' }, '3.5.7', true],
    ['Julia', { fixed: '3.5.7' }, '3.5.7+0', false],
    ['Julia', { introduced: '3.5.7+1' }, '3.5.7+0', false],
    ['Julia', { introduced: '3.5.7' }, '3.5.7+0', true],
    ['Julia', { last_affected: '3.5.7+1' }, '3.5.7+1', true],
    ['Julia', { last_affected: '3.5.7+1' }, '3.5.7+2', false],
    ['Julia', { last_affected: '3.5.7' }, '3.5.7+4', true],
    ['Julia', { last_affected: '3.5.7' }, '3.5.8+0', false],
    ['Julia', { versions: ['3.5.7'] }, '3.5.7+0', true],
    ['Julia', { versions: ['3.5.7+0'] }, '3.5.7+1', false],
    ['PyPI', { last_affected: '2.0' }, '2.0+cu118', true],
    ['PyPI', { last_affected: '2.0.0' }, '2.0+cu118', true],
    ['PyPI', { last_affected: '2.0' }, '2.0.post1+cu118', false],
    ['PyPI', { last_affected: '2.0' }, '2.0.post1', false],
    ['PyPI', { last_affected: '2.0+cu118' }, '2.0+cu119', false],
    ['PyPI', { last_affected: '2.0+cu118' }, '2.0+cpu', true],
    ['PyPI', { versions: ['2.0'] }, '2.0.0+cu118', true],
    ['PyPI', { versions: ['2.0'] }, '2.0.1+cu118', false],
    ['PyPI', { versions: ['2.0+cpu'] }, '2.0+cu118', false],
    ['PyPI', { versions: ['2.0+cpu'] }, '2.0', false],
    ['PyPI', { fixed: '2.0' }, '2.0+cu118', false],
    ['PyPI', { fixed: '2.0' }, '1.9+cu118', true],
    ['PyPI', { fixed: '2.0+cu118' }, '2.0', true],
    ['PyPI', { introduced: '2.0' }, '2.0+cu118', true],
    // Pub's builds are separate releases, and SemVer's do not count.
    ['Pub', { last_affected: '2.0.0' }, '2.0.0+1', false],
    ['npm', { last_affected: '2.0.0' }, '2.0.0+1', true],
  ])('%s %j: %s is affected: %s', (ecosystem, named, version, wanted) => {
    expect(isAffected(ecosystem, named, version)).toBe(wanted);
  });

  test('is in a range by ranks exactly if it is by comparison', () => {
    const number = fc.constantFrom('0', '1', '2');
    const label = fc.constantFrom('', '+0', '+1', '+2', '+1.1', '+a');
    const version = fc.tuple(number, number, label).map(([a, b, c]) => `1.${a}.${b}${c}`);
    const end = fc.constantFrom('fixed' as const, 'last_affected' as const);
    fc.assert(
      fc.property(
        fc.constantFrom('PyPI', 'Julia'),
        version,
        end,
        version,
        (ecosystem, bound, kind, asked) => {
          const range = { introduced: '1.0.0', [kind]: bound };
          expect(isAffected(ecosystem, range, asked)).toBe(
            contains(ecosystem, range, asked) === true,
          );
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
