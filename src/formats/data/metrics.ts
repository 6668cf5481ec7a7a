// The numbers of /metrics/ for programs and spreadsheets: metrics/advisories.csv, with a line for
// each counted advisory, and metrics/metrics.json, with the same rows and all derived numbers.
// Spreadsheets open the CSV; the JSON is exact.

import { english } from '../../language/english/index.ts';
import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import type { Content } from '../../model/content.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import type { MetricsGroup, Summary } from '../../model/views/metrics/group.ts';
import type { Measurement } from '../../model/views/metrics/measurement.ts';
import { metricsOf, type YearMetrics } from '../../model/views/metrics/metrics.ts';
import { isComplete } from '../../model/views/metrics/report-year.ts';
import { FEWEST, type Spread } from '../../model/views/metrics/spread.ts';
import type { Document, SiteFormat } from '../format.ts';
import { jsonText } from '../text/json.ts';
import { type Cell, csvText } from './csv.ts';

export const METRICS_CSV = 'metrics/advisories.csv';
export const METRICS_JSON = 'metrics/metrics.json';

/**
 * Returns both documents. They exist before the first advisory, so that clients always find them.
 */
export const metrics: SiteFormat = (content, { site, now }): Document[] => [
  {
    path: METRICS_CSV,
    title: 'Metrics: every advisory',
    type: 'text/csv; charset=utf-8',
    get body() {
      const rows = rowsOf(content, site);
      return csvText(
        COLUMNS,
        rows.map((row) => COLUMNS.map((column) => row[column])),
      );
    },
  },
  {
    path: METRICS_JSON,
    title: 'Metrics',
    type: 'application/json',
    get body() {
      const { all, years, promisedHours } = metricsOf(content, site.stated.acknowledgeHours);
      return jsonText({
        promised_hours: promisedHours,
        method: Object.fromEntries(
          english.metrics.method(promisedHours, FEWEST).map(({ term, text }) => [term, text]),
        ),
        all: groupJson(all),
        years: years.map((year) => yearJson(year, isComplete(year.year, now))),
        advisories: rowsOf(content, site).map((row, i) => ({
          ...row,
          cwe: all.cases[i]?.cwe ?? [],
        })),
      });
    },
  },
];

const COLUMNS = [
  'id',
  'url',
  'project',
  'year',
  'severity',
  'severity_differs',
  'cwe',
  'imported',
  'reported',
  'acknowledged',
  'fixed',
  'fixed_by',
  'published',
  'hours_to_acknowledge',
  'hours_to_fix',
  'hours_to_publish',
  'promise_kept',
  'defect_released',
  'fix_available',
  'age_days',
  'exploitation_known',
  'exploited',
  'title',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], Cell>>;

function rowsOf(content: Content, site: Site): Row[] {
  const { cases } = metricsOf(content, site.stated.acknowledgeHours).all;
  const titles = new Map(
    content.advisories.map((advisory: Advisory) => [advisory.id, titleOf(advisory)]),
  );
  return cases.map((one) => rowOf(one, titles.get(one.id) ?? one.id, site));
}

function rowOf(one: Measurement, title: string, site: Site): Row {
  return {
    id: one.id,
    url: absolute(site, advisoryPath(one.id)),
    project: one.project,
    year: Number(one.year),
    severity: one.level,
    severity_differs: one.differs,
    cwe: one.cwe.join(' '),
    imported: one.imported,
    reported: one.reported,
    acknowledged: one.acknowledged,
    fixed: one.fixed,
    fixed_by: one.fixedBy,
    published: one.published,
    hours_to_acknowledge: hundredths(one.hoursToAcknowledge),
    hours_to_fix: hundredths(one.hoursToFix),
    hours_to_publish: hundredths(one.hoursToPublish),
    promise_kept: one.promiseKept,
    defect_released: one.introduced,
    fix_available: one.available,
    age_days: one.ageDays,
    exploitation_known: one.awareOfExploitation,
    exploited: one.exploited === 'not-stated' ? undefined : one.exploited,
    title,
  };
}

const hundredths = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

const yearJson = (year: YearMetrics, complete: boolean): object => ({
  year: Number(year.year),
  complete,
  ...groupJson(year),
});

const groupJson = (group: MetricsGroup): object => ({
  ...summaryJson(group),
  withdrawn: group.withdrawn,
  imported: group.imported,
  fixed_by: { 'fix-ready': group.fixedBy.ready, released: group.fixedBy.released },
  severities: Object.fromEntries(
    group.levels.map(({ level, ...summary }) => [level, summaryJson(summary)]),
  ),
  cwe: Object.fromEntries(group.weaknesses.map(({ id, n }) => [id, n])),
  without_cwe: group.withoutWeakness,
});

const summaryJson = ({
  n,
  acknowledge,
  fix,
  publish,
  age,
  promise,
  exploited,
}: Summary): object => ({
  n,
  hours_to_acknowledge: spreadJson(acknowledge),
  hours_to_fix: spreadJson(fix),
  hours_to_publish: spreadJson(publish),
  age_days: spreadJson(age),
  promise: { kept: promise.kept, n: promise.n, not_measured: promise.notMeasured },
  exploited: {
    n: exploited.n,
    before_fix: exploited.beforeFix,
    after_fix: exploited.afterFix,
    not_known: exploited.notKnown,
  },
});

const spreadJson = ({
  n,
  notMeasured,
  shortest,
  median,
  p90,
  longest,
  single,
}: Spread): object => ({
  n,
  not_measured: notMeasured,
  shortest: hundredths(shortest),
  median: hundredths(median),
  p90: hundredths(p90),
  longest: hundredths(longest),
  ...(single.length === 0 ? {} : { values: single.map(hundredths) }),
});
