import { describe, expect, test } from 'vitest';
import type { Advisory } from '../advisory/advisory.ts';
import type { Content } from '../content.ts';
import { packageLabel } from '../package/package-schema.ts';
import { GENERATED_PROJECTS, sampleAdvisories } from '../testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, aRelease } from '../testing/advisory.fixture.ts';
import { versionReports } from './released-versions.ts';

/** Returns `version: package status, package status` for each report. */
function reports(
  content: Partial<Pick<Content, 'advisories' | 'releases' | 'projects'>>,
): string[] {
  const all = [
    ...versionReports({ advisories: [], releases: [], projects: [aProject()], ...content }),
  ];
  return all.map(({ version, assessments }) => {
    const answers = assessments.map(
      ({ package: of, assessment }) => `${packageLabel(of)} ${assessment.status}`,
    );
    return `${version}: ${answers.join(', ')}`;
  });
}

const BOTH = ['pkg:pypi/orbital', 'pkg:npm/%40orbital/archive'];

describe('the known versions', () => {
  test('are those in ranges and lists, the newest first', () => {
    const advisory = anAdvisory({
      affected: [
        {
          package: 'pkg:pypi/orbital',
          ranges: [
            { introduced: '0', last_affected: '1.10' },
            { introduced: '2.0', fixed: '2.1' },
          ],
          versions: ['1.9'],
        },
      ],
    });
    expect(reports({ advisories: [advisory] })).toEqual([
      '2.1: orbital (PyPI) not-affected',
      '2.0: orbital (PyPI) affected',
      '1.10: orbital (PyPI) affected',
      '1.9: orbital (PyPI) affected',
    ]);
  });

  test('include those of the project and of releases, which come first', () => {
    const projects = [
      aProject({ releases: [{ version: '0.9', date: '2020-01-02' }, { version: '1.0' }] }),
    ];
    const content = {
      projects,
      releases: [aRelease({ versions: ['1.4.7'] })],
      advisories: [anAdvisory()],
    };
    expect(reports(content).map((line) => line.split(':')[0])).toEqual([
      '0.9',
      '1.0',
      '1.4.7',
      '2.1.3',
      '2.0.0',
      '1.0.0',
    ]);
    const [first, second] = versionReports(content);
    expect([first?.date, second?.date]).toEqual(['2020-01-02', undefined]);
  });

  test('are not called unaffected if an advisory names only the repository of the project', () => {
    const repository = 'https://git.example/orbital';
    const packages = ['pkg:pypi/orbital', { repo: 'https://git.example/x' }];
    const releases = [{ version: '3.0.1', packages: ['pkg:pypi/orbital'] }];
    const projects = [aProject({ repository, packages, releases, branches: [] })];
    const ranges = [{ introduced: '0', fixed: 'b'.repeat(40) }];
    const about = (repo: string) => [anAdvisory({ affected: [{ package: { repo }, ranges }] })];
    expect(reports({ projects, advisories: about(repository) })).toEqual([
      '3.0.1: orbital (PyPI) not-assessed',
    ]);
    expect(reports({ projects, advisories: about('https://mirror.example/orbital') })).toEqual([
      '3.0.1: orbital (PyPI) not-assessed',
    ]);
    expect(reports({ projects, advisories: about('https://git.example/x') })).toEqual([
      '3.0.1: orbital (PyPI) not-affected',
    ]);
  });

  test('are not called unaffected if an advisory names only the tags of the repository of the project', () => {
    const repository = 'https://git.example/orbital';
    const releases = ['3.0.1', '4.0.0'].map((version) => ({
      version,
      packages: ['pkg:pypi/orbital'],
    }));
    const projects = [
      aProject({ repository, packages: ['pkg:pypi/orbital'], releases, branches: [] }),
    ];
    const ranges = [{ introduced: '1.0.0', fixed: '4.0.0' }];
    const tags = { package: { repo: repository }, version_order: 'semver', ranges } as const;
    expect(reports({ projects, advisories: [anAdvisory({ affected: [tags] })] })).toEqual([
      '3.0.1: orbital (PyPI) not-assessed',
      '4.0.0: orbital (PyPI) not-assessed, git.example/orbital (generic) not-affected',
      '1.0.0: orbital (PyPI) not-assessed, git.example/orbital (generic) affected',
    ]);
  });

  test('are compared with lists of tags in any spelling', () => {
    const action = { ecosystem: 'GitHub Actions', name: 'orbital/action' };
    const advisory = anAdvisory({
      affected: [{ package: action, versions: ['v1.2.1', 'v1.3.0'] }],
    });
    const releases = ['1.2.1', '2.0.0'].map((version) => ({ version }));
    const projects = [aProject({ packages: [action], branches: [], releases })];
    expect(reports({ projects, advisories: [advisory] }).slice(0, 3)).toEqual([
      '1.2.1: orbital/action (GitHub Actions) affected',
      '2.0.0: orbital/action (GitHub Actions) not-affected',
      'v1.3.0: orbital/action (GitHub Actions) affected',
    ]);
  });

  test('include none of a withdrawn advisory, and no commits', () => {
    const withdrawn = anAdvisory({ withdrawn: { at: '2026-05-13T16:00:00Z', reason: 'Not one.' } });
    const range = {
      introduced: 'a'.repeat(40),
      fixed: 'b'.repeat(40),
      repo: 'https://git.example/orbital',
    };
    const commits = anAdvisory({
      id: 'ORB-2026-0004',
      affected: [{ package: 'pkg:pypi/orbital', ranges: [range] }],
    });
    expect(reports({ advisories: [withdrawn, commits] })).toEqual([]);
  });
});

describe('a version number that several packages have', () => {
  const projects = [aProject({ packages: BOTH })];
  const python = anAdvisory({
    affected: [{ package: BOTH[0] ?? '', ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }] }],
  });
  const script = anAdvisory({
    id: 'ORB-2026-0004',
    affected: [{ package: BOTH[1] ?? '', ranges: [{ introduced: '2.0.0', fixed: '2.1.4' }] }],
  });

  test('has an assessment for each of them', () => {
    expect(reports({ projects, advisories: [python, script] })).toEqual([
      '2.1.3: orbital (PyPI) not-affected, @orbital/archive (npm) affected',
      '2.0.0: orbital (PyPI) affected, @orbital/archive (npm) affected',
      '2.1.4: @orbital/archive (npm) not-affected',
    ]);
  });

  test('and that one advisory fixes is not called unaffected for another package', () => {
    const fixed = (of: string | { ecosystem: string; name: string }, version: string) =>
      anAdvisory({
        affected: [{ package: of, ranges: [{ introduced: '2.0.0', fixed: version }] }],
      });
    const [pypi = '', npm = ''] = BOTH;
    const debian = { ecosystem: 'Debian:12', name: 'orbital' };
    const lines = (
      packages: NonNullable<Parameters<typeof aProject>[0]>['packages'],
      ...given: Advisory[]
    ) => reports({ projects: [aProject({ packages })], advisories: given });
    expect(lines(BOTH, fixed(pypi, '2.1.3.post1'), fixed(npm, '2.1.4'))).toContain(
      '2.1.3.post1: orbital (PyPI) not-affected',
    );
    expect(lines([pypi, debian], fixed(debian, '2.1.3-1'), fixed(pypi, '2.1.4'))).toContain(
      '2.1.3-1: orbital (Debian:12) not-affected',
    );
    const releases = [{ version: '2.1.3', packages: [pypi] }];
    expect(
      reports({ projects: [aProject({ packages: BOTH, releases })], advisories: [python, script] }),
    ).toContain('2.1.3: orbital (PyPI) not-affected');
  });

  test('from a release or the project applies to all of them whose registries accept it', () => {
    const releases = [aRelease({ versions: ['2.1.3', '2.1.4.post1'] })];
    expect(reports({ projects, releases })).toEqual([
      '2.1.3: orbital (PyPI) not-affected, @orbital/archive (npm) not-affected',
      '2.1.4.post1: orbital (PyPI) not-affected',
    ]);
    const listed = aProject({
      packages: BOTH,
      releases: [{ version: '2.2.0', packages: [BOTH[1] ?? ''] }, { version: '2.3' }],
    });
    expect(reports({ projects: [listed] })).toEqual([
      '2.2.0: @orbital/archive (npm) not-affected',
      '2.3: orbital (PyPI) not-affected',
    ]);
  });
});

describe('a package of another project', () => {
  const advisory = anAdvisory({
    affected: [{ package: 'pkg:cargo/orbital-cli', ranges: [{ introduced: '0', fixed: '1.2.0' }] }],
  });
  const cli = aProject({ slug: 'orbital-cli', packages: ['pkg:cargo/orbital-cli'] });
  const slugs = (projects: Content['projects']) =>
    [...versionReports({ advisories: [advisory], releases: [], projects })].map(
      ({ project }) => project.slug,
    );

  test('is reported there, whichever project the advisory names', () => {
    expect(slugs([aProject(), cli])).toEqual(['orbital-cli']);
  });

  test("is reported at the advisory's project if no project has it", () => {
    expect(slugs([aProject()])).toEqual(['orbital']);
  });
});

test('reports on one project name at most as many advisories as the limit allows, its stated versions first', () => {
  const advisories = sampleAdvisories(120, 3);
  const projects = GENERATED_PROJECTS.map((project) => ({
    ...project,
    releases: aProject({ releases: [{ version: '5.0.0' }, { version: '20.0.0' }] }).releases,
  }));
  const run = (limit?: number) => [
    ...versionReports({ advisories, releases: [], projects }, limit),
  ];
  const hits = (project: string, limit?: number): number[] =>
    run(limit)
      .filter((report) => report.project.slug === project)
      .map(({ assessments }) =>
        assessments.reduce((sum, { assessment }) => sum + assessment.hits.length, 0),
      );
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  for (const { slug } of projects) {
    const all = hits(slug);
    expect(sum(all)).toBeGreaterThan(1000);
    const some = hits(slug, 500);
    expect(sum(some)).toBeLessThanOrEqual(500);
    expect(some).toEqual(all.slice(0, some.length));
    expect(sum(some) + (all[some.length] ?? 0)).toBeGreaterThan(500);
  }
  expect(
    run(500)
      .slice(0, 2)
      .map(({ version }) => version),
  ).toEqual(['5.0.0', '20.0.0']);
});
