import { describe, expect, test } from 'vitest';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, reports, withAdvisory } from '../everything.fixture.ts';

const RANGES = [
  { introduced: '1.0.0', fixed: '1.4.7' },
  { introduced: '2.0.0', fixed: '2.1.3' },
];
const ENTRY = { package: 'pkg:pypi/orbital', ranges: RANGES };
const COMMIT = 'a'.repeat(40);

describe('the affected packages', () => {
  test('are stated', () => {
    expect(reports(withAdvisory({ affected: [] }))).toEqual([
      { code: 'affected-empty', file: FILE, at: 'start' },
    ]);
    expect(
      reports(
        withAdvisory(
          { affected: [ENTRY, { package: 'pkg:npm/orbital' }] },
          projectWith('pkg:npm/orbital'),
        ),
      ),
    ).toEqual([{ code: 'affected-empty', file: FILE, at: { path: ['affected', 1] } }]);
  });

  test('are not only the tags of a repository: OSV would name nothing', () => {
    const repo = { repo: 'https://git.example/orbital' };
    const of = (entry: {
      package: unknown;
      versions: string[];
      ranges?: { introduced: string; fixed: string }[];
    }) => reports(withAdvisory({ affected: [ENTRY, entry] })).map(({ code }) => code);
    expect(of({ package: repo, versions: ['v7.1.0'] })).toEqual(['affected-nameless']);
    expect(
      of({ package: repo, versions: ['v7.1.0'], ranges: [{ introduced: '0', fixed: COMMIT }] }),
    ).toEqual([]);
  });

  test('can be empty if the advisory is withdrawn', () => {
    const withdrawn = { at: '2026-05-20T16:00:00Z', reason: 'No vulnerability.' };
    const body = '## Impact\n\nNone.\n\n## Upgrade\n\nNo need.\n\n## Mitigation\n\nNone known.\n';
    expect(reports(withAdvisory({ affected: [], withdrawn, body }))).toEqual([]);
  });

  test('have one entry for each package', () => {
    expect(
      reports(withAdvisory({ affected: [ENTRY, { ...ENTRY, package: 'pkg:pypi/Orbital' }] })),
    ).toEqual([{ code: 'package-repeated', file: FILE, at: { path: ['affected', 1, 'package'] } }]);
  });

  test('have two entries for a package only on different platforms', () => {
    const on = (...platforms: string[]) => ({ ...ENTRY, platforms });
    expect(reports(withAdvisory({ affected: [on('Windows'), on('Linux')] }))).toEqual([]);
    expect(
      reports(withAdvisory({ affected: [on('Windows'), on('Linux', 'Windows')] })),
    ).toHaveLength(1);
    expect(reports(withAdvisory({ affected: [on('Windows'), on()] }))).toHaveLength(1);
  });

  test('are packages of the project', () => {
    expect(
      reports(withAdvisory({ affected: [ENTRY, { ...ENTRY, package: 'pkg:pypi/orbital-extra' }] })),
    ).toEqual([{ code: 'project-package', file: FILE, at: { path: ['affected', 1, 'package'] } }]);
  });

  test.each([
    'https://git.example/orbital',
    'https://git.example/orbital.git',
    'https://git.example/orbital/',
  ])('can be the repository of the project, written as %s', (repo) => {
    const affected = [ENTRY, { package: { repo }, ranges: [{ introduced: '0', fixed: COMMIT }] }];
    expect(reports(withAdvisory({ affected }))).toEqual([]);
  });
});

describe('the name of a package', () => {
  test.each([
    ['PyPI', 'Orbital_Core'],
    ['Maven', 'orbital'],
  ])('is canonical in %s', (ecosystem, name) => {
    const known = projectWith({ ecosystem, name });
    const affected = [ENTRY, { package: { ecosystem, name }, versions: ['1.0.0'] }];
    expect(reports(withAdvisory({ affected }, known))).toEqual([
      { code: 'package-name', file: FILE, at: { path: ['affected', 1, 'package', 'name'] } },
      {
        code: 'package-name',
        file: 'projects/orbital.yaml',
        at: { path: ['packages', 1, 'name'] },
      },
    ]);
  });

  test('can be in any form that is canonical', () => {
    const packages = [
      'pkg:pypi/Orbital_Core',
      { ecosystem: 'Maven', name: 'org.orbital:core' },
      'pkg:maven/org.orbital/x',
    ];
    expect(
      reports(
        everything({
          content: { projects: [aProject({ packages: ['pkg:pypi/orbital', ...packages] })] },
        }),
      ),
    ).toEqual([]);
  });
});

function projectWith(one: string | { ecosystem: string; name: string }) {
  return { content: { projects: [aProject({ packages: ['pkg:pypi/orbital', one] })] } };
}
