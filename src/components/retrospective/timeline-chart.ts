// <Timeline> as an image: one row for each event, from left to right in time. Dates are below, the
// time since the first event above. For very many events, one row for each kind.

import * as Plot from '@observablehq/plot';
import type { Catalogue } from '../../language/index.ts';
import { type Instant, millisecondsOf } from '../../model/instant.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import { dateTicks, spanTicks, type Tick } from '../chart/time-axis.ts';
import type { TimelineEntry } from './timeline-entry.ts';

const ROW = 22;
/** The maximum number of events with their own rows. */
const MOST_ROWS = 60;
/** The maximum number of dots in shared rows. */
const MOST_DOTS = 160;
/** The maximum width of a letter of an axis. */
const LETTER_WIDTH = 6.5;
/** The space to the right of the scale. */
const MARGIN = 24;

interface Dot {
  readonly row: number;
  readonly at: number;
}

interface Rows {
  readonly labels: readonly string[];
  readonly dots: readonly Dot[];
}

/** Draws the chart for a width in CSS pixels. At least two events, not all at one time. */
export function timelineChart(
  timelineEntries: readonly TimelineEntry[],
  width: number,
  time: Catalogue['time'],
): Plot.PlotOptions {
  const [first, last] = [timelineEntries[0]?.at, timelineEntries.at(-1)?.at];
  if (first === undefined || last === undefined)
    throw new RangeError('A timeline without an event has no chart.');
  const shared = timelineEntries.length > MOST_ROWS;
  const { labels, dots } = shared
    ? rowsByKind(timelineEntries, first, last)
    : rowsOf(timelineEntries);
  const most = width < 500 ? 3 : 6;
  const left = width < 500 ? 128 : 150;
  const scale = {
    from: millisecondsOf(first),
    to: millisecondsOf(last),
    width: width - left - MARGIN,
  };
  return {
    width,
    height: labels.length * ROW + 70,
    marginLeft: left,
    marginRight: MARGIN,
    marginTop: 34,
    marginBottom: 30,
    x: { domain: [scale.from, scale.to], type: 'linear' },
    y: { type: 'point', domain: labels.map((_, row) => row), padding: 0.6 },
    marks: [
      Plot.gridY(
        labels.map((_, row) => row),
        { stroke: CHART_COLORS.line, strokeOpacity: 1 },
      ),
      axis('bottom', dateTicks(first, last, most, time), scale),
      axis('top', spanTicks(first, last, most, time), scale),
      Plot.axisY({
        tickSize: 0,
        tickFormat: (row: number) => labels[row] ?? '',
        label: null,
        fill: CHART_COLORS.ink,
      }),
      ...(shared
        ? []
        : [
            Plot.line(dots, {
              x: 'at',
              y: 'row',
              curve: 'step-after',
              stroke: CHART_COLORS.mark,
              strokeWidth: 1.5,
            }),
          ]),
      Plot.dot(dots, { x: 'at', y: 'row', r: 4, fill: CHART_COLORS.mark }),
    ],
  };
}

const rowsOf = (timelineEntries: readonly TimelineEntry[]): Rows => ({
  labels: timelineEntries.map(({ label }) => label),
  dots: timelineEntries.map(({ at }, row) => ({ row, at: millisecondsOf(at) })),
});

/** Merges overlapping dots of one kind. */
function rowsByKind(
  timelineEntries: readonly TimelineEntry[],
  first: Instant,
  last: Instant,
): Rows {
  const labels = [...new Set(timelineEntries.map(({ label }) => label))];
  const [from, span] = [millisecondsOf(first), millisecondsOf(last) - millisecondsOf(first)];
  for (let steps = MOST_DOTS; ; steps = Math.floor(steps / 2)) {
    const dots = timelineEntries.map(({ at, label }): Dot => {
      const place = Math.round(((millisecondsOf(at) - from) / span) * steps);
      return { row: labels.indexOf(label), at: from + (place / steps) * span };
    });
    const apart = [...new Map(dots.map((dot) => [`${dot.row} ${dot.at}`, dot])).values()];
    if (apart.length <= MOST_DOTS || steps <= 1) return { labels, dots: apart };
  }
}

interface Scale {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Returns an axis with the ticks whose labels neither cross the edge nor overlap. */
function axis(anchor: 'top' | 'bottom', ticks: readonly Tick[], { from, to, width }: Scale) {
  const labels = new Map<number, string>();
  let free = -Infinity;
  for (const { at, label } of ticks) {
    const place = millisecondsOf(at);
    const middle = ((place - from) / (to - from)) * width;
    const half = (label.length * LETTER_WIDTH) / 2;
    if (middle - half < free || middle + half > width + MARGIN) continue;
    labels.set(place, label);
    free = middle + half + LETTER_WIDTH;
  }
  return Plot.axisX([...labels.keys()], {
    anchor,
    tickFormat: (at: number) => labels.get(at) ?? '',
    label: null,
    color: CHART_COLORS.soft,
  });
}
