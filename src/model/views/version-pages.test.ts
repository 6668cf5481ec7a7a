import { describe, expect, it } from 'vitest';
import type { Package } from '../package/package.ts';
import { anAdvisory, aProject, someContent } from '../testing/advisory.fixture.ts';
import { cleanVersions, hasMatrix, versionPagePath, versionPages } from './version-pages.ts';

const pypi: Package = {
  kind: 'package',
  ecosystem: 'PyPI',
  name: 'orbital',
  purl: 'pkg:pypi/orbital',
};
const ranges = (...all: { introduced: string; fixed?: string; last_affected?: string }[]) => [
  { package: 'pkg:pypi/orbital', ranges: all },
];
const pagesOf = (...affected: ReturnType<typeof ranges>[]) => {
  const advisories = affected.map((one, i) =>
    anAdvisory({ id: `ORB-2026-00${10 + i}`, affected: one }),
  );
  return (
    versionPages(someContent({ advisories, projects: [aProject()], releases: [] })).get(
      'orbital',
    ) ?? []
  );
};
const cleanOf = (version: string, pages: ReturnType<typeof pagesOf>) => {
  const page = pages.find((one) => one.version === version);
  return page && cleanVersions(page, pypi, pages);
};

describe('the pages of versions', () => {
  it('are one for each known version, the newest first', () => {
    const pages = pagesOf(
      ranges({ introduced: '1.0.0', fixed: '1.10.0' }, { introduced: '1.9.0', fixed: '2.0.0' }),
    );
    expect(pages.map(({ version, path }) => `${version} ${path}`)).toEqual([
      '2.0.0 projects/orbital/2.0.0/',
      '1.10.0 projects/orbital/1.10.0/',
      '1.9.0 projects/orbital/1.9.0/',
      '1.0.0 projects/orbital/1.0.0/',
    ]);
    expect(hasMatrix(pages)).toBe(true);
  });

  it('omit names that cannot be folders', () => {
    expect(versionPagePath('orbital', 'matrix')).toBeUndefined();
    expect(versionPagePath('orbital', '1.0/../2')).toBe('projects/orbital/1.0_2F.._2F2/');
  });
});

describe('the upgrade of a version', () => {
  it('is the nearest later version that nothing affects, on its branch and anywhere', () => {
    const pages = pagesOf(
      ranges({ introduced: '2.0.0', fixed: '2.1.0' }),
      ranges({ introduced: '2.1.0', fixed: '2.2.0' }),
    );
    expect(cleanOf('2.0.0', pages)).toEqual({ onBranch: '2.2.0', anywhere: '2.2.0' });
    expect(cleanOf('2.1.0', pages)).toEqual({ onBranch: '2.2.0', anywhere: '2.2.0' });
  });

  it('is on another branch if its own has none', () => {
    const pages = pagesOf(
      ranges({ introduced: '1.0.0', last_affected: '1.9.9' }),
      ranges({ introduced: '2.0.0', fixed: '2.1.0' }),
    );
    expect(cleanOf('1.9.9', pages)).toEqual({ onBranch: undefined, anywhere: '2.1.0' });
  });

  it('does not exist for a version that nothing affects, or if none is known', () => {
    const pages = pagesOf(ranges({ introduced: '1.0.0', fixed: '1.4.7' }, { introduced: '2.0.0' }));
    expect(cleanOf('1.4.7', pages)).toEqual({ onBranch: undefined, anywhere: undefined });
    expect(cleanOf('2.0.0', pages)).toEqual({ onBranch: undefined, anywhere: undefined });
  });

  it('is never a fix that another advisory affects', () => {
    const pages = pagesOf(
      ranges({ introduced: '2.0.0', fixed: '2.1.0' }),
      ranges({ introduced: '2.1.0' }),
    );
    expect(cleanOf('2.0.0', pages)).toEqual({ onBranch: undefined, anywhere: undefined });
  });
});
