import { describe, expect, test } from 'vitest';
import { anAdvisory, aProject, aStatement, someContent } from '../testing/advisory.fixture.ts';
import { versionOrder } from '../version/compare.ts';
import { safeVersions } from '../views/safe-versions.ts';
import { versionPages } from '../views/version-pages.ts';
import { answersFor } from './answer.ts';
import type { Component } from './component.ts';
import { coverageOf } from './coverage.ts';
import { verdictOf } from './verdict.ts';

const PLAIN = 'pkg:maven/org.orbital/core';
const LINUX = `${PLAIN}?classifier=linux`;
const DEBIAN = { ecosystem: 'Debian', name: 'orbital' };
const BOOKWORM = { ecosystem: 'Debian:12', name: 'orbital' };
const REPOSITORY = 'https://github.com/comet/orbital';

type Content = ReturnType<typeof someContent>;
type Asked = Pick<Component, 'ecosystem' | 'name'> & Partial<Component>;

/** The verdict on a file with one package. */
function verdict(content: Content, asked: Asked): string {
  const component = { version: undefined, ...asked, where: { at: 'line', n: 1 } } as const;
  const answers = answersFor(
    [component],
    coverageOf(content, () => ''),
    versionOrder,
  );
  return verdictOf({ format: 'test', isComplete: true }, answers);
}

const core = (version: string, purl = PLAIN): Asked => ({
  ecosystem: 'Maven',
  name: 'org.orbital:core',
  version,
  purl,
});
const RELEASES = ['1.3.0', '1.4.0'].map((version) => ({ version }));
const BRANCHES = [{ name: '1.x', range: '>=1.0.0 <2.0.0', status: 'supported' as const }];
const UNTIL = [{ introduced: '1.0.0', fixed: '1.4.0' }];
type Entry = NonNullable<NonNullable<Parameters<typeof anAdvisory>[0]>['affected']>[number];

/** A project that lists `listed`, and an advisory or a statement of the same or of another project. */
function contentOf(
  listed: Entry['package'],
  of: Partial<Content>,
  version = RELEASES,
  branches = BRANCHES,
): Content {
  const projects = [
    aProject({ packages: [listed], releases: version, branches }),
    aProject({ slug: 'other', name: 'Other', packages: [], branches: [] }),
  ];
  return someContent({ advisories: [], releases: [], ...of, projects });
}

const statuses = (content: Content, version: string): string[] =>
  (versionPages(content).get('orbital') ?? [])
    .filter((page) => page.version === version)
    .flatMap(({ assessments }) => assessments.map(({ assessment }) => assessment.status));

const AFFECTED = {
  status: 'affected',
  justification: undefined,
  action_statement: 'Turn it off.',
} as const;
const OPEN = { status: 'under_investigation', justification: undefined } as const;

describe('a statement', () => {
  test('about a package counts if an advisory names only a variant of it', () => {
    const advisories = [anAdvisory({ affected: [{ package: LINUX, ranges: UNTIL }] })];
    const content = (statements: Content['statements']) =>
      contentOf(PLAIN, { advisories, statements });
    expect(verdict(content([]), core('1.4.0', LINUX))).toBe('clear');
    expect(
      verdict(content([aStatement({ ...AFFECTED, packages: [] })]), core('1.4.0', LINUX)),
    ).toBe('affected');
    expect(verdict(content([aStatement({ ...OPEN, packages: [] })]), core('1.4.0', LINUX))).toBe(
      'unknown',
    );
  });

  test.each([LINUX, 'pkg:maven/org.orbital/extra'])(
    'about %s counts if no project lists it',
    (named) => {
      const [name] = named.split('/').slice(-1)[0]?.split('?') ?? [];
      const asked = { ...core('1.4.0', named), name: `org.orbital:${name}` };
      const content = (changes: Parameters<typeof aStatement>[0]) =>
        contentOf(PLAIN, { statements: [aStatement({ ...changes, packages: [named] })] });
      expect(verdict(content(AFFECTED), asked)).toBe('affected');
      expect(verdict(content(OPEN), asked)).toBe('unknown');
      expect(verdict(content({ status: 'not_affected' }), asked)).toBe('clear');
    },
  );

  test('about a variant counts on the page of a version', () => {
    const content = contentOf(PLAIN, {
      statements: [aStatement({ ...AFFECTED, packages: [LINUX] })],
    });
    expect(statuses(content, '1.4.0')).toEqual(['not-affected', 'affected']);
  });
});

describe('an advisory of any project that names', () => {
  test.each(['orbital', 'other'])(
    'only a variant counts on the pages of versions (%s)',
    (project) => {
      const advisories = [anAdvisory({ project, affected: [{ package: LINUX, ranges: UNTIL }] })];
      const content = contentOf(PLAIN, { advisories });
      expect(statuses(content, '1.3.0')).toEqual(['not-affected', 'affected']);
      expect(statuses(content, '1.4.0')).toEqual(['not-affected', 'not-affected']);
      const newer = [
        anAdvisory({ project, affected: [{ package: LINUX, ranges: [{ introduced: '1.4.0' }] }] }),
      ];
      const later = contentOf(PLAIN, { advisories: newer });
      const safe = later.projects.flatMap((one) => safeVersions(one, later));
      expect(safe.map(({ version }) => version)).toEqual(['1.3.0']);
    },
  );

  test('the package of one release of a distribution counts on the pages of versions', () => {
    const affected = [{ package: BOOKWORM, ranges: [{ introduced: '0', fixed: '1.4-1' }] }];
    const advisories = [anAdvisory({ project: 'other', affected })];
    const content = contentOf(
      DEBIAN,
      { advisories },
      [{ version: '1.3-1' }, { version: '1.4-1' }],
      [],
    );
    expect(statuses(content, '1.3-1')).toEqual(['not-affected', 'affected']);
    const asked = (release: string): Asked => ({
      ecosystem: `Debian:${release}`,
      name: 'orbital',
      version: '1.4-1',
    });
    expect(verdict(content, asked('12'))).toBe('clear');
    expect(verdict(content, asked('11'))).toBe('unknown');
  });

  test('the tags of a repository counts for a purl of the repository', () => {
    const tags = { package: { repo: REPOSITORY }, version_order: 'semver', ranges: UNTIL } as const;
    const advisories = [anAdvisory({ project: 'other', affected: [tags] })];
    const forge = contentOf('pkg:github/comet/orbital', { advisories });
    const asked = { ecosystem: 'pkg:github', name: 'comet/orbital', version: '1.3.0' };
    expect(verdict(forge, { ...asked, purl: 'pkg:github/comet/orbital' })).toBe('affected');
    expect(statuses(forge, '1.3.0')).toContain('affected');
    const download = `pkg:generic/orbital?vcs_url=git%2B${REPOSITORY}`;
    const commits = { package: { repo: REPOSITORY }, versions: ['1.3.0'] };
    const generic = contentOf(download, { advisories: [anAdvisory({ affected: [commits] })] });
    expect(verdict(generic, { ecosystem: 'pkg:generic', name: 'orbital', version: '1.3.0' })).toBe(
      'affected',
    );
  });

  test.each([
    ['a distribution', { package: BOOKWORM, ranges: [{ introduced: '0', fixed: '1.4-1' }] }],
    ['another project', { package: 'pkg:npm/comet', ranges: UNTIL }],
  ])('a repository and a package of %s leaves the packages of the project open', (_, beside) => {
    const source = {
      package: { repo: REPOSITORY },
      ranges: [{ introduced: '0', fixed: 'b'.repeat(40) }],
    };
    const repository = { repository: REPOSITORY, packages: [PLAIN], branches: [] };
    const content = (...affected: Entry[]) =>
      someContent({
        advisories: [anAdvisory({ affected })],
        releases: [],
        projects: [aProject(repository)],
      });
    expect(verdict(content(source, beside), core('1.3.0'))).toBe('unknown');
    expect(verdict(content(source, beside, { package: PLAIN, ranges: UNTIL }), core('1.4.0'))).toBe(
      'clear',
    );
  });
});

test('a repository in an entry that an import keeps leaves the packages of its project open', () => {
  const entry = (repo: string) => ({
    ranges: [{ type: 'GIT', repo, events: [{ introduced: '0' }] }],
    versions: ['1.0'],
  });
  const project = aProject({ repository: REPOSITORY, packages: [PLAIN], branches: [] });
  const content = (repo: string) => {
    const imported = { format: 'osv', id: 'X-1', kept: { 'affected/0': entry(repo) } } as const;
    const advisory = anAdvisory({ project: 'unassigned', affected: [], imported });
    return someContent({ advisories: [advisory], releases: [], projects: [project] });
  };
  expect(verdict(content('git://github.com/comet/orbital.git'), core('1.3.0'))).toBe('unknown');
  expect(verdict(content('git://github.com/comet/other.git'), core('1.3.0'))).toBe('clear');
});

test.each([
  ['4.4', 'unknown'],
  ['v4.4', 'unknown'],
  ['refs/tags/4.4', 'unknown'],
  ['release-4.4', 'unknown'],
  ['n4.4', 'affected'],
  ['n4.5', 'clear'],
  ['4.5', 'clear'],
])('the version %s of a repository that renamed its tags is %s', (version, expected) => {
  const affected = [{ package: { repo: REPOSITORY }, versions: ['n4.4', 'v0.6.1'] }];
  const content = contentOf({ repo: REPOSITORY }, { advisories: [anAdvisory({ affected })] });
  expect(verdict(content, { ecosystem: 'GIT', name: REPOSITORY, version })).toBe(expected);
});

describe('a version that is stated for a whole project', () => {
  test.each([
    ['an epoch', { ecosystem: 'Debian:12', name: 'orbital' }, '1:1.0-1', '1:1.4.0-1'],
    ['an epoch of RPM', { ecosystem: 'AlmaLinux:9', name: 'orbital' }, '1:1.0-1', '1:1.4.0-1'],
    ['an epoch of PyPI', 'pkg:pypi/orbital', '1!1.0', '1!1.4.0'],
    ['a revision', { ecosystem: 'Alpine:v3.19', name: 'orbital' }, '1.3.0-r0', '1.3.0-r2'],
  ])('is not known if the versions of an advisory have %s', (_, named, introduced, fixed) => {
    const advisories = [
      anAdvisory({ affected: [{ package: named, ranges: [{ introduced, fixed }] }] }),
    ];
    expect(statuses(contentOf(named, { advisories }, RELEASES, []), '1.3.0')).toEqual([
      'not-assessed',
    ]);
    expect(statuses(contentOf(named, { advisories }, RELEASES, []), fixed)).toEqual([
      'not-affected',
    ]);
  });

  test('is not known if an advisory lists a build of it', () => {
    const advisories = [
      anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', versions: ['1.4.0+cu118'] }] }),
    ];
    const content = contentOf('pkg:pypi/orbital', { advisories }, RELEASES, []);
    expect(statuses(content, '1.4.0')).toEqual(['not-assessed']);
    expect(statuses(content, '1.3.0')).toEqual(['not-affected']);
  });
});

describe('a record that names the repository in a range of another package', () => {
  const ranges = [{ repo: REPOSITORY, introduced: '0', fixed: 'a'.repeat(40) }];
  const found = (named: Entry['package'], listed: Entry['package'] = 'pkg:pypi/orbital') => {
    const advisories = [
      anAdvisory({ affected: [{ package: named, ranges, versions: ['1.3.0'] }] }),
    ];
    const { projects, ...rest } = contentOf(listed, { advisories }, RELEASES, []);
    const content = {
      ...rest,
      projects: projects.map((one) => ({ ...one, repository: REPOSITORY })),
    };
    return verdict(content, { ecosystem: 'PyPI', name: 'orbital', version: '1.4.0' });
  };

  test.each(['OSS-Fuzz', 'Debian:12', 'Bitnami', 'npm'])(
    'of %s leaves the packages of it open',
    (ecosystem) => {
      expect(found({ ecosystem, name: 'orbital' })).toBe('unknown');
    },
  );

  test('says the same as the versions of a listed package', () => {
    expect(found('pkg:pypi/orbital')).toBe('clear');
  });
});

describe('a word instead of a version', () => {
  const advisories = (named: Entry['package'], assessed?: 'all') => [
    anAdvisory({
      affected: [{ package: named, ranges: UNTIL }],
      ...(assessed === undefined ? {} : { assessed }),
    }),
  ];

  test.each([
    ['opam', 'dev'],
    ['opam', 'main-1a2b3c4'],
    ['AlmaLinux:9', 'latest.release'],
    ['AlmaLinux:9', 'HEAD'],
  ])('of %s can be any code: %s', (ecosystem, version) => {
    const named = { ecosystem, name: 'orbital' };
    const asked = { ...named, version };
    expect(verdict(contentOf(named, { advisories: advisories(named) }, [], []), asked)).toBe(
      'unknown',
    );
    expect(verdict(contentOf(named, { advisories: advisories(named, 'all') }, [], []), asked)).toBe(
      'clear',
    );
  });

  test.each(['1.4.0', '1:1.4.0'])('is not %s', (version) => {
    const named = { ecosystem: version.includes(':') ? 'AlmaLinux:9' : 'opam', name: 'orbital' };
    expect(
      verdict(contentOf(named, { advisories: advisories(named, 'all') }, [], []), {
        ...named,
        version,
      }),
    ).toBe('clear');
  });
});

describe('a version that the order places elsewhere than its code', () => {
  const opam = { ecosystem: 'opam', name: 'orbital' };
  const alma = { ecosystem: 'AlmaLinux:9', name: 'orbital' };
  const statusOf = (
    named: typeof opam,
    [introduced, fixed]: readonly string[],
    version: string,
  ) => {
    const advisories = [
      anAdvisory({ affected: [{ package: named, ranges: [{ introduced, fixed }] }] }),
    ];
    return verdict(contentOf(named, { advisories }, [], []), { ...named, version });
  };

  test.each([
    [opam, ['1.0.0', '1.4.0'], 'v1.3.0'],
    [opam, ['v0.15.0', 'v0.16.2'], '0.16.0'],
    [alma, ['1.0.0', '1.4.0'], 'v1.3.0-1'],
  ])('is not known if only its "v" differs: %j, %j, %s', (named, range, version) => {
    expect(statusOf(named, range, version)).toBe('unknown');
  });

  test.each([
    [opam, ['v0.15.0', 'v0.16.2'], 'v0.16.2'],
    [opam, ['v0.15.0', 'v0.16.2'], 'v0.14.0'],
    [alma, ['1.0.0', '1.4.0'], '1.4.0-1.el9'],
  ])('is not affected if it is written like the others: %j, %j, %s', (named, range, version) => {
    expect(statusOf(named, range, version)).toBe('clear');
  });

  test.each(['1.4.0-0.1.rc1.el9', '1.4.0-0.rc1.el9', '1.4.0-rc1'])(
    'is not known for a pre-release of the fix: %s',
    (one) => {
      expect(statusOf(alma, ['1.0.0', '1.4.0'], one)).toBe('unknown');
    },
  );
});
