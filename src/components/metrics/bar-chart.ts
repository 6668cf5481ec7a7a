// Counts as an image: a bar for each row, in parts if it has several, with its label above it.

import * as Plot from '@observablehq/plot';
import { CHART_COLORS } from '../chart/draw.ts';

export interface Bar {
  /** The label above it: "2026: 6". */
  readonly words: string;
  /** From left to right. */
  readonly parts: readonly { readonly n: number; readonly color: string }[];
}

const ROW = 36;

/**
 * Draws the chart for a width in CSS pixels. At least one bar. `full`: the count of a bar of full
 * width, by default the longest one.
 */
export function barChart(bars: readonly Bar[], width: number, full = 1): Plot.PlotOptions {
  const most = Math.max(full, ...bars.map(({ parts }) => parts.reduce((sum, { n }) => sum + n, 0)));
  const pieces = bars.flatMap(({ parts }, i) => {
    let from = 0;
    return parts.flatMap(({ n, color }) => {
      const piece = { i, from, to: from + n, color };
      from += n;
      return n === 0 ? [] : [piece];
    });
  });
  return {
    width,
    height: bars.length * ROW + 8,
    marginLeft: 8,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, most], axis: null },
    y: { type: 'band', domain: bars.map((_, i) => i), padding: 0, axis: null },
    marks: [
      Plot.rect(pieces, {
        x1: 'from',
        x2: 'to',
        y: 'i',
        fill: 'color',
        insetTop: 19,
        insetBottom: 4,
        insetRight: 1,
      }),
      Plot.text(bars, {
        y: (_: Bar, i: number) => i,
        text: 'words',
        textAnchor: 'start',
        frameAnchor: 'left',
        dy: -8,
        fill: CHART_COLORS.ink,
      }),
    ],
  };
}
