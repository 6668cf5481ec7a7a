import { describe, expect, it } from 'vitest';
import { anAdvisory, aProject, aRelease, someContent } from '../testing/advisory.fixture.ts';
import { safeVersions } from './safe-versions.ts';

const BRANCHES = [
  { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'supported' as const },
  { name: '1.x', range: '>=1.0.0 <2.0.0', status: 'security-only' as const },
  { name: '0.x', range: '<1.0.0', status: 'end-of-life' as const },
];
type Ranges = { introduced: string; fixed?: string; last_affected?: string }[];
const affects = (ranges: Ranges, id = 'ORB-2026-0010', packages = ['pkg:pypi/orbital']) =>
  anAdvisory({ id, affected: packages.map((one) => ({ package: one, ranges })), assessed: 'all' });

function safe(
  advisories: ReturnType<typeof affects>[],
  released: string[] = [],
  packages: string[] = ['pkg:pypi/orbital'],
): string[] {
  const project = aProject({
    packages,
    branches: BRANCHES,
    releases: released.map((version) => ({ version })),
  });
  const content = someContent({ advisories, projects: [project], releases: [] });
  return safeVersions(project, content).map(({ branch, version, path, packages: of }) => {
    expect(path).toBe(`projects/orbital/${version}/`);
    return [
      branch.name,
      version,
      ...of.map((one) => (one.kind === 'package' ? one.ecosystem : one.repo)),
    ].join(' ');
  });
}

const BOTH: Ranges = [
  { introduced: '1.0.0', fixed: '1.4.7' },
  { introduced: '2.0.0', fixed: '2.1.3' },
];

describe('the newest safe version', () => {
  it('is the newest fix or release of each maintained branch', () => {
    expect(safe([affects(BOTH)])).toEqual(['2.x 2.1.3', '1.x 1.4.7']);
    expect(safe([affects(BOTH)], ['0.9.0', '1.4.9', '2.2.0', '2.10.0'])).toEqual([
      '2.x 2.10.0',
      '1.x 1.4.9',
    ]);
  });

  it('is never one that an advisory affects: an older one, or none', () => {
    const later = affects([{ introduced: '2.1.3' }], 'ORB-2026-0011');
    expect(safe([affects(BOTH), later])).toEqual(['1.x 1.4.7']);
    expect(safe([affects([{ introduced: '2.2.0' }])], ['2.1.0', '2.2.0'])).toEqual(['2.x 2.1.0']);
  });

  it('is no version that only a range names, and no pre-release', () => {
    expect(safe([affects([{ introduced: '1.0.0', last_affected: '1.9.0' }])])).toEqual([]);
    expect(safe([affects(BOTH)], ['2.2.0rc1'])).toEqual(['2.x 2.1.3', '1.x 1.4.7']);
  });

  it('is no fix of another project, unless it names a package of this one', () => {
    const first = affects([{ introduced: '1.0.0', last_affected: '1.9.0' }]);
    const fixed = (of: string) => ({
      ...affects([{ introduced: '2.0.0', fixed: '2.1.3' }], 'ORB-2026-0013', [of]),
      project: 'another',
    });
    const named = affects([{ introduced: '2.1.3' }], 'ORB-2026-0014', ['pkg:npm/orbital']);
    const packages = ['pkg:pypi/orbital'];
    expect(safe([first, fixed('pkg:pypi/another'), named], ['2.0.0'], packages)).toEqual([
      '2.x 2.0.0',
    ]);
    expect(safe([first, fixed('pkg:pypi/orbital')], [], packages)).toEqual(['2.x 2.1.3']);
  });

  it('is absent without branches, and if nobody assessed the branch', () => {
    const project = aProject({ branches: [], releases: [{ version: '2.0.0' }] });
    expect(
      safeVersions(project, someContent({ advisories: [], projects: [project], releases: [] })),
    ).toEqual([]);
    const open = anAdvisory({
      affected: [{ package: { repo: 'https://git.example/orbital/orbital' }, ranges: [] }],
    });
    expect(safe([open], ['2.0.0'])).toEqual([]);
  });

  it('names the packages if they differ', () => {
    const one = affects([{ introduced: '2.0.0', fixed: '2.1.3' }]);
    const all = ['pkg:pypi/orbital', 'pkg:npm/orbital'];
    const other = affects([{ introduced: '2.0.0', fixed: '2.0.5' }], 'ORB-2026-0012', [
      'pkg:npm/orbital',
    ]);
    expect(safe([one, other], [], all)).toEqual(['2.x 2.1.3 PyPI', '2.x 2.0.5 npm']);
    expect(safe([affects(BOTH, 'ORB-2026-0010', all)], [], all)).toEqual([
      '2.x 2.1.3',
      '1.x 1.4.7',
    ]);
  });

  it('can be that of a published release', () => {
    const project = aProject({ branches: BRANCHES });
    const content = someContent({
      advisories: [affects(BOTH)],
      projects: [project],
      releases: [aRelease({ versions: ['2.1.9'] })],
    });
    expect(safeVersions(project, content).map(({ version }) => version)).toEqual([
      '2.1.9',
      '1.4.7',
    ]);
  });
});
