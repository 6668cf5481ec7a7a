// The rows of a chart of durations and of the table below it: all advisories together, each year,
// each severity.

import type { Catalogue } from '../../language/index.ts';
import type { ValueWords } from '../../language/sentences/metrics.ts';
import type { MetricsGroup, Summary } from '../../model/views/metrics/group.ts';
import type { YearMetrics } from '../../model/views/metrics/metrics.ts';
import type { Spread } from '../../model/views/metrics/spread.ts';

/** A charted measure. */
export type Measure = 'acknowledge' | 'fix' | 'publish' | 'age';

export interface SpreadRow {
  readonly label: string;
  readonly group: 'all' | 'year' | 'level';
  readonly spread: Spread;
}

/** The format of the values of a measure. */
export const valueWords = (measure: Measure, { time }: Pick<Catalogue, 'time'>): ValueWords =>
  measure === 'age' ? time.shortDays : time.shortHours;

/**
 * Returns the rows: all, the years with the newest first, and the severities that occur, the most
 * severe first.
 */
export function spreadRows(
  measure: Measure,
  group: MetricsGroup,
  years: readonly YearMetrics[],
  name: string,
  words: Catalogue['metrics'],
): SpreadRow[] {
  const levels = group.levels.filter(({ n }) => n > 0);
  const row = (label: string, kind: SpreadRow['group'], numbers: Summary): SpreadRow => ({
    label,
    group: kind,
    spread: numbers[measure],
  });
  return [
    row(name, 'all', group),
    ...years.map((year) => row(year.year, 'year', year)),
    ...levels.map((one) => row(capital(words.levels[one.level]), 'level', one)),
  ];
}

/** Returns the label of a row of the chart: "median 8 h, p90 2 d", or the single values. */
export function chartWords(
  { label, spread: { n, median, p90, shortest, longest, single } }: SpreadRow,
  value: ValueWords,
  { spread: texts, notMeasured }: Catalogue['metrics'],
): string {
  const head = texts.head(label, n);
  if (shortest === undefined || longest === undefined) return `${head}${notMeasured}`;
  if (median !== undefined && p90 !== undefined)
    return `${head}${texts.median(value(median), value(p90))}`;
  if (single.length < 3) return `${head}${single.map(value).join(', ')}`;
  return `${head}${texts.fromTo(value(shortest), value(longest))}`;
}

/** Returns the cells of a table row after its name. */
export function spreadCells(
  { spread }: SpreadRow,
  value: ValueWords,
  { between }: Pick<Catalogue['metrics']['spread'], 'between'>,
): string[] {
  const { n, notMeasured, median, p90, shortest, longest, single } = spread;
  const range =
    shortest === undefined || longest === undefined
      ? '–'
      : single.length > 0
        ? single.map(value).join(', ')
        : between(value(shortest), value(longest));
  return [
    String(n),
    String(notMeasured),
    ...[median, p90].map((one) => (one === undefined ? '–' : value(one))),
    range,
  ];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
