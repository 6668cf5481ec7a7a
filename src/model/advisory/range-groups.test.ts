import { describe, expect, test } from 'vitest';
import type { Package } from '../package/package.ts';
import { rangeGroups } from './range-groups.ts';

const PYPI: Package = { kind: 'package', ecosystem: 'PyPI', name: 'orbital' };
const REPO: Package = { kind: 'repository', repo: 'https://git.example/orbital' };

describe('rangeGroups', () => {
  test('puts all ranges of versions into one group', () => {
    const ranges = [
      { introduced: '0', fixed: '1' },
      { introduced: '2', fixed: '3' },
      { introduced: '4' },
    ];
    expect(rangeGroups({ package: PYPI, ranges })).toEqual([{ repo: undefined, ranges }]);
  });

  test('splits last_affected from fixed, and from nothing else', () => {
    const fixed = { introduced: '0', fixed: '1' };
    const last = { introduced: '2', last_affected: '3' };
    const open = { introduced: '4' };
    expect(
      rangeGroups({ package: PYPI, ranges: [fixed, last, open] }).map(({ ranges }) => ranges),
    ).toEqual([[fixed, open], [last]]);
    expect(
      rangeGroups({ package: PYPI, ranges: [last, open] }).map(({ ranges }) => ranges),
    ).toEqual([[last, open]]);
  });

  test('returns one group for each repository, in the order of their first ranges', () => {
    const versions = { introduced: '0', fixed: '1' };
    const here = { introduced: '0', fixed: 'a', repo: 'https://git.example/b' };
    const there = { introduced: '0', fixed: 'b', repo: 'https://git.example/a' };
    const groups = rangeGroups({
      package: PYPI,
      ranges: [here, versions, there, { ...here, fixed: 'c' }],
    });
    expect(groups.map(({ repo }) => repo)).toEqual([
      'https://git.example/b',
      undefined,
      'https://git.example/a',
    ]);
    expect(groups[0]?.ranges).toHaveLength(2);
  });

  test('uses the repository of the range if it names one, else that of the entry', () => {
    const ranges = [{ introduced: '0' }, { introduced: '0', repo: 'https://git.example/fork' }];
    expect(rangeGroups({ package: REPO, ranges }).map(({ repo }) => repo)).toEqual([
      'https://git.example/orbital',
      'https://git.example/fork',
    ]);
  });

  test('returns no groups for an entry without ranges', () => {
    expect(rangeGroups({ package: PYPI, ranges: [] })).toEqual([]);
  });
});
