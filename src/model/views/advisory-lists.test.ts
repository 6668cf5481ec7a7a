import { describe, expect, it } from 'vitest';
import { sampleAdvisories } from '../testing/advisory.arbitrary.ts';
import { anAdvisory } from '../testing/advisory.fixture.ts';
import { advisoryLists, isIn, listPages, PER_PAGE, packagePath } from './advisory-lists.ts';

const paths = (advisories: Parameters<typeof advisoryLists>[0]['advisories']): string[] =>
  advisoryLists({ advisories }).map(({ path }) => path);

describe('the lists of advisories', () => {
  it('are those of all advisories, severities, states, years, packages and weaknesses', () => {
    expect(paths([anAdvisory()])).toEqual([
      'advisories/',
      ...['severity/critical/', 'severity/high/', 'severity/medium/', 'severity/low/'],
      'years/2026/',
      'packages/PyPI/orbital/',
      'cwe/CWE-122/',
    ]);
  });

  it('of severities exist before the first advisory, like their feeds', () => {
    expect(paths([])).toEqual([
      'advisories/',
      ...['severity/critical/', 'severity/high/', 'severity/medium/', 'severity/low/'],
    ]);
  });

  it('never have the same path, and each advisory is on one page of each of its lists', () => {
    const advisories = sampleAdvisories(400, 3);
    const lists = advisoryLists({ advisories });
    const pages = lists.flatMap(listPages);
    expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length);
    expect(new Set(pages.map(({ path }) => path.toLowerCase())).size).toBe(pages.length);
    for (const list of lists) {
      const shown = listPages(list).flatMap((page) => page.advisories);
      expect(shown).toEqual(list.advisories);
      expect(new Set(shown).size).toBe(shown.length);
      for (const page of listPages(list))
        expect(page.advisories.length).toBeLessThanOrEqual(PER_PAGE);
    }
    for (const one of advisories)
      expect(
        lists.find(({ path }) => path === `years/${one.published.slice(0, 4)}/`)?.advisories,
      ).toContain(one);
  });
});

describe('the state of an advisory', () => {
  it('is only withdrawn after a withdrawal', () => {
    const withdrawn = anAdvisory({
      exploited: { aware_at: '2026-05-01T00:00:00Z' },
      withdrawn: { at: '2026-05-20T10:00:00Z', reason: 'It was none.' },
    });
    expect(
      ['exploited', 'unfixed', 'withdrawn'].filter((state) => isIn(withdrawn, stateOf(state))),
    ).toEqual(['withdrawn']);
    expect(isIn(anAdvisory(), 'withdrawn')).toBe(false);
  });

  it('is without a fix if one of its ranges has none', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [{ introduced: '1.0.0', last_affected: '1.2.0' }] },
    ];
    expect(isIn(anAdvisory({ affected }), 'unfixed')).toBe(true);
    expect(isIn(anAdvisory(), 'unfixed')).toBe(false);
  });
});

const stateOf = (text: string): 'exploited' | 'unfixed' | 'withdrawn' =>
  text === 'exploited' ? 'exploited' : text === 'unfixed' ? 'unfixed' : 'withdrawn';

it('a package has a path of URL-safe segments', () => {
  expect(packagePath({ kind: 'package', ecosystem: 'npm', name: '@orbital/archive' })).toBe(
    'packages/npm/_40orbital_2Farchive/',
  );
  expect(packagePath({ kind: 'repository', repo: 'https://git.example/orbital' })).toBe(
    'packages/GIT/git.example_2Forbital/',
  );
});
