// <Lag> as an image: a bar for each step from the previous one, on one scale since the report, with
// a mark at the promised time.

import * as Plot from '@observablehq/plot';
import type { Catalogue } from '../../language/index.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import { isKept, type LagRow, promiseInWords } from './lag.ts';

const ROW = 44;

/** The maximum number of steps of a chart. The table below has all. */
const MOST_ROWS = 16;

/** The steps that are drawn. */
export const drawnRows = (rows: readonly LagRow[]): readonly LagRow[] => rows.slice(0, MOST_ROWS);

type Words = Pick<Catalogue, 'retrospective' | 'time'>;

/** Draws the chart for a width in CSS pixels. At least one step. */
export function lagChart(rows: readonly LagRow[], width: number, words: Words): Plot.PlotOptions {
  const { lag: texts } = words.retrospective;
  const longest = Math.max(...rows.flatMap(({ hours, promised }) => [hours, promised ?? 0]), 1);
  // Hours if all steps fit into two days, otherwise days.
  const [unit, name] = longest <= 48 ? [1, texts.axisHours] : [24, texts.axisDays];
  const data = rows.map((row, i) => ({
    i,
    from: row.from / unit,
    to: row.hours / unit,
    promised: row.promised === undefined ? undefined : row.promised / unit,
    color: isKept(row) === false ? CHART_COLORS.bad : CHART_COLORS.mark,
    words: texts.row(row.label, words.time.hours(row.hours)),
  }));
  const promised = data.filter((row) => row.promised !== undefined);
  const above = (i: number): string => data[i]?.words ?? '';
  return {
    width,
    height: rows.length * ROW + 44,
    marginLeft: 8,
    marginRight: 16,
    marginTop: 6,
    marginBottom: 38,
    x: { domain: [0, longest / unit], label: null },
    y: { type: 'band', domain: data.map(({ i }) => i), padding: 0, axis: null },
    marks: [
      Plot.gridX({ ticks: width < 500 ? 4 : 8, stroke: CHART_COLORS.line, strokeOpacity: 1 }),
      Plot.axisX({
        ticks: width < 500 ? 4 : 8,
        label: name,
        labelAnchor: 'right',
        labelArrow: 'none',
        color: CHART_COLORS.soft,
      }),
      Plot.rect(
        data.map((row) => ({ ...row, to: Math.max(row.to, row.from) })),
        {
          x1: 'from',
          x2: 'to',
          y: 'i',
          fill: 'color',
          insetTop: 24,
          insetBottom: 8,
          insetRight: -2,
        },
      ),
      Plot.tickX(promised, {
        x: 'promised',
        y: 'i',
        stroke: CHART_COLORS.ink,
        strokeWidth: 2,
        strokeDasharray: '3 2',
        insetTop: 18,
        insetBottom: 3,
      }),
      Plot.text(data, {
        x: 0,
        y: 'i',
        text: (row: { i: number }) => above(row.i),
        textAnchor: 'start',
        lineAnchor: 'top',
        frameAnchor: 'left',
        dy: -16,
        fill: CHART_COLORS.ink,
        stroke: CHART_COLORS.paper,
        strokeWidth: 4,
      }),
    ],
  };
}

/** Returns the content of the chart, in sentences. */
export function lagInWords(rows: readonly LagRow[], { retrospective, time }: Words): string {
  const { lag: texts } = retrospective;
  const steps = rows.map((row) => {
    const promise = row.promised === undefined ? undefined : promiseInWords(row.promised, texts);
    return texts.rowInWords(row.label, time.hours(row.hours), promise, isKept(row) === true);
  });
  return texts.description(steps);
}
