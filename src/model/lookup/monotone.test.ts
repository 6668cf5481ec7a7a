// More data about a package never turns "affected" into another answer, nor "cannot tell" about an
// advisory into "not affected": more advisories, more ranges for the same versions, more listed
// versions.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Advisory } from '../advisory/advisory.ts';
import type { Range } from '../package/range.ts';
import { runs } from '../property-runs.fixture.ts';
import { anAdvisory, aProject } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { affecting } from './affects.ts';
import { answersFor } from './answer.ts';
import type { Component } from './component.ts';
import { coverageOf } from './coverage.ts';

const REPO = 'https://git.example/orbital';
const PACKAGES = [
  {
    purl: 'pkg:npm/orbital',
    ecosystem: 'npm',
    suffixes: ['', '-rc.1', '-alpine', '+x', '-3-g1a2b3c4'],
  },
  { purl: 'pkg:pypi/orbital', ecosystem: 'PyPI', suffixes: ['', 'rc1', '.post1', '+cu118', '-1'] },
  {
    purl: 'pkg:maven/o/orbital',
    ecosystem: 'Maven',
    name: 'o:orbital',
    suffixes: ['', '-RC1', '.redhat-1', '-jre'],
  },
  {
    purl: 'pkg:composer/o/orbital',
    ecosystem: 'Packagist',
    name: 'o/orbital',
    suffixes: ['', '-RC1', '-p1'],
  },
  { purl: 'pkg:nuget/orbital', ecosystem: 'NuGet', suffixes: ['', '-beta', '.1', '-alpine'] },
  { purl: 'pkg:pub/orbital', ecosystem: 'Pub', suffixes: ['', '+1', '-dev.1'] },
  {
    purl: undefined,
    ecosystem: 'Debian:12',
    suffixes: ['', '-1', '-1+deb12u1', '-1~bpo12+1', '~rc1-1'],
  },
  { purl: undefined, ecosystem: 'Alpine:v3.20', suffixes: ['-r0', '-r1', ''] },
] as const;
type Known = (typeof PACKAGES)[number];
const nameOf = (one: Known): string => ('name' in one ? one.name : 'orbital');
const packageOf = (one: Known) => one.purl ?? { ecosystem: one.ecosystem, name: 'orbital' };

/** A place in the order of versions, and how the version is written there. */
interface Place {
  readonly n: number;
  readonly suffix: number;
}
const place = fc.record({ n: fc.integer({ min: 100, max: 350 }), suffix: fc.nat(4) });
const write = ({ suffixes }: Known, { n, suffix }: Place): string =>
  `${[...String(n)].join('.')}${suffixes[suffix % suffixes.length] ?? ''}`;

const drawn = fc.record({
  bounds: fc.uniqueArray(place, { maxLength: 4, selector: ({ n }) => n }),
  fromStart: fc.boolean(),
  end: fc.constantFrom('fixed', 'last_affected', 'open'),
  listed: fc.array(place, { maxLength: 3 }),
  assessed: fc.constantFrom(undefined, undefined, 'all' as const, ['2.x']),
  about: fc.constantFrom('package', 'package', 'repository', 'nothing'),
  isWithdrawn: fc.constantFrom(false, false, false, true),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

/** The same about the package, not withdrawn. */
const counted = (given: Drawn): Drawn => ({ ...given, about: 'package', isWithdrawn: false });

function rangesOf(one: Known, { bounds, fromStart, end }: Drawn): Range[] {
  const sorted = bounds.toSorted((a, b) => a.n - b.n).map((each) => write(one, each));
  return sorted.flatMap((start, i) => {
    if (i % 2 === 1) return [];
    const stop = sorted[i + 1];
    const introduced = i === 0 && fromStart ? '0' : start;
    if (stop === undefined || (i + 2 >= sorted.length && end === 'open')) return [{ introduced }];
    return [
      i + 2 >= sorted.length && end === 'last_affected'
        ? { introduced, last_affected: stop }
        : { introduced, fixed: stop },
    ];
  });
}

function advisoryOf(
  id: number,
  one: Known,
  given: Drawn,
  ranges = rangesOf(one, given),
  more: readonly string[] = [],
) {
  const commits = { package: { repo: REPO }, ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }] };
  const versions = [...given.listed.map((each) => write(one, each)), ...more];
  const entry = { package: packageOf(one), ranges, versions: [...new Set(versions)] };
  return anAdvisory({
    id: `ORB-2026-${String(id).padStart(4, '0')}`,
    affected: given.about === 'package' ? [entry] : given.about === 'repository' ? [commits] : [],
    ...(given.assessed === undefined
      ? {}
      : { assessed: given.assessed === 'all' ? 'all' : [...given.assessed] }),
    ...(given.isWithdrawn ? { withdrawn: { at: '2026-05-20T00:00:00Z', reason: 'Not one.' } } : {}),
  });
}

const BRANCHES = [
  { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'end-of-life' as const },
  { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' as const },
];

function answer(
  one: Known,
  advisories: readonly Advisory[],
  version: string,
  hasBranches: boolean,
) {
  const projects = [
    aProject({
      repository: REPO,
      packages: [packageOf(one)],
      branches: hasBranches ? BRANCHES : [],
    }),
  ];
  const coverage = coverageOf({ advisories, projects, releases: [] }, () => '');
  const where = { at: 'question' as const };
  const component: Component = { ecosystem: one.ecosystem, name: nameOf(one), version, where };
  const [found] = answersFor([component], coverage, versionOrder).answers;
  if (found === undefined) throw new Error('No answer.');
  return found;
}

const RANKS = { 'not-affected': 0, unknown: 1, affected: 2 } as const;

test('another advisory never makes an answer better', () => {
  let affected = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...PACKAGES),
      fc.array(drawn, { minLength: 1, maxLength: 3 }),
      drawn,
      place,
      fc.boolean(),
      (one, all, other, asked, hasBranches) => {
        const version = write(one, asked);
        const advisories = all.map((given, i) => advisoryOf(i + 1, one, given));
        const before = answer(one, advisories, version, hasBranches);
        const after = answer(one, [...advisories, advisoryOf(9, one, other)], version, hasBranches);
        const isOutside = before.doubts.every(({ reason }) => reason === 'no-advisory');
        if (before.status === 'affected') affected++;
        if (before.status === 'affected' || !isOutside)
          expect(RANKS[after.status]).toBeGreaterThanOrEqual(RANKS[before.status]);
      },
    ),
    { numRuns: runs(500) },
  );
  expect(affected).toBeGreaterThan(0);
});

test('a range in two parts says what the whole range says', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PACKAGES), drawn, place, place, (one, given, cut, asked) => {
      const order = versionOrder(one.ecosystem);
      if (order === undefined) return;
      const middle = write(one, cut);
      const inside = (bound: string | undefined, sign: number): boolean =>
        bound === undefined || bound === '0' || order.compare(bound, middle) * sign > 0;
      const parts = rangesOf(one, given).flatMap((range): Range[] =>
        inside(range.introduced, -1) && inside(range.fixed ?? range.last_affected, 1)
          ? [
              { introduced: range.introduced, fixed: middle },
              { ...range, introduced: middle },
            ]
          : [range],
      );
      const whole = counted(given);
      const version = write(one, asked);
      expect(answer(one, [advisoryOf(1, one, whole, parts)], version, false).status).toBe(
        answer(one, [advisoryOf(1, one, whole)], version, false).status,
      );
    }),
    { numRuns: runs(500) },
  );
});

test('another listed version clears no version that is affected or cannot be compared', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PACKAGES),
      drawn,
      place,
      place,
      fc.boolean(),
      (one, given, more, asked, branches) => {
        const named = counted(given);
        const version = write(one, asked);
        const before = answer(one, [advisoryOf(1, one, named)], version, branches);
        const after = answer(
          one,
          [advisoryOf(1, one, named, undefined, [write(one, more)])],
          version,
          branches,
        );
        // A list names branches, and completes an entry without versions.
        const isDecided = before.doubts.every(({ reason }) => reason !== 'not-comparable');
        const isEmpty = rangesOf(one, named).length + named.listed.length === 0;
        if (before.status === 'affected' || (!isDecided && !isEmpty && !branches))
          expect(RANKS[after.status]).toBeGreaterThanOrEqual(RANKS[before.status]);
      },
    ),
    { numRuns: runs(500) },
  );
});

test('the fix of an affected version is not affected by the same advisory', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PACKAGES), drawn, place, (one, given, asked) => {
      const advisory = advisoryOf(1, one, counted(given));
      const [of] = advisory.affected;
      if (of === undefined) return;
      for (const hit of affecting(of.package, write(one, asked), [advisory]).hits)
        for (const fix of [hit.fixed, hit.fixedOnBranch])
          if (fix !== undefined) expect(affecting(of.package, fix, [advisory]).hits).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});
