import { describe, expect, test } from 'vitest';
import { aProject } from '../model/testing/advisory.fixture.ts';
import { everything, reports } from './everything.fixture.ts';

const FILE = 'projects/orbital.yaml';

function withBranches(...ranges: string[]) {
  const branches = ranges.map(
    (range, i) => ({ name: `b${i}`, range, status: 'end-of-life' }) as const,
  );
  return everything({ content: { projects: [aProject({ branches })] } });
}

describe('the dates of a branch (now is 2026-06-01)', () => {
  const dated = (branch: object) =>
    reports(
      everything({
        content: {
          projects: [
            aProject({
              branches: [{ name: '1.x', range: '>=1.0', status: 'supported', ...branch }],
            }),
          ],
        },
      }),
    ).map(({ code }) => code);

  test.each([
    { status: 'end-of-life', until: '2026-06-01' },
    { status: 'end-of-life', since: '2026-06-02' },
    { since: '2026-06-02', until: '2026-06-01' },
  ])('contradict each other or the status: %j', (branch) => {
    expect(dated(branch)).toEqual(['branch-dates']);
  });

  test.each([
    { until: '2020-01-01' },
    { since: '2030-01-01' },
    { status: 'unreleased' },
    { status: 'end-of-life', since: '2020-01-01', until: '2026-05-31' },
  ])('agree: %j', (branch) => {
    expect(dated(branch)).toEqual([]);
  });
});

describe('the branches of a project', () => {
  test.each(['>=2.0.0 <2.0', '>=2.0 <1.0'])('hold something: %s', (range) => {
    expect(reports(withBranches('>=3.0', range))).toEqual([
      { code: 'branch-empty', file: FILE, at: { path: ['branches', 1, 'range'] } },
    ]);
  });

  test.each([
    ['>=1.0 <3.0', '>=2.0 <4.0'],
    ['>=2.0', '>=1.0 <2.0.1'],
    ['<2.0', '<1.0'],
    ['>=1.0', '<2.0'],
    ['>=1.0', '>=2.0'],
  ])('do not overlap: %s and %s', (first, second) => {
    expect(reports(withBranches(first, second))).toEqual([
      { code: 'branch-overlap', file: FILE, at: { path: ['branches', 1, 'range'] } },
    ]);
  });

  test.each([
    [
      ['>=1.0 <5.0', '>=1.1 <1.2', '>=3.0 <4.0'],
      [1, 2],
    ],
    [
      ['>=1.0', '>=1.1 <1.2', '>=3.0 <4.0'],
      [1, 2],
    ],
    [
      ['>=1.0 <1.5', '>=1.1 <4.0', '>=3.0'],
      [1, 2],
    ],
    [['>=1.0 <1.5', '>=1.1 <2.0', '>=3.0'], [1]],
  ])('are compared with the one with the latest end: %o', (ranges, indexes) => {
    expect(reports(withBranches(...ranges))).toEqual(
      indexes.map((index) => ({
        code: 'branch-overlap',
        file: FILE,
        at: { path: ['branches', index, 'range'] },
      })),
    );
  });

  test('can be adjacent, newest first', () => {
    expect(reports(withBranches('>=3.0', '>=2.0 <3.0', '<2.0'))).toEqual([]);
  });

  test('are not checked if no package has an order', () => {
    const branches = [
      { name: 'a', range: '>=1.0', status: 'supported' },
      { name: 'b', range: '>=1.0', status: 'supported' },
    ] as const;
    const project = aProject({
      slug: 'other',
      packages: [{ ecosystem: 'Linux', name: 'Kernel' }],
      branches: [...branches],
    });
    expect(reports(everything({ content: { projects: [aProject(), project] } }))).toEqual([]);
  });
});
