import { describe, expect, test } from 'vitest';
import { english } from '../../language/english/index.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { drawChart } from '../chart/draw.ts';
import { affectedIntervals, isUntouched, lifeLinesOf } from './life-line.ts';
import { drawnLines, lifeLineChart, lineInWords } from './life-line-chart.ts';

const PROJECT = aProject({
  branches: [
    { name: '3.x', range: '>=3.0.0', status: 'supported' },
    { name: '2.x', range: '>=2.0.0 <3.0.0', status: 'security-only' },
    { name: '1.x', range: '<2.0.0', status: 'end-of-life' },
  ],
});
type Ranges = NonNullable<
  NonNullable<Parameters<typeof anAdvisory>[0]>['affected']
>[number]['ranges'];

const words = (
  ranges: Ranges,
  project = PROJECT,
  changes: Parameters<typeof anAdvisory>[0] = {},
) => {
  const advisory = anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }], ...changes });
  return lifeLinesOf(advisory, project, english).flatMap(({ lines }) =>
    lines.map((line) => lineInWords(line, english.retrospective.versions)),
  );
};

describe('the lines of the branches', () => {
  test('state the introducing and the fixed version, and the branches that are not affected', () => {
    expect(
      words([
        { introduced: '2.1.0', fixed: '2.4.2' },
        { introduced: '3.0.0', fixed: '3.0.3' },
      ]),
    ).toEqual([
      '3.x: introduced in 3.0.0, fixed in 3.0.3.',
      '2.x: introduced in 2.1.0, fixed in 2.4.2.',
      '1.x: not known.',
    ]);
  });

  test('state unassessed branches and listed versions', () => {
    const ranges = [{ introduced: '3.0.0', fixed: '3.0.3' }];
    expect(words(ranges, PROJECT, { assessed: 'all' }).slice(1)).toEqual([
      '2.x: not affected.',
      '1.x: not affected.',
    ]);
    expect(words(ranges, PROJECT, { assessed: ['1.x'] }).slice(1)).toEqual([
      '2.x: not known.',
      '1.x: not affected.',
    ]);
    const affected = [{ package: 'pkg:pypi/orbital', ranges, versions: ['1.2.1'] }];
    expect(words(ranges, PROJECT, { affected }).at(-1)).toBe('1.x: single versions are affected.');
  });

  test('split a range that spans several branches', () => {
    expect(words([{ introduced: '1.5.0', fixed: '3.0.3' }])).toEqual([
      '3.x: affected from its first version, fixed in 3.0.3.',
      '2.x: affected from its first version, still affected.',
      '1.x: introduced in 1.5.0, still affected.',
    ]);
    expect(words([{ introduced: '0', last_affected: '1.9.9' }])).toEqual([
      '3.x: not affected.',
      '2.x: not affected.',
      '1.x: affected from its first version, last affected version: 1.9.9.',
    ]);
  });

  test('contain several ranges of one branch in the order of their versions', () => {
    expect(
      words([
        { introduced: '3.2.0', fixed: '3.2.5' },
        { introduced: '3.0.0', fixed: '3.1.1' },
      ])[0],
    ).toBe('3.x: introduced in 3.0.0, fixed in 3.1.1, introduced in 3.2.0, fixed in 3.2.5.');
  });

  test('are those of the ranges if the project states no branches', () => {
    expect(words([{ introduced: '0', fixed: '2.4.2' }], aProject({ branches: [] }))).toEqual([
      'all before 2.4.2: affected from its first version, fixed in 2.4.2.',
    ]);
  });

  test('are drawn once for packages that share them', () => {
    const ranges = [{ introduced: '2.1.0', fixed: '2.4.2' }];
    const advisory = anAdvisory({
      affected: [
        { package: 'pkg:pypi/orbital', ranges },
        { package: 'pkg:npm/orbital', ranges },
      ],
    });
    expect(lifeLinesOf(advisory, PROJECT, english).map(({ packages }) => packages)).toEqual([
      ['orbital (PyPI)', 'orbital (npm)'],
    ]);
  });
});

describe('the chart of the lines', () => {
  const draw = (ranges: Ranges, width: number, project = PROJECT) => {
    const advisory = anAdvisory({ affected: [{ package: 'pkg:pypi/orbital', ranges }] });
    const [group] = lifeLinesOf(advisory, project, english);
    const drawn = group && drawnLines(group);
    if (drawn === undefined) return undefined;
    return drawChart({
      id: 'x',
      title: 'T',
      description: 'D',
      options: lifeLineChart(drawn, width, english.retrospective.versions),
    });
  };
  const many = Array.from({ length: 80 }, (_, i) => ({
    introduced: `3.${i}.0`,
    fixed: `3.${i}.5`,
  }));
  const long = [
    { introduced: `2.1.0+${'long.'.repeat(12)}1`, fixed: `2.4.2+${'long.'.repeat(12)}1` },
  ];

  test.each([320, 700])('has no overlapping labels, %d px wide', (width) => {
    for (const project of [PROJECT, aProject({ branches: [] })]) {
      const svg = draw(long, width, project) ?? '';
      for (const [, text = ''] of svg.matchAll(/<text[^>]*>([^<]*)</g))
        expect(text.length).toBeLessThan(width / 16);
      expect(svg).toContain('…');
    }
  });

  test.each([320, 700])('leaves rows to the table if there are very many, %d px wide', (width) => {
    const rows = draw(many, width, aProject({ branches: [] })) ?? '';
    expect(rows.length).toBeLessThan(15_000);
    expect(rows.match(/fixed in|3\.\d+\.5/g)?.length).toBeGreaterThan(5);
    // All of them on one line would overlap. The other branches are drawn.
    expect(draw(many, width)).not.toMatch(/3\.\d+\.5/);
    const single = aProject({ branches: [{ name: '3.x', range: '>=3.0.0', status: 'supported' }] });
    expect(draw(many, width, single)).toBeUndefined();
  });
});

describe('the affected intervals of a line', () => {
  const line = {
    name: 'x',
    status: '',
    points: [],
    fromStart: false,
    toEnd: false,
    otherwise: 'free' as const,
  };
  const introduced = { version: '1', kind: 'introduced' } as const;
  const fixed = { version: '2', kind: 'fixed' } as const;
  test.each([
    [{ points: [introduced, fixed] }, [{ from: 1, to: 2 }]],
    [{ points: [fixed], fromStart: true }, [{ from: 0, to: 1 }]],
    [{ points: [introduced], toEnd: true }, [{ from: 1, to: 5 }]],
    [{ fromStart: true, toEnd: true }, [{ from: 0, to: 5 }]],
    [
      { points: [introduced, fixed, introduced, fixed] },
      [
        { from: 1, to: 2 },
        { from: 3, to: 4 },
      ],
    ],
    [{}, []],
  ])('%o', (changes, intervals) => {
    expect(affectedIntervals({ ...line, ...changes }, 5)).toEqual(intervals);
    expect(isUntouched({ ...line, ...changes })).toBe(intervals.length === 0);
  });
});
