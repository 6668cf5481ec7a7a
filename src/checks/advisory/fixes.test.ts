import { describe, expect, test } from 'vitest';
import { levelOf } from '../../model/problem/problem.ts';
import { anEmbargoedAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { everything, FILE, IMPORTED, reports, withAdvisory } from '../everything.fixture.ts';
import { check } from '../index.ts';

interface WrittenRange {
  introduced: string;
  fixed?: string;
  last_affected?: string;
}

const V1 = { introduced: '1.0.0', fixed: '1.4.7' };
const V2 = { introduced: '2.0.0', fixed: '2.1.3' };

function withRanges(ranges: WrittenRange[], project = aProject()) {
  return withAdvisory(
    { affected: [{ package: 'pkg:pypi/orbital', ranges }] },
    { content: { projects: [project] } },
  );
}

const missing = (...indexes: number[]) =>
  indexes.map((index) => ({
    code: 'fix-missing',
    file: FILE,
    at: { path: ['affected', 0, 'ranges', index] },
  }));

describe('a maintained and affected branch', () => {
  test.each([
    ['by an open range', [V1, { introduced: '2.0.0' }], [1]],
    ['by a range that ends in a later branch', [{ introduced: '1.0.0', fixed: '2.1.3' }], [0]],
    ['from the start', [{ introduced: '0', fixed: '2.1.3' }], [0]],
    ['by a range that ends at the next branch', [{ introduced: '1.0.0', fixed: '2.0.0' }], [0]],
    ['again after its fix', [V1, V2, { introduced: '2.2.0' }], [2]],
    [
      'up to a last version without a fix',
      [V1, { introduced: '2.0.0', last_affected: '2.1.2' }],
      [1],
    ],
    [
      'by a range that ends with a pre-release of the next branch',
      [{ introduced: '1.0.0', fixed: '2.0.0rc2' }],
      [0],
    ],
    ['in one version', [V1, { introduced: '2.0.0', last_affected: '2.0.0' }], [1]],
  ])('needs a fix: %s', (_, ranges, indexes) => {
    expect(reports(withRanges(ranges))).toEqual(missing(...indexes));
  });

  test.each([
    ['one range for each branch', [V1, V2]],
    ['a branch that is not affected', [V2]],
    ['ranges after every branch', [{ introduced: '3.0.0', fixed: '3.1.0' }]],
    ['ranges before every branch', [{ introduced: '0', fixed: '0.9' }]],
    [
      'a range that starts with a pre-release of the branch',
      [{ introduced: '2.0.0a1', fixed: '2.1.3' }],
    ],
    [
      'a gap before the fix',
      [
        V1,
        { introduced: '2.0.0', last_affected: '2.0.5' },
        { introduced: '2.1.0', fixed: '2.1.3' },
      ],
    ],
  ])('has one: %s', (_, ranges) => {
    expect(reports(withRanges(ranges))).toEqual([]);
  });

  test('is named in the finding, with its status and versions', () => {
    const [finding] = check(withRanges([V1, { introduced: '2.0.0' }]));
    expect(finding?.message).toContain(
      'The branch 2.x (>=2.0.0 <3.0.0) is supported and affected (from 2.0.0 on)',
    );
    expect(finding?.remedy).toContain('Readers see that 2.x has no fix yet.');
  });

  test('is an error until the advisory is public, and then an explanation that --strict accepts', () => {
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [V1, { introduced: '2.0.0' }] }];
    const planned = anEmbargoedAdvisory({ affected, published: '2026-07-01T16:00:00Z' });
    const [early] = check(
      everything({ content: { advisories: [], releases: [] }, desk: { advisories: [planned] } }),
    );
    expect(early).toMatchObject({ code: 'fix-missing' });
    expect(early && levelOf(early)).toBe('error');
    expect(early?.explains).toBeUndefined();
    expect(early?.remedy).toContain('projects/orbital.yaml');
    const [late] = check(withRanges([V1, { introduced: '2.0.0' }]));
    expect(late && levelOf(late)).toBe('warning');
    expect(late?.explains).toBe(true);
  });

  test('is reported for each of them', () => {
    expect(
      reports(withRanges([{ introduced: '0' }, { introduced: '9.0', fixed: '9.1' }])),
    ).toContainEqual(missing(0)[0]);
    expect(
      check(withRanges([{ introduced: '0', fixed: '3.0.0' }])).map(({ message }) =>
        message?.slice(0, 14),
      ),
    ).toEqual(['The branch 2.x', 'The branch 1.x']);
  });

  test('of an imported record is a warning', () => {
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [V1, { introduced: '2.0.0' }] }];
    expect(
      check(withAdvisory({ ...IMPORTED, affected })).map((finding) => [
        finding.code,
        levelOf(finding),
      ]),
    ).toEqual([['fix-missing', 'warning']]);
  });
});

describe('a branch', () => {
  const ranges = [V1, { introduced: '2.0.0' }];
  const branch = { name: '2.x', range: '>=2.0.0 <3.0.0' };
  const projectWith = (changes: object) =>
    aProject({ branches: [{ ...branch, status: 'supported', ...changes }] });

  test.each([{ status: 'end-of-life' }, { until: '2026-05-31' }])(
    'needs none if it is not maintained: %o',
    (changes) => {
      expect(reports(withRanges(ranges, projectWith(changes)))).toEqual([]);
    },
  );

  test('is maintained through its last day', () => {
    expect(reports(withRanges(ranges, projectWith({ until: '2026-06-01' })))).toEqual(missing(1));
  });

  test('can have one bound', () => {
    expect(reports(withRanges(ranges, projectWith({ range: '>=2.0.0' })))).toEqual(missing(1));
    expect(reports(withRanges([V1], projectWith({ range: '<2.0.0' })))).toEqual([]);
    expect(reports(withRanges([V1], projectWith({ range: '<1.4' })))).toEqual(missing(0));
  });

  test('is compared in the order of any package if the project lists none', () => {
    const project = aProject({ packages: [] });
    expect(reports(withRanges(ranges, project)).map(({ code }) => code)).toEqual([
      'project-package',
      'fix-missing',
    ]);
  });

  test('is not checked if its ecosystem cannot order its bounds', () => {
    expect(reports(withRanges(ranges, projectWith({ range: '>=two <three' })))).toEqual([]);
    expect(reports(withRanges(ranges, projectWith({ range: '>=2.0.0 <three' })))).toEqual([]);
  });

  test('ignores packages of other projects', () => {
    const affected = [
      { package: 'pkg:pypi/orbital', ranges: [V1, V2] },
      { package: 'pkg:pypi/orbital-extra', ranges: [{ introduced: '2.0.0' }] },
    ];
    expect(reports(withAdvisory({ affected })).map(({ code }) => code)).toEqual([
      'project-package',
    ]);
  });
});

describe('an advisory without any fixed version', () => {
  test('is reported once, as a warning', () => {
    const unfixed = withRanges([
      { introduced: '0', last_affected: '1.4.6' },
      { introduced: '2.0.0' },
    ]);
    expect(reports(unfixed)).toEqual([
      { code: 'fix-unstated', file: FILE, at: { path: ['affected', 0, 'ranges', 0] } },
    ]);
    expect(check(unfixed).map(levelOf)).toEqual(['warning']);
  });

  test('needs no fix after its withdrawal, or if it only lists versions', () => {
    const withdrawn = { at: '2026-05-20T16:00:00Z', reason: 'No vulnerability.' };
    const affected = [{ package: 'pkg:pypi/orbital', ranges: [{ introduced: '2.0.0' }] }];
    expect(reports(withAdvisory({ affected, withdrawn }))).toEqual([]);
    expect(
      reports(withAdvisory({ affected: [{ package: 'pkg:pypi/orbital', versions: ['2.0.0'] }] })),
    ).toEqual([]);
  });
});
