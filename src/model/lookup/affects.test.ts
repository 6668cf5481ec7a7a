import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../advisory/advisory.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import { contains } from '../package/range.ts';
import { sampleAdvisories } from '../testing/advisory.arbitrary.ts';
import { anAdvisory, aProject } from '../testing/advisory.fixture.ts';
import { compareVersions } from '../version/compare.ts';
import { affecting, assessor, ranksOf, versionsNamed } from './affects.ts';

const PYPI: Package = {
  kind: 'package',
  ecosystem: 'PyPI',
  name: 'orbital',
  purl: 'pkg:pypi/orbital',
};
type Ranges = readonly {
  introduced?: string;
  fixed?: string;
  last_affected?: string;
  repo?: string;
}[];

/** The example advisory with other ranges and versions. */
const withRanges = (
  ranges: Ranges,
  versions: string[] = [],
  changes: Parameters<typeof anAdvisory>[0] = {},
): Advisory =>
  anAdvisory({
    affected: [{ package: 'pkg:pypi/orbital', ranges: [...ranges], versions }],
    ...changes,
  });
const statusOf = (version: string, ...advisories: Advisory[]) =>
  affecting(PYPI, version, advisories).status;

describe('a version', () => {
  const advisory = anAdvisory();

  test('is affected from the version that introduces a vulnerability up to, but excluding, the fixed one', () => {
    const affected = ['1.0.0', '1.4.6', '2.0.0', '2.1.2'];
    const free = ['0.9', '1.4.7', '1.9', '2.1.3', '3.0'];
    expect(affected.map((version) => statusOf(version, advisory))).toEqual(
      affected.map(() => 'affected'),
    );
    expect(free.map((version) => statusOf(version, advisory))).toEqual(
      free.map(() => 'not-affected'),
    );
  });

  test('that is a pre-release is ordered as PEP 440 says', () => {
    expect(statusOf('2.1.3rc1', advisory)).toBe('affected');
    expect(statusOf('2.1.3.dev1', advisory)).toBe('affected');
    expect(statusOf('2.1.3.post1', advisory)).toBe('not-affected');
    expect(statusOf('2.0.0b2', advisory)).toBe('not-affected');
    expect(statusOf('2.0.0b2', withRanges([{ introduced: '2.0.0a1', fixed: '2.0.0rc1' }]))).toBe(
      'affected',
    );
  });

  test('is recognized in every spelling', () => {
    expect(statusOf('2.1', advisory)).toBe('affected');
    expect(statusOf('1.4.7.0', advisory)).toBe('not-affected');
    expect(statusOf('v1.5', withRanges([], ['1.5.0']))).toBe('affected');
  });

  test('is affected if a list names it, with or without ranges', () => {
    const listed = withRanges([{ introduced: '1.0', fixed: '1.1' }], ['3.0']);
    expect(['1.0', '2.0', '3.0'].map((version) => statusOf(version, listed))).toEqual([
      'affected',
      'not-affected',
      'affected',
    ]);
    expect(['1.0', '2.0'].map((version) => statusOf(version, withRanges([], ['2.0'])))).toEqual([
      'not-affected',
      'affected',
    ]);
  });

  test('is affected up to and including last_affected, and always if the range has no end', () => {
    expect(statusOf('1.5', withRanges([{ introduced: '0', last_affected: '1.5' }]))).toBe(
      'affected',
    );
    expect(statusOf('1.6', withRanges([{ introduced: '0', last_affected: '1.5' }]))).toBe(
      'not-affected',
    );
    expect(statusOf('99', withRanges([{ introduced: '1.0' }]))).toBe('affected');
  });

  test('of another package is not a version of this one', () => {
    const npm: Package = { kind: 'package', ecosystem: 'npm', name: 'orbital' };
    expect(affecting(npm, '1.0.0', [advisory]).status).toBe('not-affected');
  });

  test('is not affected by a withdrawn advisory', () => {
    const withdrawn = anAdvisory({
      withdrawn: { at: '2026-05-13T16:00:00Z', reason: 'Not a vulnerability.' },
    });
    expect(affecting(PYPI, '1.0.0', [withdrawn])).toMatchObject({
      status: 'not-affected',
      hits: [],
      unknown: [],
      notAssessed: [],
    });
  });
});

describe('a version of unknown state', () => {
  test('is not guessed if the version is not valid in its registry, unless a list names it', () => {
    const advisory = withRanges([{ introduced: '1.0', fixed: '2.0' }], ['final']);
    expect(affecting(PYPI, 'r42', [advisory])).toMatchObject({
      status: 'not-assessed',
      unknown: [advisory],
    });
    expect(statusOf('final', advisory)).toBe('affected');
  });

  test('is not guessed if the advisory names no versions', () => {
    const silent = anAdvisory({ affected: [{ package: 'pkg:pypi/orbital' }] });
    expect(affecting(PYPI, '1.0', [silent])).toMatchObject({
      status: 'not-assessed',
      unknown: [silent],
    });
  });

  test('is not guessed from commits, unless a list beside a fixed range names all versions', () => {
    const commits = [
      { introduced: 'a'.repeat(40), fixed: 'b'.repeat(40), repo: 'https://git.example/orbital' },
    ];
    expect(statusOf('1.0', withRanges(commits))).toBe('not-assessed');
    expect(statusOf('1.0', withRanges(commits, ['0.9']))).toBe('not-affected');
    expect(
      statusOf(
        '1.0',
        withRanges([{ introduced: 'a'.repeat(40), repo: 'https://git.example/orbital' }], ['0.9']),
      ),
    ).toBe('not-assessed');
  });

  test('does not hide an advisory that affects the version', () => {
    const known = withRanges([{ introduced: '0' }]);
    const unknown = anAdvisory({
      id: 'ORB-2026-0004',
      affected: [{ package: 'pkg:pypi/orbital' }],
    });
    expect(affecting(PYPI, '1.0', [known, unknown])).toMatchObject({
      status: 'affected',
      unknown: [unknown],
    });
  });
});

describe('the fix', () => {
  const advisory = withRanges([
    { introduced: '1.0', fixed: '1.4.7' },
    { introduced: '2.0', fixed: '2.1.3' },
    { introduced: '2.5', fixed: '2.6' },
  ]);
  const fixes = (version: string, of: Advisory, project = aProject()) => {
    const [hit] = affecting(PYPI, version, [of], project).hits;
    return [hit?.fixed, hit?.fixedOnBranch];
  };

  test('is the nearest later version, and the nearest on the same branch', () => {
    expect(fixes('1.2', advisory)).toEqual(['1.4.7', '1.4.7']);
    expect(fixes('2.0', advisory)).toEqual(['2.1.3', '2.1.3']);
    expect(fixes('2.5', advisory)).toEqual(['2.6', '2.6']);
  });

  test('can exist on another branch only', () => {
    expect(fixes('1.2', withRanges([{ introduced: '0', fixed: '2.1.3' }]))).toEqual([
      '2.1.3',
      undefined,
    ]);
    expect(fixes('2.0', withRanges([{ introduced: '0' }]))).toEqual([undefined, undefined]);
  });

  test('is never the version itself, even if a list calls it affected', () => {
    expect(fixes('1.4.7', withRanges([{ introduced: '1.0', fixed: '1.4.7' }], ['1.4.7']))).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('is the end of the range if the project lists no branches', () => {
    expect(fixes('2.5', advisory, aProject({ branches: [] }))).toEqual(['2.6', '2.6']);
  });
});

describe('a branch that is out of support', () => {
  const project = aProject({
    branches: [
      { name: '2.x', range: '>=2.0.0', status: 'supported' },
      { name: '1.x', range: '<2.0.0', status: 'end-of-life', until: '2026-05-11' },
    ],
  });
  const later = withRanges([{ introduced: '2.0', fixed: '2.1.3' }]);
  const on = (version: string, advisory: Advisory) => affecting(PYPI, version, [advisory], project);

  test('was not assessed by a later advisory about other branches', () => {
    expect(on('1.5', later)).toMatchObject({
      status: 'not-assessed',
      notAssessed: [later],
      branch: { name: '1.x' },
    });
    expect(on('2.1.3', later)).toMatchObject({ status: 'not-affected', notAssessed: [] });
  });

  test('was assessed while it was supported, including the last day', () => {
    expect(
      on('1.5', {
        ...later,
        published: anAdvisory({ published: '2026-05-11T23:59:59Z' }).published,
      }).status,
    ).toBe('not-affected');
  });

  test('was assessed by an advisory that names one of its versions', () => {
    const both = withRanges([{ introduced: '1.2', fixed: '1.4.7' }]);
    expect(on('1.1', both).status).toBe('not-affected');
    expect(on('1.3', both).status).toBe('affected');
  });

  test('does not count as assessed if the end of support is unknown', () => {
    const undated = aProject({
      branches: [{ name: '1.x', range: '<2.0.0', status: 'end-of-life' }],
    });
    expect(affecting(PYPI, '1.5', [later], undated).status).toBe('not-assessed');
  });
});

describe('a version that no advisory names', () => {
  const branches = [
    { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' as const },
    { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' as const },
  ];
  const ranges = [{ introduced: '2.0', fixed: '2.1.3' }];
  const of = (
    version: string,
    changes: Parameters<typeof anAdvisory>[0] = {},
    project = aProject({ branches }),
  ) =>
    affecting(
      PYPI,
      version,
      [anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }], ...changes })],
      project,
    );

  test('is "not known" on no branch of the project, and "not affected" if the project lists no branches', () => {
    for (const version of ['0.9', '3.0', '99']) {
      expect(of(version)).toMatchObject({
        status: 'not-assessed',
        branch: undefined,
        notAssessed: [{}],
      });
      expect(of(version, {}, aProject({ branches: [] })).status).toBe('not-affected');
    }
  });

  test('is "not known" if "assessed" does not name its branch', () => {
    expect(of('1.5').status).toBe('not-affected');
    expect(of('1.5', { assessed: [] }).status).toBe('not-assessed');
    expect(of('1.5', { assessed: ['1.x'] }).status).toBe('not-affected');
    expect(of('99', { assessed: ['1.x'] }).status).toBe('not-assessed');
    expect(of('99', { assessed: 'all' }).status).toBe('not-affected');
  });

  test('is not affected if the advisory calls it fixed, or names a version of the same branch', () => {
    expect(of('2.1.4', { assessed: [] }).status).toBe('not-affected');
    const past = {
      affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0', fixed: '3.0' }] }],
    };
    expect(of('3.0', past).status).toBe('not-affected');
    expect(of('3.0.1', past).status).toBe('not-assessed');
  });

  test('is "not known" if it is not valid in the ecosystem, or no version order can place it on a branch', () => {
    const listed = { affected: [{ package: 'pkg:pypi/orbital', versions: ['1.2.1'] }] };
    expect(of('next', { ...listed, assessed: 'all' }).unknown).toHaveLength(1);
    const linux: Package = { kind: 'package', ecosystem: 'Linux', name: 'x' };
    const advisory = anAdvisory({
      affected: [{ package: { ecosystem: 'Linux', name: 'x' }, versions: ['1.2.1'] }],
    });
    const state = (project = aProject({ branches })) =>
      affecting(linux, '1.2.2', [advisory], project).status;
    expect([state(), state(aProject({ branches: [] }))]).toEqual(['not-assessed', 'not-affected']);
  });

  test('with "assessed: all" is affected only if it is the malicious release', () => {
    const malicious = {
      affected: [{ package: 'pkg:pypi/orbital', versions: ['1.2.1'] }],
      assessed: 'all' as const,
    };
    expect(
      ['1.2.0', '1.2.1', '1.2.2', '0.1', '99'].map((version) => of(version, malicious).status),
    ).toEqual(['not-affected', 'affected', 'not-affected', 'not-affected', 'not-affected']);
  });
});

describe('a version that the order places outside a range', () => {
  const status = (ecosystem: string, range: object, version: string, assessed?: 'all') => {
    const affected = [{ package: { ecosystem, name: 'comet' }, ranges: [range] }];
    const of = { kind: 'package', ecosystem, name: 'comet' } as const;
    return affecting(of, version, [anAdvisory({ affected, ...(assessed && { assessed }) })]).status;
  };

  test.each([
    // Rebuilds have the same source.
    ['Debian:12', '1.2-3', '1.2-3+b1', 'affected'],
    ['Debian:12', '1.2', '1.2+b2', 'affected'],
    ['Ubuntu:24.04', '1.2-3', '1.2-3build1', 'affected'],
    ['Debian:12', '1:1.2-3+deb12u1', '1:1.2-3+deb12u1+b1', 'affected'],
    // Updates of a release have the same source, and changes that may be the fix.
    ['Debian:12', '1.2-3', '1.2-3+deb12u1', 'not-assessed'],
    ['Debian:12', '1.2-3', '1.2-3+deb12u1+b1', 'not-assessed'],
    ['Ubuntu:24.04', '1.2-3', '1.2-3ubuntu0.1', 'not-assessed'],
    ['Debian:12', '1.2', '1.2-3', 'not-assessed'],
    ['Debian:12', '1.2', '1.2+dfsg-3+deb12u1', 'not-assessed'],
    ['Debian:12', '1.2-3', '1.2-4', 'not-affected'],
    ['Debian:12', '1.2-3', '1.2.1-3', 'not-affected'],
    ['PyPI', '2.0', '2.0.post1', 'not-assessed'],
    ['PyPI', '2.0', '2.0.0-1', 'not-assessed'],
    ['PyPI', '2.0', '2.0.1', 'not-affected'],
    ['Maven', '31.0', '31.0-jre', 'not-assessed'],
    ['Maven', '1.5.0.Final', '1.5.0.redhat-00001', 'not-assessed'],
    ['Maven', '31.0', '31.0.1-jre', 'not-affected'],
    ['Go', '1.4.7', '1.4.8-0.20260102030405-abcdefabcdef', 'not-assessed'],
    ['Go', '1.5.0-rc.1', '1.5.0-rc.1.0.20260102030405-abcdefabcdef', 'not-assessed'],
    ['Go', '1.4.7', '1.4.9-0.20260102030405-abcdefabcdef', 'not-affected'],
    ['Go', '1.4.7', '1.4.8-0.20260102030405-abcdefabcdef+dirty', 'not-assessed'],
    ['PyPI', '2.0.3', '2.0.4.dev3+g1a2b3c4', 'not-assessed'],
    ['PyPI', '2.0', '2.1.dev3', 'not-assessed'],
    ['PyPI', '2.0.3', '2.0.5.dev3', 'not-affected'],
    ['PyPI', '2.0.3', '2.0.4', 'not-affected'],
    ['Maven', '2.0.3', '2.0.4-SNAPSHOT', 'not-assessed'],
    ['Maven', '2.0.3', '2.0.4-rc-1', 'not-affected'],
    ['npm', '2.0.3', '2.0.4-nightly.20260102', 'not-assessed'],
    ['npm', '2.0.3', '2.0.4-rc.1', 'not-affected'],
    ['Maven', '2.0.3', '999-SNAPSHOT', 'not-assessed'],
    ['Packagist', '2.0.3', '9999999-dev', 'not-assessed'],
    ['Pub', '1.5.0', '1.5.0+1', 'not-assessed'],
    ['Pub', '1.5.0', '1.5.1', 'not-affected'],
    ['Bitnami', '1.5.0', '1.5.0-4', 'affected'],
    ['Bitnami', '1.5.0', '1.5.1-0', 'not-affected'],
  ] as const)('%s, last affected %s: %s is %s', (ecosystem, last, version, wanted) => {
    expect(status(ecosystem, { introduced: '0', last_affected: last }, version)).toBe(wanted);
  });

  test.each([
    ['0.0.0-20260102030405-abcdefabcdef', 'not-assessed'],
    ['1.4.8-0.20260102030405-abcdefabcdef', 'not-assessed'],
    ['1.5.1-0.20260102030405-abcdefabcdef', 'affected'],
    ['1.5.8-0.20260102030405-abcdefabcdef', 'not-affected'],
    ['1.4.8', 'not-affected'],
  ])('a commit can have what a later release introduces: %s is %s', (version, wanted) => {
    expect(status('Go', { introduced: '1.5.0', fixed: '1.5.7' }, version)).toBe(wanted);
  });

  test.each([
    ['Go', '0.0.0-20260102030405-abcdefabcdef+dirty', 'not-assessed'],
    ['npm', '0.0.0-nightly-20260102', 'not-assessed'],
    ['npm', '0.0.0', 'not-assessed'],
    ['npm', '0.0.1', 'not-affected'],
    ['npm', '1.4.0', 'not-affected'],
    ['PyPI', '0+unknown', 'not-assessed'],
    ['PyPI', '0.1.dev5+g1a2b3c4', 'not-assessed'],
    ['PyPI', '0.1.dev5+g1a2b3c4.d20260102', 'not-assessed'],
    ['PyPI', '1.4+3.g1a2b3c4.dirty', 'not-assessed'],
    ['PyPI', '1.4+1a2b3c4', 'not-assessed'],
    ['PyPI', '1.4+cu118', 'not-affected'],
    ['PyPI', '1.6+g1a2b3c4', 'affected'],
    ['PyPI', '1.8+g1a2b3c4', 'not-affected'],
    ['Maven', '0.0.0-SNAPSHOT', 'not-assessed'],
    ['Maven', '999-SNAPSHOT', 'not-assessed'],
    ['npm', '1000.0.0-dev', 'not-assessed'],
    ['crates.io', '1.4.0+git.1a2b3c4', 'not-assessed'],
    ['crates.io', '1.8.0+git.1a2b3c4', 'not-affected'],
    ['Debian', '1.4.0+git20260102.1a2b3c4-1', 'not-assessed'],
    ['NuGet', '0.0.0-ci.7', 'not-assessed'],
    ['Bitnami', '1.5.0-4', 'affected'],
    ['Bitnami', '1.4.0-4', 'not-affected'],
  ])(
    'of %s, a build of any commit can have what a release introduces: %s is %s',
    (ecosystem, version, wanted) => {
      expect(status(ecosystem, { introduced: '1.5.0', fixed: '1.7.0' }, version)).toBe(wanted);
      expect(status(ecosystem, { introduced: '1.5.0', fixed: '1.7.0' }, version, 'all')).not.toBe(
        'not-assessed',
      );
    },
  );

  test.each([
    ['npm', '0.0.0-nightly-20260102', 'not-assessed'],
    ['npm', '1.4.0-5-g1a2b3c4', 'not-assessed'],
    ['npm', '1.5.1-5-g1a2b3c4', 'not-affected'],
    ['npm', '1.4.0', 'not-affected'],
    ['npm', '999.0.0-dev', 'not-assessed'],
    ['Go', '0.0.0-20260102030405-abcdefabcdef', 'not-assessed'],
    ['CRAN', '1.4.0-5-g1a2b3c4', 'not-assessed'],
    ['CRAN', '1.4.0', 'not-affected'],
  ])(
    'of %s, a build of any commit can be a listed version: %s is %s',
    (ecosystem, version, wanted) => {
      const of = { kind: 'package', ecosystem, name: 'orbital' } as const;
      const advisory = anAdvisory({
        affected: [{ package: { ecosystem, name: 'orbital' }, versions: ['1.5.0'] }],
      });
      expect(affecting(of, version, [advisory]).status).toBe(wanted);
    },
  );

  test.each([
    [{ introduced: '0', fixed: '2.0' }, '2.0.0-RC1', 'not-assessed'],
    [{ introduced: '0', fixed: '2.0' }, '2.0.0-BETA1', 'not-assessed'],
    [{ introduced: '0', fixed: '2.0' }, '2.0-RC1', 'affected'],
    [{ introduced: '0', fixed: '2.0' }, '2.0', 'not-affected'],
    [{ introduced: '0', fixed: '2.0' }, '2.0.1', 'not-affected'],
    [{ introduced: '0', fixed: '2.0.0' }, '2.0.0-RC1', 'affected'],
    [{ introduced: '2.0.0-alpha1', fixed: '2.0.0' }, '2.0-beta1', 'not-assessed'],
    [{ introduced: '1.0', last_affected: '1.9' }, '1.9.0', 'not-assessed'],
    [{ introduced: '1.0', last_affected: '1.9' }, '1.9.1', 'not-affected'],
  ])('is not decided if Composer places it in the range %j: %s is %s', (range, version, wanted) => {
    expect(status('Packagist', range, version)).toBe(wanted);
  });

  test.each(['v1.5', 'release-1.5', 'main-SNAPSHOT', 'a1b2c3d', '1a2b3c4d5e', '9a2b3c4d5e'])(
    'is not compared by a word: %s',
    (version) => {
      expect(status('Maven', { introduced: '1.0', fixed: '2.0' }, version)).toBe('not-assessed');
    },
  );

  test('is not affected if the author knows every version', () => {
    const range = { introduced: '0', last_affected: '2.0' };
    expect(['2.0', '2.0.post1'].map((version) => status('PyPI', range, version, 'all'))).toEqual([
      'affected',
      'not-affected',
    ]);
  });

  test('a fix that is an update of the last affected version is one', () => {
    expect(status('Debian:12', { introduced: '0', fixed: '1.2-3+deb12u1' }, '1.2-3+deb12u1')).toBe(
      'not-affected',
    );
    expect(status('Debian:12', { introduced: '0', fixed: '1.2-3+deb12u1' }, '1.2-3+b1')).toBe(
      'affected',
    );
    expect(status('Debian:12', { introduced: '0', fixed: '1.2-3' }, '1.2-3+b1')).toBe(
      'not-affected',
    );
  });
});

test('an entry that says nothing of versions is not answered by another entry of its package', () => {
  const of = { package: 'pkg:pypi/comet', platforms: ['windows'] };
  const advisory = anAdvisory({
    affected: [{ package: 'pkg:pypi/comet', ranges: [{ introduced: '1.0', fixed: '2.0' }] }, of],
  });
  const comet = { kind: 'package', ecosystem: 'PyPI', name: 'comet' } as const;
  expect(['1.5', '3.0'].map((version) => affecting(comet, version, [advisory]).status)).toEqual([
    'affected',
    'not-assessed',
  ]);
});

test('a range that an import could not hold leaves the versions outside the others open', () => {
  const range = { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.7' }] };
  const advisory = anAdvisory({
    affected: [{ package: 'pkg:pypi/comet', ranges: [{ introduced: '1.0', fixed: '1.5' }] }],
    imported: { format: 'osv', id: 'X-1', kept: { 'affected/0/ranges/1': range } },
  });
  const comet = { kind: 'package', ecosystem: 'PyPI', name: 'comet' } as const;
  expect(['1.2', '1.6'].map((version) => affecting(comet, version, [advisory]).status)).toEqual([
    'affected',
    'not-assessed',
  ]);
});

test.each([
  [[{ introduced: '0' }], 'not-assessed'],
  [[{ introduced: '0' }, { last_affected: 'a'.repeat(40) }], 'not-assessed'],
  [[{ introduced: '0' }, { fixed: 'a'.repeat(40) }], 'not-affected'],
])(
  'commits %j that an import could not hold leave versions beside a list: %s',
  (events, status) => {
    const range = { type: 'GIT', repo: 'git://git.example/comet', events };
    const advisory = anAdvisory({
      affected: [{ package: 'pkg:pypi/comet', versions: ['1.5'] }],
      imported: { format: 'osv', id: 'X-1', kept: { 'affected/0/ranges/0': range } },
    });
    const comet = { kind: 'package', ecosystem: 'PyPI', name: 'comet' } as const;
    expect(affecting(comet, '1.6', [advisory]).status).toBe(status);
  },
);

test('a range that an import could not hold can contain the fix of another one', () => {
  const range = { type: 'ECOSYSTEM', events: [{ introduced: '1.2' }] };
  const advisory = anAdvisory({
    affected: [{ package: 'pkg:pypi/comet', ranges: [{ introduced: '1.0', fixed: '1.5' }] }],
    imported: { format: 'osv', id: 'X-1', kept: { 'affected/0/ranges/1': range } },
  });
  const comet = { kind: 'package', ecosystem: 'PyPI', name: 'comet' } as const;
  expect(affecting(comet, '1.5', [advisory]).status).toBe('not-assessed');
});

test('an entry that an import could not hold leaves the versions of its package open', () => {
  const statusBeside = (name: string) => {
    const kept = { 'affected/1': { package: { ecosystem: 'PyPI', name }, versions: ['1.6'] } };
    const affected = [{ package: 'pkg:pypi/comet', ranges: [{ introduced: '1.0', fixed: '1.5' }] }];
    const advisory = anAdvisory({ affected, imported: { format: 'osv', id: 'X-1', kept } });
    return affecting({ kind: 'package', ecosystem: 'PyPI', name: 'comet' }, '1.6', [advisory])
      .status;
  };
  expect(statusBeside('Comet')).toBe('not-assessed');
  expect(statusBeside('other')).toBe('not-affected');
});

test('a version that an import could not hold leaves those outside the ranges open', () => {
  const advisory = anAdvisory({
    affected: [{ package: 'pkg:pypi/comet', ranges: [{ introduced: '1.0', fixed: '1.5' }] }],
    imported: { format: 'osv', id: 'X-1', kept: { 'affected/0/versions/1': '1.6 ' } },
  });
  const comet = { kind: 'package', ecosystem: 'PyPI', name: 'comet' } as const;
  expect(affecting(comet, '1.6', [advisory]).status).toBe('not-assessed');
});

test('without a version order, the introduced version is affected and the fixed version is not', () => {
  const linux: Package = { kind: 'package', ecosystem: 'Linux', name: 'x' };
  const ranges = [{ introduced: 'v5', fixed: 'v6' }];
  const advisory = anAdvisory({
    affected: [{ package: { ecosystem: 'Linux', name: 'x' }, ranges }],
  });
  expect(
    ['v5', 'v5.1', 'v6'].map((version) => affecting(linux, version, [advisory]).status),
  ).toEqual(['affected', 'not-assessed', 'not-affected']);
});

test('a repository is affected in the listed tags', () => {
  const repo = { repo: 'https://git.example/orbital' };
  const of: Package = { kind: 'repository', ...repo };
  const advisory = anAdvisory({
    affected: [
      { package: repo, ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }], versions: ['v1.0'] },
    ],
  });
  expect(['v1.0', 'v2.0'].map((version) => affecting(of, version, [advisory]).status)).toEqual([
    'affected',
    'not-affected',
  ]);
});

describe('random advisories', () => {
  const advisories = sampleAdvisories(150, 7).filter(({ withdrawn }) => withdrawn === undefined);
  const packages = new Map(
    advisories.flatMap(({ affected }) =>
      affected.map((one) => [packageKey(one.package), one.package]),
    ),
  );
  const ofPackage = (key: string) =>
    advisories.flatMap((advisory) =>
      advisory.affected
        .filter((one) => packageKey(one.package) === key)
        .map((affected) => ({ advisory, affected })),
    );

  test('affect exactly the versions that their ranges contain or their lists name', () => {
    expect(packages.size).toBeGreaterThan(6);
    let found = 0;
    for (const [key, of] of packages) {
      if (of.kind === 'repository') continue;
      const entries = ofPackage(key);
      const versions = versionsNamed(of, advisories);
      const answer = assessor(of, ranksOf(of, versions), advisories);
      const same = (a: string, b: string): boolean =>
        a === b || compareVersions(of.ecosystem, a, b) === 0;
      for (const version of versions.slice(0, 60)) {
        const expected = entries.filter(
          ({ affected: { ranges, versions: listed } }) =>
            listed.some((one) => same(one, version)) ||
            ranges.some(
              (range) =>
                range.repo === undefined && contains(of.ecosystem, range, version) === true,
            ),
        );
        const { hits } = answer(version);
        found += expected.length;
        expect(
          hits.map(({ advisory }) => advisory.id),
          `${key} ${version}`,
        ).toEqual(expect.arrayContaining(expected.map(({ advisory }) => advisory.id)));
        // Commits that are affected from the start and have no end are part of every version.
        for (const { advisory } of hits.filter(
          (hit) => !expected.some(({ advisory: one }) => one === hit.advisory),
        ))
          expect(
            entries.find((entry) => entry.advisory === advisory)?.affected.ranges,
            advisory.id,
          ).toContainEqual({
            introduced: '0',
            repo: expect.any(String),
          });
      }
    }
    expect(found).toBeGreaterThan(500);
  });

  test('give the same answers for many versions together as for each version alone', () => {
    const project = aProject({
      branches: [{ name: 'old', range: '<20.0.0', status: 'end-of-life', until: '2020-06-30' }],
    });
    const versions = fc.array(fc.constantFrom('1.0.0', '5.2.1rc1', '20.0.0', '21.5', 'zero', '0'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(versions, (asked) => {
        const answer = assessor(
          PYPI,
          ranksOf(PYPI, [...asked, ...versionsNamed(PYPI, advisories)]),
          advisories,
          project,
        );
        for (const version of asked)
          expect(answer(version)).toEqual(affecting(PYPI, version, advisories, project));
      }),
      { numRuns: 20 },
    );
  });
});

test('a fix that the next range affects again is no fix', () => {
  const advisory = anAdvisory({
    affected: [
      {
        package: 'pkg:pypi/orbital',
        ranges: [
          { introduced: '1.0.0', fixed: '1.4.7' },
          { introduced: '1.4.7', fixed: '1.5.0' },
        ],
      },
    ],
  });
  const [named] = advisory.affected;
  expect(named && affecting(named.package, '1.2.0', [advisory]).hits).toMatchObject([
    { fixed: '1.5.0', fixedOnBranch: '1.5.0' },
  ]);
});
