import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePurl } from '../../model/package/purl.ts';
import { contains } from '../../model/package/range.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { arbitraryAdvisory } from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory } from '../../model/testing/advisory.fixture.ts';
import { namedProducts } from './product.ts';

type Input = NonNullable<Parameters<typeof anAdvisory>[0]>['affected'];

const SHA = 'a'.repeat(40);
const products = (affected: Input) => namedProducts(anAdvisory({ affected }));

describe('the products of an advisory', () => {
  test('are the named versions: starts, ends and fixes of ranges, and listed versions', () => {
    expect(
      products([
        {
          package: 'pkg:pypi/orbital',
          ranges: [
            { introduced: '0', fixed: '1.4.7' },
            { introduced: '2.0.0', last_affected: '2.1.3' },
            { introduced: '3.0.0' },
          ],
          versions: ['1.0.0', '2.0.0'],
        },
      ]),
    ).toEqual({
      affected: ['2.0.0', '2.1.3', '3.0.0', '1.0.0'].map(
        (version) => `pkg:pypi/orbital@${version}`,
      ),
      fixed: ['pkg:pypi/orbital@1.4.7'],
    });
  });

  test('are named by their CPE name if they have no purl, and not at all without one', () => {
    const entry = {
      version_order: 'semver' as const,
      ranges: [{ introduced: '1.0', fixed: '1.4' }],
    };
    const cpe = 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*';
    expect(products([{ package: { product: 'Appliance', cpe }, ...entry }])).toEqual({
      affected: [cpe.replace('*', '1.0')],
      fixed: [cpe.replace('*', '1.4')],
    });
    expect(products([{ package: { product: 'Appliance' }, ...entry }])).toEqual({
      affected: [],
      fixed: [],
    });
  });

  test('do not contain a fix that can be in a range that an import could not hold', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0', fixed: '1.5' }] },
    ];
    const range = { type: 'ECOSYSTEM', events: [{ introduced: '1.2' }] };
    const imported = { format: 'osv' as const, id: 'X-1', kept: { 'affected/0/ranges/1': range } };
    expect(namedProducts(anAdvisory({ affected, imported }))).toEqual({
      affected: ['pkg:pypi/orbital@1.0'],
      fixed: [],
    });
  });

  test('are the package as a whole if every version is affected, and nothing is called fixed', () => {
    const ranges = [{ introduced: '0' }, { introduced: '2.0.0', fixed: '2.0.1' }];
    expect(products([{ package: 'pkg:pypi/orbital', ranges, versions: ['1.0.0'] }])).toEqual({
      affected: ['pkg:pypi/orbital'],
      fixed: [],
    });
  });

  test('are never a package without a version if only some versions are affected: it would mean every version', () => {
    expect(
      products([{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '1.0.0' }] }]),
    ).toEqual({
      affected: [],
      fixed: ['pkg:pypi/orbital@1.0.0'],
    });
  });

  test('omit a fixed version that another range affects again', () => {
    const ranges = [
      { introduced: '1.0.0', fixed: '1.4.7' },
      { introduced: '1.4.7', fixed: '1.5.0' },
    ];
    expect(products([{ package: 'pkg:pypi/orbital', ranges }]).fixed).toEqual([
      'pkg:pypi/orbital@1.5.0',
    ]);
    const listed = [
      { package: 'pkg:pypi/orbital', ranges: ranges.slice(0, 1), versions: ['1.4.7'] },
    ];
    expect(products(listed)).toEqual({
      affected: ['pkg:pypi/orbital@1.0.0', 'pkg:pypi/orbital@1.4.7'],
      fixed: [],
    });
  });

  test('have no commits, no repositories and no packages without a purl', () => {
    expect(
      products([
        {
          package: { repo: 'https://git.example/orbital' },
          ranges: [{ introduced: '0', fixed: SHA }],
          versions: ['v1'],
        },
        { package: { ecosystem: 'Debian:12', name: 'orbital' }, versions: ['1.0-1'] },
        {
          package: 'pkg:npm/orbital',
          ranges: [{ introduced: SHA, repo: 'https://git.example/orbital' }],
        },
      ]),
    ).toEqual({ affected: [], fixed: [] });
  });

  test('have the "v" that versions of Go modules start with', () => {
    expect(
      products([
        {
          package: 'pkg:golang/example.org/orbital',
          ranges: [{ introduced: '1.0.0', fixed: '1.1.0' }],
        },
      ]),
    ).toEqual({
      affected: ['pkg:golang/example.org/orbital@v1.0.0'],
      fixed: ['pkg:golang/example.org/orbital@v1.1.0'],
    });
  });

  test('are unique, whatever entries an imported record has', () => {
    const entry = {
      package: 'pkg:pypi/orbital',
      ranges: [{ introduced: '1.0.0', fixed: '1.1.0' }],
    };
    expect(products([entry, { ...entry, versions: ['1.0.0'] }])).toEqual({
      affected: ['pkg:pypi/orbital@1.0.0'],
      fixed: ['pkg:pypi/orbital@1.1.0'],
    });
  });

  test('of random advisories match the ranges, and are never both affected and fixed', () => {
    let named = 0;
    fc.assert(
      fc.property(arbitraryAdvisory(), (advisory) => {
        const { affected, fixed } = namedProducts(advisory);
        expect(new Set([...affected, ...fixed]).size).toBe(affected.length + fixed.length);
        for (const purl of affected)
          expect([purl, isCalledAffected(advisory, purl)]).toEqual([purl, true]);
        for (const purl of fixed)
          expect([purl, isCalledAffected(advisory, purl)]).toEqual([purl, false]);
        named += affected.length + fixed.length;
      }),
      { numRuns: runs(200) },
    );
    expect(named).toBeGreaterThan(50);
  });
});

function isCalledAffected({ affected }: ReturnType<typeof anAdvisory>, purl: string): boolean {
  const parts = parsePurl(purl);
  const version = parts?.version;
  return affected.some(({ package: of, ranges, versions }) => {
    if (of.kind === 'repository' || of.purl === undefined) return false;
    const own = parsePurl(of.purl);
    if (
      own?.type !== parts?.type ||
      own?.name !== parts?.name ||
      own?.namespace !== parts?.namespace
    )
      return false;
    const ofPackage = ranges.filter(({ repo }) => repo === undefined);
    if (!version)
      return ofPackage.some((range) => range.introduced === '0' && Object.keys(range).length === 1);
    const plain = of.ecosystem === 'Go' ? version.replace(/^v/, '') : version;
    return (
      versions.includes(plain) ||
      ofPackage.some((range) => contains(of.ecosystem, range, plain) === true)
    );
  });
}
