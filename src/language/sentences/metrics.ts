// Formats the metrics as sentences, for the report on a year and for its feed.

import type { Summary } from '../../model/views/metrics/group.ts';
import type { Metrics, YearMetrics } from '../../model/views/metrics/metrics.ts';
import { FEWEST, type Spread } from '../../model/views/metrics/spread.ts';
import type { Catalogue } from '../index.ts';

/** Formats a value: "8 h 40 min". */
export type ValueWords = (value: number) => string;

/** The words of a language, with its durations. */
export type MetricsWords = Pick<Catalogue, 'metrics' | 'time'>;

/**
 * Formats a distribution: "median 8 h, 90 % within 2 d (n = 7)", "3 h, 2 d (n = 2)", "not
 * measured".
 */
export function spreadInWords(
  { n, median, p90, single }: Spread,
  value: ValueWords,
  { sentences, notMeasured }: Catalogue['metrics'],
): string {
  if (n === 0) return notMeasured;
  if (median === undefined || p90 === undefined) return sentences.few(single.map(value), n);
  return sentences.median(value(median), value(p90), n);
}

/** Returns a report on a year in sentences. `untilNow`: the year is not over. */
export function reportSentences(
  { year, levels, n, withdrawn, weaknesses, ...numbers }: YearMetrics,
  { promisedHours }: Pick<Metrics, 'promisedHours'>,
  words: MetricsWords,
  untilNow = false,
): string[] {
  const { metrics } = words;
  const { sentences } = metrics;
  const rated = levels
    .filter((one) => one.n > 0)
    .map((one) => `${one.n} ${metrics.levels[one.level]}`);
  const [most] = weaknesses;
  return [
    sentences.count(n, year, untilNow, rated),
    ...(withdrawn === 0 ? [] : [sentences.withdrawn(withdrawn)]),
    ...(n === 0 || promisedHours === undefined
      ? []
      : [promiseSentence(n, numbers, promisedHours, metrics)]),
    ...(n === 0 ? [] : spanSentences(numbers, words)),
    ...(n === 0 ? [] : [exploitedSentence(n, numbers, metrics)]),
    ...(most === undefined || most.n < 2 ? [] : [sentences.weakness(most.id, most.n, n)]),
  ];
}

type Numbers = Omit<Summary, 'n'>;

function promiseSentence(
  advisories: number,
  { promise: { kept, n, notMeasured } }: Numbers,
  hours: number,
  { sentences, share }: Catalogue['metrics'],
): string {
  return n === 0
    ? sentences.noPromise(advisories)
    : sentences.promise(hours, share(kept, n, FEWEST), notMeasured);
}

function spanSentences(
  { acknowledge, fix, publish, age }: Numbers,
  { metrics, time }: MetricsWords,
): string[] {
  const { measures } = metrics.sentences;
  const rows: readonly (readonly [string, Spread, ValueWords])[] = [
    [measures.acknowledge, acknowledge, time.shortHours],
    [measures.fix, fix, time.shortHours],
    [measures.publish, publish, time.shortHours],
    [measures.age, age, time.shortDays],
  ];
  return rows
    .filter(([, spread]) => spread.n > 0)
    .map(([name, spread, value]) => `${name}: ${spreadInWords(spread, value, metrics)}.`);
}

function exploitedSentence(
  advisories: number,
  { exploited }: Numbers,
  { sentences }: Catalogue['metrics'],
): string {
  const { n, beforeFix, notKnown } = exploited;
  return n === 0 ? sentences.notExploited(advisories) : sentences.exploited(n, beforeFix, notKnown);
}
