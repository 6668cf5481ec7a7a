// The branches of a project on a time axis: a thick line while they get features and fixes, a
// thinner one for fixes only, a thin one for a branch that has ended. Labels beside the lines
// repeat the meaning of color and thickness.

import * as Plot from '@observablehq/plot';
import type { Branch } from '../../model/project/branch-schema.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import type { SupportRow, SupportSpan } from './support.ts';

const ROW = 44;
const LINES: Readonly<
  Record<Branch['status'], { readonly stroke: string; readonly strokeWidth: number }>
> = {
  supported: { stroke: CHART_COLORS.good, strokeWidth: 12 },
  'security-only': { stroke: CHART_COLORS.mark, strokeWidth: 8 },
  'end-of-life': { stroke: CHART_COLORS.soft, strokeWidth: 3 },
  unreleased: { stroke: CHART_COLORS.soft, strokeWidth: 8 },
};

/** The texts of the chart: the labels of the statuses, and the name of the marked day. */
interface SupportWords {
  readonly statuses: Readonly<Record<Branch['status'], string>>;
  readonly today: string;
}

/** Draws the chart for a width in CSS pixels, with a mark on a day. */
export function supportChart(
  { rows, from, to }: SupportSpan,
  today: string,
  { statuses, today: marked }: SupportWords,
  width: number,
): Plot.PlotOptions {
  const lines = rows.map((row, place) => ({ ...row, place }));
  const names = new Map(lines.map(({ place, name }) => [place, name]));
  const years = yearsBetween(from, to);
  const step = Math.ceil(years.length / (width < 500 ? 4 : 8));
  return {
    width,
    height: rows.length * ROW + 48,
    marginLeft: width < 500 ? 64 : 90,
    marginRight: 16,
    marginTop: 24,
    marginBottom: 22,
    x: { type: 'utc', domain: [date(from), date(to)] },
    y: { type: 'point', domain: lines.map(({ place }) => place), padding: 0.5 },
    marks: [
      Plot.axisX(years.filter((_, i) => i % step === 0).map(date), {
        tickFormat: (day: Date) => String(day.getUTCFullYear()),
        label: null,
        fill: CHART_COLORS.ink,
        stroke: CHART_COLORS.ink,
        strokeWidth: 0.5,
      }),
      Plot.gridX(years.map(date), { stroke: CHART_COLORS.line, strokeOpacity: 1 }),
      Plot.axisY({
        tickSize: 0,
        tickFormat: (place: number) => names.get(place) ?? '',
        label: null,
        fill: CHART_COLORS.ink,
        fontWeight: 'bold',
      }),
      ...lines.map((line) =>
        Plot.link([line], {
          x1: date(line.from),
          x2: date(line.to),
          y: 'place',
          ...LINES[line.status],
        }),
      ),
      Plot.dot(
        lines.filter(({ endless }) => endless),
        {
          x: ({ to: end }: SupportRow) => date(end),
          y: 'place',
          symbol: 'triangle',
          r: 8,
          rotate: 90,
          fill: CHART_COLORS.ink,
        },
      ),
      Plot.ruleX([date(today)], {
        stroke: CHART_COLORS.bad,
        strokeWidth: 2,
        strokeDasharray: '4 3',
      }),
      Plot.text([date(today)], {
        x: (day: Date) => day,
        frameAnchor: 'top',
        dy: -12,
        text: () => marked,
        textAnchor: anchorAt(today, from, to),
        fill: CHART_COLORS.bad,
        fontWeight: 'bold',
      }),
      ...lines.map((line) => {
        const at = labelled(line);
        return Plot.text([line], {
          x: date(at),
          y: 'place',
          text: () => statuses[line.status],
          textAnchor: anchorAt(at, from, to) === 'end' ? 'end' : 'start',
          dy: -15,
          fill: CHART_COLORS.ink,
        });
      }),
    ],
  };
}

// An ended branch was supported before, so the label is at its end.
const labelled = ({ status, from, to }: SupportRow): string =>
  status === 'end-of-life' ? to : from;

// Labels at an edge extend inwards.
function anchorAt(day: string, from: string, to: string): 'start' | 'middle' | 'end' {
  const place =
    (date(day).getTime() - date(from).getTime()) / (date(to).getTime() - date(from).getTime());
  if (place > 0.7) return 'end';
  return place < 0.3 ? 'start' : 'middle';
}

const date = (day: string): Date => new Date(`${day}T00:00:00Z`);

function yearsBetween(from: string, to: string): string[] {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => `${first + i}-01-01`);
}
