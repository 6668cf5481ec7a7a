// Durations as an image: a line from the shortest to the longest, a dot at the median, a mark at
// the 90th percentile. A ring for each value if there are too few. One scale for all rows.

import * as Plot from '@observablehq/plot';
import type { MetricsWords } from '../../language/sentences/metrics.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import { dayTicks, hourTicks, type SpanTick, ticksFor } from './span-axis.ts';
import { chartWords, type Measure, type SpreadRow, valueWords } from './spread-row.ts';

const ROW = 40;

interface Point {
  readonly i: number;
  readonly x: number;
}

/**
 * Draws the chart for a width in CSS pixels. At least one row has a value. `promised` is in hours.
 */
export function spreadChart(
  measure: Measure,
  rows: readonly SpreadRow[],
  promised: number | undefined,
  width: number,
  words: MetricsWords,
): Plot.PlotOptions {
  const spreads = rows.map(({ spread }) => spread);
  const found = spreads.flatMap(({ shortest, longest }) =>
    [shortest, longest].filter((x) => x !== undefined),
  );
  const ticks = ticksFor(
    [...found, ...(promised === undefined ? [] : [promised])],
    measure === 'age' ? dayTicks(words.time) : hourTicks(words.time),
  );
  const [low, high] = [ticks[0]?.at ?? 1, ticks.at(-1)?.at ?? 2];
  const inside = (x: number): number => Math.min(Math.max(x, low), high);
  const points = (
    pick: (spread: SpreadRow['spread']) => readonly (number | undefined)[],
  ): Point[] =>
    spreads.flatMap((spread, i) =>
      pick(spread).flatMap((x) => (x === undefined ? [] : [{ i, x: inside(x) }])),
    );
  const lines = spreads.flatMap(({ shortest, longest }, i) =>
    shortest === undefined || longest === undefined
      ? []
      : [{ i, from: inside(shortest), to: inside(longest) }],
  );
  const texts = rows.map((row, i) => ({
    i,
    text: chartWords(row, valueWords(measure, words), words.metrics),
  }));
  return {
    width,
    height: rows.length * ROW + 34,
    marginLeft: 8,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 30,
    x: { type: 'log', domain: [low, high], axis: null },
    y: { type: 'band', domain: rows.map((_, i) => i), padding: 0, axis: null },
    marks: [
      ...axis(shownTicks(ticks, width)),
      Plot.gridX(
        ticks.map(({ at }) => at),
        { stroke: CHART_COLORS.line, strokeOpacity: 1 },
      ),
      ...(promised === undefined
        ? []
        : [Plot.ruleX([promised], { stroke: CHART_COLORS.ink, strokeDasharray: '3 2' })]),
      Plot.link(lines, {
        x1: 'from',
        x2: 'to',
        y: 'i',
        dy: 10,
        stroke: CHART_COLORS.soft,
        strokeWidth: 2,
      }),
      Plot.tickX(
        points(({ p90 }) => [p90]),
        { x: 'x', y: 'i', stroke: CHART_COLORS.mark, strokeWidth: 3, insetTop: 23, insetBottom: 3 },
      ),
      Plot.dot(
        points(({ median }) => [median]),
        { x: 'x', y: 'i', dy: 10, r: 5, fill: CHART_COLORS.mark },
      ),
      Plot.dot(
        points(({ single }) => single),
        {
          x: 'x',
          y: 'i',
          dy: 10,
          r: 4,
          fill: CHART_COLORS.paper,
          stroke: CHART_COLORS.mark,
          strokeWidth: 2,
        },
      ),
      Plot.text(texts, {
        y: 'i',
        text: 'text',
        textAnchor: 'start',
        frameAnchor: 'left',
        dy: -8,
        fill: CHART_COLORS.ink,
        stroke: CHART_COLORS.paper,
        strokeWidth: 4,
      }),
    ],
  };
}

// On a narrow screen every second label, so that they do not overlap.
const shownTicks = (ticks: readonly SpanTick[], width: number): readonly SpanTick[] =>
  width < 500 && ticks.length > 6 ? ticks.filter((_, i) => i % 2 === 0) : ticks;

// Replaces Plot's own axis, which omits the labels of ticks that are not powers of ten on a
// logarithmic scale.
function axis([first, ...others]: readonly SpanTick[]) {
  const at = {
    x: 'at',
    text: 'label',
    frameAnchor: 'bottom',
    dy: 16,
    fill: CHART_COLORS.soft,
  } as const;
  return [
    // The first label starts at the edge, so that it is not cut off.
    Plot.text(first === undefined ? [] : [first], { ...at, textAnchor: 'start' }),
    Plot.text(others, at),
  ];
}

/** Returns the content of the chart, in sentences. */
export function spreadDescription(
  rows: readonly SpreadRow[],
  measure: Measure,
  words: MetricsWords,
): string {
  const [first] = rows;
  const sum =
    first === undefined ? '' : chartWords(first, valueWords(measure, words), words.metrics);
  return words.metrics.spread.description(rows.length, sum);
}
