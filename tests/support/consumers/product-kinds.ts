// Random advisories about every kind of product that docs/products.md lists, and the versions to
// ask about. Only for tests.

import fc from 'fast-check';
import type { Advisory } from '../../../src/model/advisory/advisory.ts';
import type { Project } from '../../../src/model/project/project.ts';
import { anAdvisory, aProject } from '../../../src/model/testing/advisory.fixture.ts';

type Entry = NonNullable<NonNullable<Parameters<typeof anAdvisory>[0]>['affected']>[number];

/** A kind of product: how an author names it, and how its versions are written. */
interface ProductKind {
  readonly package: Entry['package'];
  readonly version_order?: Entry['version_order'];
  /** What follows the number of a pre-release; undefined if the order has no pre-releases. */
  readonly pre?: string;
  /** What follows every version. */
  readonly build?: string;
  /** True if nothing orders the versions, so an author can only list them. */
  readonly isListed?: true;
}

const REPO = 'https://git.example/orbital';
const CPE = 'cpe:2.3:h:orbital:appliance:*:*:*:*:*:*:*:*';
const MAVEN = 'pkg:maven/org.orbital/core';
const semver = { version_order: 'semver', pre: '-rc.1' } as const;

/** Pairs of kinds that consumers can confuse are next to each other. */
export const PRODUCT_KINDS: readonly ProductKind[] = [
  { package: 'pkg:pypi/orbital', pre: 'rc1' },
  { package: 'pkg:npm/orbital', pre: '-rc.1' },
  { package: 'pkg:npm/%40orbital/orbital', pre: '-rc.1' },
  { package: 'pkg:golang/git.example/orbital', pre: '-rc.1' },
  { package: 'pkg:cargo/orbital', pre: '-rc.1' },
  { package: 'pkg:gem/orbital', pre: '.rc1' },
  { package: 'pkg:nuget/Orbital', pre: '-rc1' },
  { package: MAVEN, pre: '-RC1' },
  { package: `${MAVEN}?classifier=linux`, pre: '-RC1' },
  { package: `${MAVEN}?classifier=windows`, pre: '-RC1' },
  { package: { ecosystem: 'Debian:12', name: 'orbital' }, pre: '~rc1', build: '-1' },
  { package: { ecosystem: 'Debian:13', name: 'orbital' }, pre: '~rc1', build: '-1' },
  { package: { ecosystem: 'Ubuntu:24.04:LTS', name: 'orbital' }, pre: '~rc1', build: '-1' },
  { package: { ecosystem: 'Alpine:v3.20', name: 'orbital' }, pre: '_rc1', build: '-r0' },
  {
    package: { ecosystem: 'Red Hat:enterprise_linux:9', name: 'orbital' },
    pre: '~rc1',
    build: '-1.el9',
  },
  { package: 'pkg:docker/example/orbital', ...semver },
  { package: 'pkg:docker/example/orbital?repository_url=ghcr.io', ...semver },
  {
    package: 'pkg:oci/orbital?repository_url=registry.example.org/orbital',
    version_order: 'calendar',
  },
  {
    package: 'pkg:generic/orbital?download_url=https://orbital.example/orbital.zip',
    version_order: 'maven',
    pre: '-RC1',
  },
  {
    package: 'pkg:generic/orbital-tools?download_url=https://orbital.example/tools.zip',
    isListed: true,
  },
  { package: 'pkg:swift/git.example/orbital/orbital', pre: '-rc.1' },
  { package: 'pkg:github/example/orbital', ...semver },
  { package: { repo: 'https://git.example/tags' }, ...semver },
  { package: { repo: REPO }, isListed: true },
  { package: { product: 'Appliance', cpe: CPE }, ...semver },
  { package: { product: 'Console' }, version_order: 'rpm', pre: '~rc1' },
  { package: { product: 'Orbital' }, version_order: 'debian', pre: '~rc1' },
  { package: { product: 'orbital', vendor: 'Example Inc.' }, version_order: 'pep440', pre: 'rc1' },
  { package: { product: 'Viewer', vendor: 'Example Inc.' }, isListed: true },
];

// A number of three digits is a release, 213 for 2.1.3; a negative one is its pre-release.
const RELEASES = [90, 100, 110, 121, 200, 201, 213, 300, 310, 990];
const NUMBERS = RELEASES.flatMap((n) => [-n, n]);

/** Returns the versions of a kind, the lowest first. */
const versionsOf = ({ pre, build = '' }: ProductKind): string[] =>
  NUMBERS.filter((n) => n > 0 || pre !== undefined).map(
    (n) => [...String(Math.abs(n)).padStart(3, '0')].join('.') + (n < 0 ? pre : '') + build,
  );

const BRANCHES = [
  { name: '1.x', range: '>=1.0.0 <2.0.0' },
  { name: '2.x', range: '>=2.0.0 <3.0.0' },
];

/** An advisory, its project, and the versions to ask about for each of its entries. */
export interface ProductCase {
  readonly advisory: Advisory;
  readonly project: Project;
  readonly versions: readonly (readonly string[])[];
}

function arbitraryEntry(kind: ProductKind): fc.Arbitrary<Entry> {
  const all = versionsOf(kind);
  return fc
    .record({
      bounds: fc.subarray(all, { maxLength: kind.isListed ? 0 : 4 }),
      end: fc.constantFrom('fixed', 'last_affected', 'open'),
      fromStart: fc.boolean(),
      listed: fc.subarray(all, { maxLength: 2, minLength: kind.isListed ? 1 : 0 }),
      platforms: fc.subarray(['linux', 'windows'], { maxLength: 1 }),
    })
    .filter(({ bounds, listed }) => bounds.length + listed.length > 0)
    .map(({ bounds, end, fromStart, listed, platforms }) => ({
      package: kind.package,
      ...(kind.version_order === undefined ? {} : { version_order: kind.version_order }),
      versions: listed,
      platforms,
      ranges: bounds.flatMap((start, i) => {
        const to = bounds[i + 1];
        const introduced = i === 0 && fromStart ? '0' : start;
        if (i % 2 === 1) return [];
        if (to === undefined || (i + 2 >= bounds.length && end === 'open')) return [{ introduced }];
        return [
          { introduced, [i + 2 >= bounds.length && end === 'last_affected' ? end : 'fixed']: to },
        ];
      }),
    }));
}

/**
 * Returns random advisories: one to three neighboring kinds, in several entries each if the record
 * is imported.
 */
export function arbitraryProductCase(): fc.Arbitrary<ProductCase> {
  const kinds = fc
    .tuple(fc.integer({ min: 0, max: PRODUCT_KINDS.length - 1 }), fc.integer({ min: 1, max: 3 }))
    .map(([start, count]) => PRODUCT_KINDS.slice(start, start + count));
  const branch = fc.constantFrom<'supported' | 'end-of-life'>('supported', 'end-of-life');
  return fc
    .record({
      kinds,
      isImported: fc.boolean(),
      statuses: fc.array(branch, { maxLength: BRANCHES.length }),
    })
    .chain(({ kinds: chosen, isImported, statuses }) => {
      const several = isImported ? chosen.flatMap((kind) => [kind, kind]) : chosen;
      const names = BRANCHES.slice(0, statuses.length).map(({ name }) => name);
      return fc.record({
        statuses: fc.constant(statuses),
        isImported: fc.constant(isImported),
        versions: fc.constant(several.map(versionsOf)),
        affected: fc.tuple(...several.map(arbitraryEntry)),
        assessed: fc.constantFrom(undefined, 'all' as const, names, names.slice(0, 1)),
        isListed: fc.boolean(),
      });
    })
    .map(({ statuses, isImported, versions, affected, assessed, isListed }) => {
      const branches = BRANCHES.slice(0, statuses.length);
      const advisory = anAdvisory({
        affected,
        ...(assessed === undefined
          ? {}
          : { assessed: assessed === 'all' ? assessed : [...assessed] }),
        ...(isImported ? { imported: { format: 'osv' as const, id: 'ORB-2026-0003' } } : {}),
      });
      const project = aProject({
        packages: isListed ? [...new Set(affected.map((entry) => entry.package))] : [],
        branches: branches.map((one, i) => ({ ...one, status: statuses[i] ?? 'supported' })),
      });
      return { advisory, project, versions };
    });
}
