// The bars of counts: advisories by severity, the promise, weaknesses.

import type { Catalogue } from '../../language/index.ts';
import type { MetricsGroup, Summary, Weakness } from '../../model/views/metrics/group.ts';
import type { Level } from '../../model/views/metrics/measurement.ts';
import { FEWEST } from '../../model/views/metrics/spread.ts';
import { CHART_COLORS } from '../chart/draw.ts';
import type { Bar } from './bar-chart.ts';
import { capital } from './spread-row.ts';

/** The maximum number of rows of a chart. The table below has all. */
export const MOST_ROWS = 12;

const LEVEL_COLORS: Readonly<Record<Level, string>> = {
  critical: 'var(--critical)',
  high: 'var(--high)',
  medium: 'var(--medium)',
  low: 'var(--low)',
  none: 'var(--none)',
  unrated: 'var(--soft)',
};

/** An item with a name and its numbers. */
export interface Named<Numbers> {
  readonly name: string;
  readonly numbers: Numbers;
}

/** Returns one bar for each, in parts by severity. */
export const severityBars = (rows: readonly Named<MetricsGroup>[]): Bar[] =>
  rows.map(({ name, numbers: { n, levels } }) => ({
    words: `${name}: ${n}`,
    parts: levels.map((one) => ({ n: one.n, color: LEVEL_COLORS[one.level] })),
  }));

/** Returns one bar for each severity that occurs. */
export const levelBars = ({ levels }: MetricsGroup, words: Catalogue['metrics']): Bar[] =>
  levels
    .filter(({ n }) => n > 0)
    .map(({ level, n }) => ({
      words: `${capital(words.levels[level])}: ${n}`,
      parts: [{ n, color: LEVEL_COLORS[level] }],
    }));

/** Returns the results of the promise: kept first, then not kept. */
export const promiseBars = (rows: readonly Named<Summary>[], words: Catalogue['metrics']): Bar[] =>
  rows.map(({ name, numbers: { promise } }) => ({
    words: `${name}: ${promise.n === 0 ? words.notMeasured : words.share(promise.kept, promise.n, FEWEST)}`,
    parts: [
      { n: promise.kept, color: CHART_COLORS.good },
      { n: promise.n - promise.kept, color: CHART_COLORS.bad },
    ],
  }));

export const weaknessBars = (weaknesses: readonly Weakness[]): Bar[] =>
  weaknesses.map(({ id, n }) => ({
    words: `${id}: ${n}`,
    parts: [{ n, color: CHART_COLORS.mark }],
  }));
