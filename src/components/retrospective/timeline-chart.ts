// <Timeline> as a picture: one row for each event, from left to right in time; below the dates, above the time since the first event.

import * as Plot from '@observablehq/plot';
import { type Instant, millisecondsOf } from '../../model/instant.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import { dateTicks, spanTicks, type Tick } from '../chart/time-axis.ts';
import type { Happening } from './happening.ts';

const ROW = 22;

/** The chart for a width in CSS pixels. At least one event. */
export function timelineChart(happenings: readonly Happening[], width: number): Plot.PlotOptions {
  const rows = happenings.map(({ at, label }, row) => ({ row, at: millisecondsOf(at), label }));
  const [first, last] = [happenings[0]?.at, happenings.at(-1)?.at];
  if (first === undefined || last === undefined) throw new RangeError('A timeline without an event has no chart.');
  const most = width < 500 ? 3 : 6;
  const labels = new Map(rows.map(({ row, label }) => [row, label]));
  const x = {
    domain: [millisecondsOf(first), Math.max(millisecondsOf(last), millisecondsOf(first) + 1)],
    type: 'linear',
  } as const;
  return {
    width,
    height: rows.length * ROW + 70,
    marginLeft: width < 500 ? 128 : 150,
    marginRight: 24,
    marginTop: 34,
    marginBottom: 30,
    x,
    y: { type: 'point', domain: rows.map(({ row }) => row), padding: 0.6 },
    marks: [
      Plot.gridY(
        rows.map(({ row }) => row),
        { stroke: CHART_COLORS.line, strokeOpacity: 1 },
      ),
      axis('bottom', dateTicks(first, last, most)),
      axis('top', spanTicks(first, last, most)),
      Plot.axisY({
        tickSize: 0,
        tickFormat: (row: number) => labels.get(row) ?? '',
        label: null,
        fill: CHART_COLORS.ink,
      }),
      Plot.line(rows, { x: 'at', y: 'row', curve: 'step-after', stroke: CHART_COLORS.mark, strokeWidth: 1.5 }),
      Plot.dot(rows, { x: 'at', y: 'row', r: 4, fill: CHART_COLORS.mark }),
    ],
  };
}

function axis(anchor: 'top' | 'bottom', ticks: readonly Tick[]) {
  const labels = new Map(ticks.map(({ at, label }) => [millisecondsOf(at), label]));
  return Plot.axisX([...labels.keys()], {
    anchor,
    tickFormat: (at: number) => labels.get(at) ?? '',
    label: null,
    color: CHART_COLORS.soft,
  });
}

/** What the chart shows, in sentences. */
export function timelineInWords(happenings: readonly Happening[], span: string, from: Instant): string {
  return `${happenings.length} events over ${span}, from ${from.slice(0, 10)} on. The list below has each with its time.`;
}
