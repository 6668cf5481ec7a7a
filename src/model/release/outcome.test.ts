import { describe, expect, test } from 'vitest';
import { anAdvisory, aProject, aRelease } from '../testing/advisory.fixture.ts';
import { outcomesOf } from './outcome.ts';

type Affected = NonNullable<NonNullable<Parameters<typeof anAdvisory>[0]>['affected']>;

/** The kind of an outcome, then "version -> fix" for each released version that does not fix it. */
function outcome(
  versions: string[],
  affected: Affected,
  project = aProject(),
  others: Affected[] = [],
): string[] {
  const advisories = [affected, ...others].map((one, i) =>
    anAdvisory({ id: `ORB-2026-010${i}`, affected: one }),
  );
  const release = aRelease({ slug: `orbital-${versions[0]}`, versions });
  const [first] = outcomesOf(release, advisories, project);
  const words = first?.shortfalls.map(
    ({ version, fix = 'none', isAffected, isOfOnePackage, package: of }) =>
      `${version}${isOfOnePackage && of.kind === 'package' ? ` of ${of.ecosystem}` : ''} -> ${isAffected ? fix : `unknown, ${fix}`}`,
  );
  return [first?.kind ?? '', ...(words ?? [])];
}

const pypi = (introduced: string, fixed?: string) => ({
  package: 'pkg:pypi/orbital',
  ranges: [{ introduced, ...(fixed === undefined ? {} : { fixed }) }],
});
const npm = (introduced: string, fixed: string) => ({
  package: 'pkg:npm/orbital',
  ranges: [{ introduced, fixed }],
});
const both = aProject({ packages: ['pkg:pypi/orbital', 'pkg:npm/orbital'] });

describe('what a release does about an advisory', () => {
  test.each([
    ['fixes it', ['2.1.3'], [pypi('2.0.0', '2.1.3')], ['fixes']],
    ['fixes it, in another spelling', ['2.1.3.0'], [pypi('2.0.0', '2.1.3')], ['fixes']],
    ['does not fix it', ['2.1.3'], [pypi('2.0.0', '2.1.4')], ['fails', '2.1.3 -> 2.1.4']],
    ['has no fix', ['2.1.3'], [pypi('2.0.0')], ['fails', '2.1.3 -> none']],
    ['is later than its fix', ['2.1.4'], [pypi('2.0.0', '2.1.3')], ['unneeded']],
    [
      'lists an affected version',
      ['2.1.3'],
      [{ ...pypi('2.0.0', '2.1.3'), versions: ['2.1.3'] }],
      ['fails', '2.1.3 -> none'],
    ],
    [
      'is not one of the listed versions',
      ['2.1.3'],
      [{ package: 'pkg:pypi/orbital', versions: ['2.1.2'] }],
      ['unstated'],
    ],
  ])('%s', (_, versions, affected, said) => {
    expect(outcome(versions, affected)).toEqual(said);
  });

  test('is unknown without an order of versions, but for the version that is the fix', () => {
    const affected = [
      { package: 'pkg:docker/example/orbital', ranges: [{ introduced: 'r1', fixed: 'r5' }] },
    ];
    expect(outcome(['r5'], affected)).toEqual(['fixes']);
    expect(outcome(['r4'], affected)).toEqual(['fails', 'r4 -> unknown, r5']);
  });

  test('is not contradicted by commits, unless no commit fixes it', () => {
    const repo = { repo: 'https://git.example/orbital' };
    expect(
      outcome(['2.1.3'], [{ package: repo, ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }] }]),
    ).toEqual(['unstated']);
    expect(outcome(['2.1.3'], [{ package: repo, ranges: [{ introduced: '0' }] }])).toEqual([
      'fails',
      '2.1.3 -> none',
    ]);
  });

  test('claims nothing if the advisory is withdrawn', () => {
    const withdrawn = { at: '2026-05-20T16:00:00Z', reason: 'No vulnerability.' };
    expect(outcomesOf(aRelease(), [anAdvisory({ withdrawn })], aProject())).toEqual([]);
  });
});

describe('a release of several packages', () => {
  test('names the package that a version does not fix', () => {
    const affected = [pypi('2.0.0', '2.1.3'), npm('2.0.0', '2.1.4')];
    expect(outcome(['2.1.3'], affected, both)).toEqual(['partly', '2.1.3 of npm -> 2.1.4']);
    expect(outcome(['2.1.2'], [pypi('2.0.0', '2.1.3'), npm('2.0.0', '2.1.3')], both)).toEqual([
      'fails',
      '2.1.2 -> 2.1.3',
    ]);
  });

  test('can have a version of its own for each package', () => {
    expect(
      outcome(['2.1.3', '2.1.4'], [pypi('2.0.0', '2.1.3'), npm('2.0.0', '2.1.4')], both),
    ).toEqual(['fixes']);
    expect(outcome(['0.3.2'], [pypi('0', '2.1.3'), npm('0', '0.3.2')], both)).toEqual(['fixes']);
    // The second version is of a package that another advisory of the release is about.
    expect(outcome(['2.1.3', '0.3.2'], [pypi('0', '2.1.3')], both, [[npm('0', '0.3.2')]])).toEqual([
      'fixes',
    ]);
  });

  test('believes the project about which package has a version', () => {
    const releases = [{ version: '2.1.3', packages: ['pkg:pypi/orbital'] }];
    const affected = [pypi('2.0.0', '2.1.3'), npm('2.0.0', '2.1.4')];
    const project = aProject({ packages: ['pkg:pypi/orbital', 'pkg:npm/orbital'], releases });
    expect(outcome(['2.1.3'], affected, project)).toEqual(['fixes']);
  });

  test('does not take its versions for those of a distribution', () => {
    const debian = {
      package: { ecosystem: 'Debian', name: 'orbital' },
      ranges: [{ introduced: '2.0.0-1', fixed: '2.1.3-1' }],
    };
    const project = aProject({
      packages: ['pkg:pypi/orbital', { ecosystem: 'Debian', name: 'orbital' }],
    });
    expect(outcome(['2.1.3'], [pypi('2.0.0', '2.1.3'), debian], project)).toEqual(['fixes']);
  });
});
