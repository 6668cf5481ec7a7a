import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Advisory, advisorySchema } from '../../model/advisory/advisory.ts';
import { contains, type Range } from '../../model/package/range.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionsInWords, vulnerableVersions } from './vulnerable-versions.ts';

type Ranges = NonNullable<
  NonNullable<z.input<typeof advisorySchema>['affected']>[number]['ranges']
>;
const affecting = (
  ranges: Ranges,
  versions: string[] = [],
  name: unknown = 'pkg:pypi/orbital',
): Advisory => anAdvisory({ affected: [{ package: name, ranges, versions }] });
const words = (...advisories: Advisory[]): string[] =>
  vulnerableVersions(advisories, aProject()).map(
    (row) => `${row.branch ?? '-'}: ${versionsInWords(row)}`,
  );

describe('the vulnerable versions', () => {
  test('are those of the ranges, by branch', () => {
    expect(words(anAdvisory())).toEqual([
      '1.x: of 1.0.0 or newer, but older than 1.4.7',
      '2.x: of 2.0.0 or newer, but older than 2.1.3',
    ]);
  });

  test('of several advisories with the same end are one range, from the lowest start', () => {
    expect(
      words(
        affecting([{ introduced: '2.0.10', fixed: '2.1.3' }]),
        affecting([
          { introduced: '2.0.9', fixed: '2.1.3' },
          { introduced: '0', fixed: '1.4.7' },
        ]),
      ),
    ).toEqual(['-: older than 1.4.7', '2.x: of 2.0.9 or newer, but older than 2.1.3']);
  });

  test('name the last one if it is stated', () => {
    expect(words(affecting([{ introduced: '0', last_affected: '2.1.2' }]))).toEqual([
      '-: of 2.1.2 or older',
    ]);
  });

  test('are not cut short by a list, and include what is listed outside the ranges', () => {
    expect(words(affecting([{ introduced: '2.0.0', fixed: '2.1.3' }], ['2.0.0', '2.1.2']))).toEqual(
      ['2.x: of 2.0.0 or newer, but older than 2.1.3'],
    );
    expect(words(affecting([{ introduced: '1.0.0', fixed: '1.4.7' }], ['1.4.6', '2.0.0']))).toEqual(
      ['1.x: of 1.0.0 or newer, but older than 1.4.7', '2.x: of 2.0.0'],
    );
  });

  test('have words for every form of range', () => {
    expect(words(affecting([{ introduced: '0' }]))).toEqual(['-: of any number']);
    expect(words(affecting([{ introduced: '2.1.0' }]))).toEqual(['-: of 2.1.0 or newer']);
    expect(words(affecting([], ['1.0', '1.1']))).toEqual(['1.x: of 1.0', '1.x: of 1.1']);
  });

  test('are separate for each package, in the order of the advisories', () => {
    const npm = affecting([{ introduced: '0', fixed: '3.0.0' }], [], 'pkg:npm/orbital');
    const rows = vulnerableVersions([npm, anAdvisory(), npm], undefined);
    expect(
      rows.map((row) => [row.package.kind === 'package' && row.package.ecosystem, row.fixed]),
    ).toEqual([
      ['npm', '3.0.0'],
      ['PyPI', '1.4.7'],
      ['PyPI', '2.1.3'],
    ]);
  });

  test('omit commits if their advisory names versions', () => {
    const commits = affecting([{ introduced: '0', fixed: 'a'.repeat(40) }], [], {
      repo: 'https://git.example/orbital',
    });
    expect(vulnerableVersions([commits], undefined)).toMatchObject([
      { repo: 'https://git.example/orbital', fixed: 'a'.repeat(40) },
    ]);
    const repo = 'https://git.example/orbital';
    expect(vulnerableVersions([commits, anAdvisory()], undefined).map((row) => row.repo)).toEqual([
      repo,
      undefined,
      undefined,
    ]);
    const both = anAdvisory({
      affected: [
        { package: { repo }, ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }] },
        { package: 'pkg:pypi/orbital', ranges: [{ introduced: '0', fixed: '2.1.3' }] },
      ],
    });
    expect(vulnerableVersions([both], undefined).map((row) => row.repo)).toEqual([undefined]);
  });

  test('stay separate if their starts cannot be compared', () => {
    const package_ = { ecosystem: 'CRAN', name: 'orb' };
    const rows = vulnerableVersions(
      [
        affecting([{ introduced: '1-a', fixed: '9' }], [], package_),
        affecting([{ introduced: '2-b', fixed: '9' }], [], package_),
      ],
      undefined,
    );
    expect(rows.map(({ from }) => from)).toEqual(['1-a', '2-b']);
  });

  test('are exactly the versions that one of the advisories calls vulnerable', () => {
    const version = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 12 }))
      .map((parts) => parts.join('.'));
    const range = fc.record({ introduced: fc.oneof(version, fc.constant('0')), fixed: version });
    fc.assert(
      fc.property(
        fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        version,
        (all, one) => {
          const advisories = all.map((ranges) => affecting(ranges));
          const rows = vulnerableVersions(advisories, undefined);
          const covers = (ranges: readonly Range[]): boolean =>
            ranges.some((each) => contains('PyPI', each, one) === true);
          // A range that ends before it starts is empty. Merging it with others of the same end
          // changes nothing.
          expect(covers(rows.map(({ from = '0', fixed }) => ({ introduced: from, fixed })))).toBe(
            all.some(covers),
          );
        },
      ),
    );
  });
});
