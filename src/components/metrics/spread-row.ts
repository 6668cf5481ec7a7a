// The rows of a chart of times and of the table below it: all advisories together, each year, each severity.

import type { MetricsGroup, Summary } from '../../model/metrics/group.ts';
import type { Spread } from '../../model/metrics/spread.ts';
import { LEVEL_WORDS, shortDays, shortSpan, type ValueWords } from '../../model/metrics/words.ts';
import type { YearMetrics } from '../../model/metrics.ts';

/** What is charted. */
export type Measure = 'acknowledge' | 'fix' | 'publish' | 'age';

export interface SpreadRow {
  readonly label: string;
  readonly group: 'all' | 'year' | 'level';
  readonly spread: Spread;
}

/** How the values of a measure are written. */
export const wordsOf = (measure: Measure): ValueWords => (measure === 'age' ? shortDays : shortSpan);

/** The rows: all, the years with the newest first, and the severities that an advisory has, the gravest first. */
export function spreadRows(
  measure: Measure,
  group: MetricsGroup,
  years: readonly YearMetrics[],
  name: string,
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
    ...levels.map((one) => row(capital(LEVEL_WORDS[one.level]), 'level', one)),
  ];
}

/** "median 8 h, p90 2 d", or the few values; what stands at a row of the chart. */
export function chartWords(
  { label, spread: { n, median, p90, shortest, longest, single } }: SpreadRow,
  words: ValueWords,
): string {
  const head = `${label} (n = ${n}): `;
  if (shortest === undefined || longest === undefined) return `${head}not measured`;
  if (median !== undefined && p90 !== undefined) return `${head}median ${words(median)}, p90 ${words(p90)}`;
  if (single.length < 3) return `${head}${single.map(words).join(', ')}`;
  return `${head}from ${words(shortest)} to ${words(longest)}`;
}

/** The cells of a row of the table after its name. */
export function spreadCells({ spread }: SpreadRow, words: ValueWords): string[] {
  const { n, notMeasured, median, p90, shortest, longest, single } = spread;
  const range =
    shortest === undefined || longest === undefined
      ? '–'
      : single.length > 0
        ? single.map(words).join(', ')
        : `${words(shortest)} to ${words(longest)}`;
  return [
    String(n),
    String(notMeasured),
    ...[median, p90].map((value) => (value === undefined ? '–' : words(value))),
    range,
  ];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
