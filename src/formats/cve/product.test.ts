import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Affected } from '../../model/advisory/advisory.ts';
import { contains } from '../../model/package/range.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory, GENERATED_PROJECTS } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { compareVersions, versionOrder } from '../../model/version/compare.ts';
import { type CveProduct, cveProducts } from './product.ts';
import type { CveVersion } from './version.ts';

type Input = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'];

const SHA = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const TWO = [
  { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' as const },
  { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'end-of-life' as const },
];
const V2 = [{ introduced: '2.0.0', fixed: '2.1.3' }];
const products = (affected: Input, project = aProject()) =>
  cveProducts(anAdvisory({ affected }), project, 'The Orbital Project');

describe('the product of a package', () => {
  test('has vendor, product, name and purl, and a version range for each range', () => {
    expect(
      products([
        {
          package: 'pkg:pypi/orbital',
          ranges: [
            { introduced: '0', fixed: '1.4.7' },
            { introduced: '2.0.0', last_affected: '2.1.2' },
            { introduced: '3.0.0' },
            { introduced: '4.0.0', last_affected: '4.0.0' },
          ],
          versions: ['1.0.0', '5.0.0'],
          functions: ['open', 'open', 'close'],
          platforms: ['linux', 'linux'],
        },
      ]),
    ).toEqual([
      {
        vendor: 'The Orbital Project',
        product: 'Orbital',
        collectionURL: 'https://pypi.org',
        packageName: 'orbital',
        packageURL: 'pkg:pypi/orbital',
        repo: 'https://git.example/orbital',
        platforms: ['linux'],
        programRoutines: [{ name: 'open' }, { name: 'close' }],
        defaultStatus: 'unknown',
        versions: [
          { version: '0', status: 'affected', versionType: 'python', lessThan: '1.4.7' },
          { version: '2.0.0', status: 'affected', versionType: 'python', lessThanOrEqual: '2.1.2' },
          { version: '3.0.0', status: 'affected', versionType: 'python', lessThan: '*' },
          { version: '4.0.0', status: 'affected' },
          { version: '1.4.7', status: 'unaffected', versionType: 'python', lessThan: '2.0.0' },
        ],
      },
    ]);
  });

  test('is unknown by default for versions that were not assessed: supported branches are listed as unaffected', () => {
    const of = (changes: Partial<Parameters<typeof anAdvisory>[0]>, branches = TWO) => {
      const advisory = anAdvisory({
        affected: [{ package: 'pkg:pypi/orbital', ranges: V2 }],
        ...changes,
      });
      return cveProducts(advisory, aProject({ branches }), 'V').map(
        ({ defaultStatus, versions }) => [
          defaultStatus,
          (versions ?? []).map(
            (one) => `${one.version} ${one.lessThan ?? one.lessThanOrEqual ?? ''} ${one.status}`,
          ),
        ],
      );
    };
    const affected = '2.0.0 2.1.3 affected';
    const free = '2.1.3 3.0.0.dev0 unaffected';
    expect(of({})).toEqual([['unknown', [affected, free]]]);
    expect(of({ assessed: ['1.x'] })).toEqual([
      ['unknown', [affected, '1.0.0 2.0.0 unaffected', free]],
    ]);
    expect(of({ assessed: 'all' })).toEqual([['unaffected', [affected]]]);
    expect(of({ assessed: [] })).toEqual([['unknown', [affected, free]]]);
    expect(of({}, [])).toEqual([['unaffected', [affected]]]);
    expect(of({ assessed: [] }, [])).toEqual([['unknown', [affected, '2.1.3  unaffected']]]);
  });

  test('is affected in a malicious release only', () => {
    const affected = [{ package: 'pkg:pypi/orbital', versions: ['1.2.1'] }];
    expect(cveProducts(anAdvisory({ affected, assessed: 'all' }), aProject(), 'V')).toMatchObject([
      { defaultStatus: 'unaffected', versions: [{ version: '1.2.1', status: 'affected' }] },
    ]);
  });

  test('states that nothing else is known if a range is not understood', () => {
    for (const of of [{ ecosystem: 'Linux', name: 'x' }, 'pkg:pypi/orbital']) {
      const affected = [{ package: of, ranges: [{ introduced: 'a b', fixed: 'c d' }] }];
      for (const assessed of ['all', undefined] as const)
        expect(
          cveProducts(
            anAdvisory({ affected, ...(assessed && { assessed }) }),
            aProject({ branches: [] }),
            'V',
          ),
        ).toMatchObject([{ defaultStatus: 'unknown' }]);
    }
  });

  test('names the last affected version, after which CVE cannot express versions before the next branch', () => {
    const ranges = [{ introduced: '1.2', last_affected: '1.9' }];
    const [product] = products([{ package: 'pkg:pypi/orbital', ranges }]);
    expect(product?.versions?.slice(1)).toEqual([
      { version: '1.0.0', status: 'unaffected', versionType: 'python', lessThan: '1.2' },
      { version: '2.0.0', status: 'unaffected', versionType: 'python', lessThan: '3.0.0.dev0' },
    ]);
  });

  test('lists a version that is in no range', () => {
    const [product] = products([
      {
        package: 'pkg:npm/%40orbital/core',
        ranges: [{ introduced: '1.0.0', fixed: '1.1.0' }],
        versions: ['1.0.5', '2.0.0'],
      },
    ]);
    expect(product?.versions).toEqual([
      { version: '1.0.0', status: 'affected', versionType: 'semver', lessThan: '1.1.0' },
      { version: '2.0.0', status: 'affected' },
      { version: '1.1.0', status: 'unaffected', versionType: 'semver', lessThan: '2.0.0' },
    ]);
  });

  test('is one for all entries of a package, so that no entry calls "unaffected" what another calls affected', () => {
    const entry = (introduced: string, platform = 'linux') => ({
      package: 'pkg:npm/x',
      ranges: [{ introduced, fixed: `${introduced}.9` }],
      functions: [`f${introduced}`],
      platforms: [platform],
    });
    const all = products([entry('1.0'), entry('2.0'), entry('3.0', 'windows')]);
    expect(
      all.map(({ versions, platforms, programRoutines }) => [
        versions?.length,
        platforms,
        programRoutines,
      ]),
    ).toEqual([
      [2, ['linux'], [{ name: 'f1.0' }, { name: 'f2.0' }]],
      [1, ['windows'], [{ name: 'f3.0' }]],
    ]);
  });

  test('has no purl if the ecosystem has none, but always a vendor and a product', () => {
    expect(
      products([{ package: { ecosystem: 'Debian:12', name: 'orbital' }, versions: ['1:1.0-1'] }]),
    ).toMatchObject([
      {
        vendor: 'The Orbital Project',
        product: 'Orbital',
        packageName: 'orbital',
        packageURL: undefined,
      },
    ]);
  });

  test('uses the slug of the project if the project is unknown', () => {
    expect(cveProducts(anAdvisory(), undefined, 'V')).toMatchObject([
      { vendor: 'V', product: 'orbital', repo: undefined },
    ]);
  });

  test('states that versions are unknown if the advisory has none', () => {
    expect(products([{ package: 'pkg:pypi/orbital' }])).toMatchObject([
      { packageName: 'orbital', defaultStatus: 'unknown', versions: undefined },
    ]);
    expect(products([])).toEqual([
      {
        vendor: 'The Orbital Project',
        product: 'Orbital',
        repo: 'https://git.example/orbital',
        defaultStatus: 'unknown',
      },
    ]);
  });
});

describe('the product of a repository', () => {
  test('has the commits of one repository, and its tags', () => {
    const ranges = [
      { introduced: '0', fixed: SHA },
      { introduced: OTHER, limit: SHA },
      { introduced: OTHER },
    ];
    expect(
      products([{ package: { repo: 'https://git.example/a' }, ranges, versions: ['v1.0.0'] }]),
    ).toEqual([
      {
        vendor: 'The Orbital Project',
        product: 'Orbital',
        repo: 'https://git.example/a',
        defaultStatus: 'unknown',
        versions: [
          { version: '0', status: 'affected', versionType: 'git', lessThan: SHA },
          { version: OTHER, status: 'affected', versionType: 'git', lessThan: SHA },
          { version: OTHER, status: 'affected', versionType: 'git', lessThan: '*' },
          { version: 'v1.0.0', status: 'affected' },
        ],
      },
    ]);
  });

  test('is listed beside that of the package if an entry has ranges of both', () => {
    const ranges = [
      { introduced: '1.0.0', fixed: '1.1.0' },
      { introduced: '0', fixed: SHA, repo: 'https://git.example/mirror' },
    ];
    const [first, second, ...more] = products([{ package: 'pkg:pypi/orbital', ranges }]);
    expect(first).toMatchObject({ packageName: 'orbital', repo: 'https://git.example/orbital' });
    expect(first?.versions?.filter(({ status }) => status === 'affected')).toHaveLength(1);
    expect(second).toMatchObject({ repo: 'https://git.example/mirror' });
    expect(second).not.toHaveProperty('packageName');
    expect(second?.versions).toEqual([
      { version: '0', status: 'affected', versionType: 'git', lessThan: SHA },
    ]);
    expect(more).toEqual([]);
  });

  test('is the only one if a package has only commits', () => {
    const ranges = [{ introduced: '0', fixed: SHA, repo: 'https://git.example/mirror' }];
    expect(products([{ package: 'pkg:pypi/orbital', ranges }])).toHaveLength(1);
  });
});

/**
 * Returns the status of a version by the algorithm of CVE's versions.md; undefined if no order is
 * known.
 */
function statusOf(
  ecosystem: string,
  { versions = [], defaultStatus }: CveProduct,
  version: string,
): string | undefined {
  for (const item of versions) {
    const matches = isMatch(ecosystem, item, version);
    if (matches === undefined) return undefined;
    if (matches) return item.status;
  }
  return defaultStatus;
}

function isMatch(ecosystem: string, item: CveVersion, version: string): boolean | undefined {
  const { lessThan, lessThanOrEqual } = item;
  if (lessThan === undefined && lessThanOrEqual === undefined)
    return compareVersions(ecosystem, item.version, version) === 0;
  const start = item.version === '0' ? -1 : compareVersions(ecosystem, item.version, version);
  const end =
    lessThan === '*' ? -1 : compareVersions(ecosystem, version, lessThan ?? lessThanOrEqual ?? '');
  if (start === undefined || end === undefined) return undefined;
  return start <= 0 && (lessThan === undefined ? end <= 0 : end < 0);
}

const isAffected = (ecosystem: string, { ranges, versions }: Affected, version: string): boolean =>
  versions.some((one) => compareVersions(ecosystem, one, version) === 0) ||
  ranges.some((range) => range.repo === undefined && contains(ecosystem, range, version) === true);

test("CVE's own algorithm finds exactly the versions affected that the advisory calls affected", () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryAdvisory(), (advisory) => {
      for (const entry of advisory.affected) {
        const { package: of, ranges, versions } = entry;
        if (of.kind === 'repository' || versionOrder(of.ecosystem) === undefined) continue;
        const [product] = cveProducts(
          { ...advisory, affected: [entry] },
          GENERATED_PROJECTS[0],
          'V',
        );
        const bounds = ranges
          .filter(({ repo }) => repo === undefined)
          .flatMap((one) => [one.introduced, one.fixed, one.last_affected]);
        for (const version of [...bounds, ...versions]) {
          if (version === undefined || version === '0' || product === undefined) continue;
          // A range of commits without a fix can contain any version.
          const open = ranges.some(({ repo, fixed }) => repo !== undefined && fixed === undefined);
          const free = open ? 'unknown' : 'unaffected';
          const expected = isAffected(of.ecosystem, entry, version) ? 'affected' : free;
          expect([version, statusOf(of.ecosystem, product, version)]).toEqual([version, expected]);
          compared++;
        }
      }
    }),
    { numRuns: runs(200) },
  );
  expect(compared).toBeGreaterThan(50);
});
