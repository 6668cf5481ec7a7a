// <AffectedVersions> as an image: a line for each branch, thick in its affected parts. Positions
// represent versions in their order. Their distances have no meaning.

import * as Plot from '@observablehq/plot';
import type { Catalogue } from '../../language/index.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import {
  affectedIntervals,
  isUntouched,
  type LifeGroup,
  type LifeLine,
  type LifePoint,
} from './life-line.ts';

const ROW = 46;
/** The maximum numbers of rows of a chart and of points in a row. The table below has all. */
const MOST = { rows: 12, points: 6 } as const;
/** The maximum width of a letter. Those of branches are bold. */
const LETTER = { plain: 6.4, bold: 7.4 } as const;

type Words = Catalogue['retrospective']['versions'];

/** Returns the lines to draw; undefined if there are none. */
export function drawnLines({ lines, ...rest }: LifeGroup): LifeGroup | undefined {
  const drawn = lines.filter(({ points }) => points.length <= MOST.points).slice(0, MOST.rows);
  return drawn.length === 0 ? undefined : { ...rest, lines: drawn };
}

/** Draws the chart for a width in CSS pixels. At least one line. */
export function lifeLineChart({ lines }: LifeGroup, width: number, words: Words): Plot.PlotOptions {
  const narrow = width < 500;
  const left = lines.every(({ status }) => status === '') ? 8 : narrow ? 64 : 90;
  const end = Math.max(1, ...lines.map(({ points }) => points.length)) + 1;
  const rows = lines.map((line, row) => ({
    row,
    from: 0,
    to: end,
    label: line.status === '' ? '' : line.name,
  }));
  const intervals = lines.flatMap((line, row) =>
    affectedIntervals(line, end).map((one) => ({ row, ...one })),
  );
  const points = lines.flatMap((line, row) =>
    line.points.map((point, i) => ({ ...point, row, place: i + 1 })),
  );
  const names = new Map(
    rows.map(({ row, label }) => [row, shortened(label, (left - 8) / LETTER.bold)]),
  );
  const room = (width - left - RIGHT) / end / LETTER.plain - 2;
  return {
    width,
    height: lines.length * ROW + 16,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: 12,
    marginBottom: 4,
    x: { domain: [0, end], axis: null },
    y: { type: 'point', domain: rows.map(({ row }) => row), padding: 0.5 },
    marks: [
      Plot.axisY({
        tickSize: 0,
        tickFormat: (row: number) => names.get(row) ?? '',
        label: null,
        fill: CHART_COLORS.ink,
        fontWeight: 'bold',
      }),
      Plot.link(rows, {
        x1: 'from',
        x2: 'to',
        y: 'row',
        stroke: CHART_COLORS.soft,
        strokeWidth: 2,
        markerEnd: 'none',
      }),
      Plot.dot(rows, {
        x: 'to',
        y: 'row',
        symbol: 'triangle',
        r: 5,
        rotate: 90,
        fill: CHART_COLORS.soft,
      }),
      Plot.link(intervals, {
        x1: 'from',
        x2: 'to',
        y: 'row',
        stroke: CHART_COLORS.bad,
        strokeWidth: 9,
      }),
      Plot.dot(
        points.filter(({ kind }) => kind !== 'fixed'),
        { x: 'place', y: 'row', r: 6, symbol: 'square', fill: CHART_COLORS.bad },
      ),
      Plot.dot(
        points.filter(({ kind }) => kind === 'fixed'),
        { x: 'place', y: 'row', r: 6, fill: CHART_COLORS.good, stroke: CHART_COLORS.paper },
      ),
      Plot.text(points, {
        x: 'place',
        y: 'row',
        text: (point: LifePoint) =>
          shortened(narrow ? point.version : words.points[point.kind](point.version), room),
        dy: -16,
        fill: CHART_COLORS.ink,
      }),
      Plot.text(
        lines.flatMap((line, row) =>
          isUntouched(line) ? [{ row, text: words.untouched[line.otherwise] }] : [],
        ),
        { x: end / 2, y: 'row', text: 'text', dy: -12, fill: CHART_COLORS.soft },
      ),
    ],
  };
}

const RIGHT = 24;

const shortened = (text: string, letters: number): string =>
  text.length <= letters ? text : `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;

/** Returns the content of the chart, in sentences. */
export function lifeLinesInWords(group: LifeGroup, words: Words): string {
  return words.branches(
    packagesInWords(group, words),
    group.lines.map((line) => lineInWords(line, words)),
  );
}

/** "a, b, c and 40 more": an imported record can have very many packages. */
export function packagesInWords({ packages }: LifeGroup, words: Words): string {
  const more = packages.length - 3;
  return more > 1 ? words.packages(packages.slice(0, 3), more) : words.packages(packages, 0);
}

/** "2.x: introduced in 2.1.0, fixed in 2.4.2." */
export function lineInWords({ name, ...line }: LifeLine, words: Words): string {
  if (isUntouched({ name, ...line })) return words.line(name, [words.untouched[line.otherwise]]);
  const parts = [
    ...(line.fromStart ? [words.affectedFromStart] : []),
    ...line.points.map(({ kind, version }) => words.points[kind](version)),
    ...(line.toEnd ? [words.stillAffected] : []),
  ];
  return words.line(name, parts);
}
