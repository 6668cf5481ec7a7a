import { describe, expect, test } from 'vitest';
import type { Instant } from '../model/instant.ts';
import { parseInstant } from '../model/instant.ts';
import type { PlannedRelease } from '../model/release/release.ts';
import {
  anAdvisory,
  anEmbargoedAdvisory,
  aProject,
  aRelease,
} from '../model/testing/advisory.fixture.ts';
import { BODY_WITHOUT_VERSIONS, everything, reports } from './everything.fixture.ts';
import { check } from './index.ts';

const FILE = 'releases/orbital-2.1.3.md';
const first = (code: string) => [{ code, file: FILE, at: { path: ['advisories', 0] } }];

function planned(published?: Instant): PlannedRelease {
  const { published: _, ...release } = aRelease();
  return {
    ...release,
    state: published === undefined ? 'draft' : 'scheduled',
    ...(published ? { published } : {}),
  };
}

function instant(text: string): Instant {
  const result = parseInstant(text);
  if ('fault' in result) throw new Error(text);
  return result.instant;
}

describe('a release', () => {
  test('is named after its project and one of its versions', () => {
    const releases = [aRelease({ versions: ['1.4.7'] })];
    expect(reports(everything({ content: { releases } }))).toEqual([
      { code: 'release-version', file: FILE, at: { path: ['versions'] } },
    ]);
    const other = [aRelease({ project: 'atlas' })];
    const projects = [aProject(), aProject({ slug: 'atlas' })];
    expect(reports(everything({ content: { releases: other, projects } }))).toEqual([
      { code: 'release-version', file: FILE, at: { path: ['project'] } },
    ]);
  });

  test('names advisories that exist', () => {
    const releases = [aRelease({ advisories: ['ORB-2026-0033'] })];
    expect(reports(everything({ content: { releases } }))).toEqual(first('release-advisory'));
    expect(check(everything({ content: { releases } }))[0]?.remedy).toBe(
      'Did you mean "ORB-2026-0003"?',
    );
  });

  test('does not name an advisory by an alias', () => {
    const [alias = ''] = anAdvisory().aliases;
    const remedyOf = (id: string) =>
      check(everything({ content: { releases: [aRelease({ advisories: [id] })] } }))[0]?.remedy;
    expect(remedyOf(alias)).toBe(`${alias} is an alias of ORB-2026-0003. Write ORB-2026-0003.`);
    expect(remedyOf('CVE-1900-99999')).toBe(
      'Write the id of an advisory, which is its file name. No advisory has this alias.',
    );
  });

  test('has a version that fixes each advisory', () => {
    const releases = [aRelease({ slug: 'orbital-2.1.4', versions: ['2.1.4', '1.4.8'] })];
    expect(reports(everything({ content: { releases } }))).toEqual([
      {
        code: 'release-not-fixed',
        file: 'releases/orbital-2.1.4.md',
        at: { path: ['advisories', 0] },
      },
    ]);
    expect(check(everything({ content: { releases } }))[0]?.message).toBe(
      'ORB-2026-0003 is fixed in 1.4.7, 2.1.3; the release contains 2.1.4, 1.4.8.',
    );
  });

  test('takes its version from the file name if it lists none, and compares versions as the ecosystem does', () => {
    expect(reports(everything({ content: { releases: [aRelease({ versions: [] })] } }))).toEqual(
      [],
    );
    const wrong = [aRelease({ slug: 'orbital-2.1.5', versions: [] })];
    expect(reports(everything({ content: { releases: wrong } })).map(({ code }) => code)).toEqual([
      'release-not-fixed',
    ]);
    const padded = [aRelease({ slug: 'orbital-2.1.3.0', versions: ['2.1.3.0'] })];
    expect(reports(everything({ content: { releases: padded } }))).toEqual([]);
  });

  test('does not fix an advisory by a fix of another package, nor one without a fix', () => {
    const fixed = (one: string, version: string) => ({
      package: one,
      ranges: [{ introduced: '1.0.0', fixed: version }],
    });
    const branches: [] = [];
    const projects = [aProject({ branches })];
    const affected = [fixed('pkg:pypi/orbital', '1.4.7'), fixed('pkg:npm/orbital', '2.1.3')];
    const releases = [aRelease({ versions: ['2.1.3'] })];
    const content = { projects, releases, advisories: [anAdvisory({ affected })] };
    expect(reports(everything({ content })).map(({ code }) => code)).toEqual([
      'project-package',
      'release-not-fixed',
    ]);
    const unfixed = [
      anAdvisory({
        body: BODY_WITHOUT_VERSIONS,
        affected: [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0' }] }],
      }),
    ];
    const findings = check(everything({ content: { ...content, advisories: unfixed } }));
    expect(findings.map(({ code }) => code)).toEqual(['fix-unstated', 'release-not-fixed']);
    expect(findings[1]?.message).toBe('2.1.3 does not fix ORB-2026-0003; no version does yet.');
  });

  test('is checked against every package if none belongs to its project', () => {
    const affected = [
      { package: 'pkg:npm/orbital', ranges: [{ introduced: '2.0.0', fixed: '2.1.3' }] },
    ];
    const codes = (versions: string[], slug: string) =>
      reports(
        everything({
          content: {
            advisories: [anAdvisory({ affected })],
            releases: [aRelease({ versions, slug })],
          },
        }),
      );
    expect(codes(['2.1.3'], 'orbital-2.1.3').map(({ code }) => code)).toEqual(['project-package']);
    expect(codes(['2.1.4'], 'orbital-2.1.4').map(({ code }) => code)).toEqual([
      'project-package',
      'release-not-fixed',
    ]);
  });

  test('is not checked against commits', () => {
    const affected = [
      {
        package: { repo: 'https://git.example/orbital' },
        ranges: [{ introduced: '0', fixed: 'a'.repeat(40) }],
      },
    ];
    expect(reports(everything({ content: { advisories: [anAdvisory({ affected })] } }))).toEqual(
      [],
    );
  });

  test('is not public before its advisories', () => {
    const advisories = [anAdvisory({ published: '2026-05-13T16:00:00Z' })];
    expect(reports(everything({ content: { advisories } }))).toEqual(first('release-early'));
  });

  test.each([
    ['a draft', {}],
    ['scheduled', { published: '2026-07-01T16:00:00Z' }],
  ])('is not public while an advisory is %s', (_, changes) => {
    const desk = { advisories: [anEmbargoedAdvisory({ id: 'ORB-2026-0003', ...changes })] };
    expect(reports(everything({ content: { advisories: [] }, desk }))).toEqual(
      first('release-early'),
    );
  });

  test('is not public while an advisory is restricted', () => {
    const amber = anEmbargoedAdvisory({ id: 'ORB-2026-0003', tlp: 'AMBER' });
    expect(
      reports(everything({ content: { advisories: [] }, desk: { advisories: [amber] } })),
    ).toEqual(first('release-early'));
  });

  test('can be a draft, or planned together with its advisories, but not before them', () => {
    const scheduled = anEmbargoedAdvisory({
      id: 'ORB-2026-0003',
      published: '2026-07-01T16:00:00Z',
    });
    const desk = (release: PlannedRelease) => ({ advisories: [scheduled], releases: [release] });
    const content = { advisories: [], releases: [] };
    expect(reports(everything({ content, desk: desk(planned()) }))).toEqual([]);
    expect(
      reports(everything({ content, desk: desk(planned(instant('2026-07-01T16:00:00Z'))) })),
    ).toEqual([]);
    expect(
      reports(everything({ content, desk: desk(planned(instant('2026-07-01T15:59:59Z'))) })),
    ).toEqual(first('release-early'));
  });
});
