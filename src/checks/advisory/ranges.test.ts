import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../model/problem/codes.ts';
import type { Place } from '../../model/problem/problem.ts';
import { levelOf } from '../../model/problem/problem.ts';
import { aProject } from '../../model/testing/advisory.fixture.ts';
import { FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

interface WrittenRange {
  introduced?: string;
  fixed?: string;
  last_affected?: string;
  limit?: string;
  repo?: string;
}

const REPO = 'https://git.example/orbital';
const [ONE, TWO] = ['1'.repeat(40), '2'.repeat(64)];
const NO_BRANCHES = {
  content: {
    projects: [aProject({ branches: [], packages: ['pkg:pypi/orbital', 'pkg:luarocks/orbital'] })],
  },
};

/** The example with other ranges, in a project without branches. */
function withRanges(
  ranges: readonly WrittenRange[],
  versions: string[] = [],
  purl = 'pkg:pypi/orbital',
) {
  return withAdvisory(
    { affected: [{ package: purl, ranges: [...ranges], versions }] },
    NO_BRANCHES,
  );
}

function withCommits(ranges: readonly WrittenRange[]) {
  return withAdvisory(
    { affected: [{ package: { repo: REPO }, ranges: [...ranges] }] },
    NO_BRANCHES,
  );
}

/** Returns a finding in the first entry. */
function at(
  code: ProblemCode,
  ...path: (string | number)[]
): { code: ProblemCode; file: string; at: Place }[] {
  return [{ code, file: FILE, at: { path: ['affected', 0, ...path] } }];
}

describe('the form of a range', () => {
  test('has a start', () => {
    expect(reports(withRanges([{ fixed: '1.0' }]))).toEqual(at('range-start', 'ranges', 0));
  });

  test('has one end', () => {
    expect(
      reports(withRanges([{ introduced: '1.0', fixed: '1.2', last_affected: '1.1' }])),
    ).toEqual(at('range-ends', 'ranges', 0, 'last_affected'));
  });

  test('has a limit only if it contains commits', () => {
    expect(reports(withRanges([{ introduced: '1.0', fixed: '1.2', limit: '2.0' }]))).toEqual(
      at('range-limit', 'ranges', 0, 'limit'),
    );
    expect(
      reports(withCommits([{ introduced: '0', fixed: ONE, limit: TWO }])).map(({ code }) => code),
    ).toEqual([]);
  });
});

describe('the extent of a range', () => {
  test.each([
    [{ introduced: '1.0', fixed: '1.0' }, 'fixed'],
    [{ introduced: '1.0', fixed: '1.0.0' }, 'fixed'],
    [{ introduced: '0', fixed: '0' }, 'fixed'],
  ])('is not empty: %o', (range, key) => {
    expect(reports(withRanges([range]))).toEqual(at('range-empty', 'ranges', 0, key));
  });

  test.each([
    [{ introduced: '1.10', fixed: '1.9' }, 'fixed'],
    [{ introduced: '1.0', fixed: '1.0rc1' }, 'fixed'],
    [{ introduced: '1.0', fixed: '0' }, 'fixed'],
  ])('is not reversed: %o', (range, key) => {
    expect(reports(withRanges([range]))).toEqual(at('range-reversed', 'ranges', 0, key));
  });

  test('is not reversed by last_affected', () => {
    const ranges = [
      { introduced: '1.10', last_affected: '1.9' },
      { introduced: '2.0', fixed: '2.1' },
    ];
    expect(reports(withRanges(ranges))).toEqual(at('range-reversed', 'ranges', 0, 'last_affected'));
  });

  test('can be one version', () => {
    expect(
      reports(
        withRanges([
          { introduced: '1.0', last_affected: '1.0' },
          { introduced: '2.0', fixed: '2.1' },
        ]),
      ),
    ).toEqual([]);
  });

  test('of commits is not empty either', () => {
    expect(reports(withCommits([{ introduced: ONE, fixed: ONE.toUpperCase() }]))).toEqual(
      at('range-empty', 'ranges', 0, 'fixed'),
    );
  });
});

describe('ranges of one package', () => {
  const overlapping: readonly [string, WrittenRange[], number[]][] = [
    [
      'one within another',
      [
        { introduced: '1.0', fixed: '2.0' },
        { introduced: '1.2', fixed: '1.3' },
      ],
      [1],
    ],
    [
      'one behind the start of another',
      [
        { introduced: '1.0', fixed: '2.0' },
        { introduced: '1.9', fixed: '2.1' },
      ],
      [1],
    ],
    [
      'in any order in the file',
      [
        { introduced: '1.9', fixed: '2.1' },
        { introduced: '1.0', fixed: '2.0' },
      ],
      [1],
    ],
    [
      'two open ones',
      [{ introduced: '1.0' }, { introduced: '2.0' }, { introduced: '0', fixed: '0.5' }],
      [1],
    ],
    ['an open one from the start', [{ introduced: '1.0', fixed: '2.0' }, { introduced: '0' }], [1]],
    [
      'two from the start',
      [
        { introduced: '0', fixed: '1.0' },
        { introduced: '0', fixed: '2.0' },
      ],
      [1],
    ],
    [
      'the same one twice',
      [
        { introduced: '1.0', fixed: '2.0' },
        { introduced: '1.0', fixed: '2.0' },
      ],
      [1],
    ],
    [
      'one that starts at the last affected version',
      [
        { introduced: '1.0', last_affected: '2.0' },
        { introduced: '2.0', fixed: '2.1' },
      ],
      [1],
    ],
    [
      'one after a short one',
      [
        { introduced: '1.0', fixed: '9.0' },
        { introduced: '1.1', fixed: '1.2' },
        { introduced: '5.0', fixed: '6.0' },
      ],
      [1, 2],
    ],
  ];
  test.each(overlapping)('do not overlap: %s', (_, ranges, later) => {
    expect(reports(withRanges(ranges))).toEqual(
      later.flatMap((index) => at('range-overlap', 'ranges', index)),
    );
  });

  test.each([
    [
      'side by side',
      [
        { introduced: '1.0', fixed: '2.0' },
        { introduced: '2.0', fixed: '2.1' },
      ],
    ],
    ['in reverse', [{ introduced: '2.0' }, { introduced: '0', fixed: '2.0' }]],
    [
      'after a last affected version',
      [
        { introduced: '1.0', last_affected: '1.9' },
        { introduced: '2.0', fixed: '2.1' },
      ],
    ],
  ])('can be %s', (_, ranges) => {
    expect(reports(withRanges(ranges))).toEqual([]);
  });
});

describe('an invalid range', () => {
  const wide = { introduced: '1.0', fixed: '3.0' };
  test.each([
    [{ introduced: '2.0', fixed: '2.0' }, 'range-empty'],
    [{ introduced: '2.1', fixed: '2.0' }, 'range-reversed'],
    [{ introduced: '2.0', fixed: '2.x' }, 'range-version'],
  ])('is not also reported as overlapping: %o', (range, code) => {
    expect(reports(withRanges([wide, range])).map((one) => one.code)).toEqual([code]);
  });

  test('is explained in words', () => {
    const words = (range: WrittenRange) => check(withRanges([range])).map(({ message }) => message);
    expect(words({ introduced: '1.0', fixed: '1.0' })).toEqual([
      'The range is introduced and fixed in 1.0, so it is empty.',
    ]);
    expect(words({ introduced: '1.0', fixed: '1.0.0' })).toEqual([
      'The range is introduced and fixed in 1.0, which is 1.0.0, so it is empty.',
    ]);
  });
});

describe('the versions of a package', () => {
  test.each([
    [{ introduced: 'first', fixed: '1.0' }, 'introduced'],
    [{ introduced: '0', fixed: '1.0-final' }, 'fixed'],
    [{ introduced: '0', last_affected: '1.x' }, 'last_affected'],
  ])('are valid in its ecosystem: %o', (range, key) => {
    const second = { introduced: '7.0', fixed: '7.1' };
    expect(reports(withRanges([range, second]))).toEqual(at('range-version', 'ranges', 0, key));
  });

  test('are valid in the list too, and unique', () => {
    const range = { introduced: '1.0', fixed: '1.2' };
    expect(reports(withRanges([range], ['1.0', '1.x']))).toEqual(
      at('range-version', 'versions', 1),
    );
    expect(reports(withRanges([range], ['1.0', '1.1', '1.0']))).toEqual(
      at('versions-repeated', 'versions', 2),
    );
  });

  test('get a hint if a "v" or a missing number is the cause', () => {
    const affected = [
      { package: 'pkg:npm/orbital', ranges: [{ introduced: 'v1.0', fixed: '1.2.3' }] },
    ];
    const project = aProject({ branches: [], packages: ['pkg:npm/orbital'] });
    const findings = check(withAdvisory({ affected }, { content: { projects: [project] } }));
    expect(findings.map(({ code, remedy }) => [code, remedy])).toEqual([
      ['range-version', 'Write 1.0.0 if you mean that version.'],
    ]);
  });

  test('of Go releases get a hint of their form in OSV', () => {
    const affected = [
      {
        package: { ecosystem: 'Go', name: 'stdlib' },
        ranges: [{ introduced: '0', fixed: 'go1.20rc1' }],
      },
    ];
    expect(
      check(withAdvisory({ affected }, NO_BRANCHES)).map(({ code, remedy }) => [code, remedy]),
    ).toContainEqual(['range-version', 'Write 1.20.0-rc.1 if you mean that version.']);
  });

  test('of GitHub Actions can be tags that move, but only in a list', () => {
    const action = { ecosystem: 'GitHub Actions', name: 'orbital/action' };
    const codes = (entry: object) =>
      check(withAdvisory({ affected: [{ package: action, ...entry }] }, NO_BRANCHES)).map(
        ({ code }) => code,
      );
    expect(codes({ versions: ['v4', '4.1', 'v4.1.0'] })).not.toContain('range-version');
    expect(codes({ versions: ['main'] })).toContain('range-version');
    expect(codes({ ranges: [{ introduced: '0', fixed: 'v4' }] })).toContain('range-version');
  });

  test('of Conan can be listed if its order does not define them, but cannot end a range', () => {
    const codes = (entry: object) =>
      check(
        withAdvisory(
          { affected: [{ package: { ecosystem: 'ConanCenter', name: 'openssl' }, ...entry }] },
          NO_BRANCHES,
        ),
      ).map(({ code }) => code);
    expect(codes({ versions: ['1.1.1w', 'cci.20200203'] })).not.toContain('range-version');
    expect(codes({ ranges: [{ introduced: '0', fixed: '1.1.1w' }] })).toContain('range-version');
  });

  test('are listed if the ecosystem has no order', () => {
    const range = { introduced: '1.0', fixed: '1.2' };
    expect(
      reports(withRanges([range], [], 'pkg:luarocks/orbital')).filter(
        ({ code }) => code !== 'section-empty',
      ),
    ).toEqual(at('range-order-unknown', 'ranges', 0));
    expect(reports(withRanges([range], ['1.0', '1.1'], 'pkg:luarocks/orbital'))).toEqual([]);
  });

  test('have an order that the entry states only if no ecosystem defines one', () => {
    const of = (entry: { package: string; version_order?: 'semver' }) =>
      check(
        withAdvisory(
          {
            ...IMPORTED,
            affected: [{ ...entry, ranges: [{ introduced: '1.0.0', fixed: '1.2.0' }] }],
          },
          NO_BRANCHES,
        ),
      )
        .map(({ code }) => code)
        .filter((code) => code !== 'project-package');
    expect(of({ package: 'pkg:docker/orbital' })).toEqual(['range-order-unknown']);
    expect(of({ package: 'pkg:docker/orbital', version_order: 'semver' })).toEqual([]);
    expect(of({ package: 'pkg:npm/orbital', version_order: 'semver' })).toEqual(['version-order']);
  });

  test('of an imported record can lack an order: that is a warning', () => {
    const affected = [
      { package: 'pkg:luarocks/orbital', ranges: [{ introduced: '1.0', fixed: '1.2' }] },
    ];
    const findings = check(withAdvisory({ ...IMPORTED, affected }, NO_BRANCHES));
    expect(findings.map((finding) => [finding.code, levelOf(finding)])).toEqual([
      ['range-order-unknown', 'warning'],
    ]);
  });
});

describe('ranges of commits', () => {
  test.each(['introduced', 'fixed', 'last_affected', 'limit'] as const)(
    'hold a full hash as %s',
    (key) => {
      const range = { introduced: '0', [key]: '1.4.7' };
      const fix = { introduced: '0', fixed: TWO };
      expect(reports(withCommits([range, fix]))).toEqual(at('range-commit', 'ranges', 0, key));
    },
  );

  test.each(['abc123', '0', 'g'.repeat(40), '1'.repeat(41)])('are not fixed by %s', (fixed) => {
    const codes = reports(withCommits([{ introduced: ONE, fixed }])).map(({ code }) => code);
    expect(codes).toEqual(['range-commit']);
  });

  test('can start at the same commit, and can be in the entry of a package', () => {
    expect(
      reports(
        withCommits([
          { introduced: '0', fixed: ONE },
          { introduced: '0', fixed: TWO },
        ]),
      ),
    ).toEqual([]);
    const mixed = [
      { introduced: '1.0', fixed: '1.2' },
      { introduced: ONE, fixed: TWO, repo: REPO },
    ];
    expect(reports(withRanges(mixed))).toEqual([]);
    expect(
      reports(
        withRanges([
          { introduced: '1.0', fixed: '1.2' },
          { introduced: '1.0', fixed: TWO, repo: REPO },
        ]),
      ),
    ).toEqual(at('range-commit', 'ranges', 1, 'introduced'));
  });
});
