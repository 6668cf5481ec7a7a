// The metrics of the page /metrics/, of the reports on a year, and of the documents for programs:
// how fast reports are answered and fixed, and their subjects. They use published advisories alone.
// language/english/metrics.ts has the texts that describe how each number is computed.

import type { Content } from '../../content.ts';
import { type MetricsGroup, metricsGroup } from './group.ts';
import { measurementOf, yearOf } from './measurement.ts';
import { type ReportYear, reportYears } from './report-year.ts';
import { versionDays } from './version-day.ts';

export interface YearMetrics extends ReportYear, MetricsGroup {}

export interface Metrics {
  /**
   * The hours within which every report is acknowledged, as promised today; undefined if nothing is
   * promised.
   */
  readonly promisedHours: number | undefined;
  readonly all: MetricsGroup;
  /** The newest first; years without an advisory are omitted. */
  readonly years: readonly YearMetrics[];
}

type Known = Pick<Content, 'advisories' | 'releases' | 'retrospectives' | 'projects'>;

const made = new WeakMap<object, Metrics>();

/** Returns the metrics of some content. Cached for each content and promise. */
export function metricsOf(content: Known, promisedHours: number | undefined): Metrics {
  const known = made.get(content);
  if (known !== undefined && known.promisedHours === promisedHours) return known;
  const metrics = makeMetrics(content, promisedHours);
  made.set(content, metrics);
  return metrics;
}

function makeMetrics(content: Known, promisedHours: number | undefined): Metrics {
  const days = versionDays(content);
  const counted = content.advisories
    .filter(({ state }) => state !== 'withdrawn')
    .map((advisory) => measurementOf(advisory, days, promisedHours));
  const withdrawn = content.advisories
    .filter(({ state }) => state === 'withdrawn')
    .map(({ published }) => published);
  const byYear = Map.groupBy(counted, ({ year }) => year);
  const years = reportYears(content).map((one) => ({
    ...one,
    ...metricsGroup(
      byYear.get(one.year) ?? [],
      withdrawn.filter((at) => yearOf(at) === one.year).length,
    ),
  }));
  return { promisedHours, all: metricsGroup(counted, withdrawn.length), years };
}
