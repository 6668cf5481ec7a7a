// The numbers in sentences, for the report on a year and for its feed.

import type { Metrics, YearMetrics } from '../metrics.ts';
import type { Summary } from './group.ts';
import type { Level } from './measurement.ts';
import type { Spread } from './spread.ts';

/** Turns a value into words: "8 h 40 min". */
export type ValueWords = (value: number) => string;

/** A span of hours in short words, cut to minutes, two units at most: "40 min", "8 h 40 min", "12 d 3 h". */
export function shortSpan(hours: number): string {
  const minutes = Math.floor(hours * 60 + 1e-6);
  const parts = [
    { count: Math.floor(minutes / 1440), unit: 'd' },
    { count: Math.floor(minutes / 60) % 24, unit: 'h' },
    { count: minutes % 60, unit: 'min' },
  ];
  const from = parts.findIndex(({ count }) => count > 0);
  if (from < 0) return '0 min';
  const shown = parts.slice(from, from + 2).filter(({ count }) => count > 0);
  return shown.map(({ count, unit }) => `${count} ${unit}`).join(' ');
}

/** "1 d", "412 d" */
export const shortDays = (days: number): string => `${days} d`;

/** What a spread is: "median 8 h, 90 % within 2 d (n = 7)", "3 h, 2 d (n = 2)", "not measured". */
export function spreadInWords({ n, median, p90, single }: Spread, words: ValueWords): string {
  if (n === 0) return 'not measured';
  if (median === undefined || p90 === undefined) return `${single.map(words).join(', ')} (n = ${n})`;
  return `median ${words(median)}, 90 % within ${words(p90)} (n = ${n})`;
}

/** "6 of 7 (85 %)"; without a percentage under five. Cut, so that 100 % means all. */
export function shareInWords(part: number, of: number, fewest: number): string {
  return of < fewest ? `${part} of ${of}` : `${part} of ${of} (${Math.floor((part * 100) / of)} %)`;
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  none: 'none',
  unrated: 'not rated',
};

/** A report on a year in sentences. `untilNow`: the year is not over. */
export function reportSentences(
  { year, levels, n, withdrawn, weaknesses, ...numbers }: YearMetrics,
  { promisedHours }: Pick<Metrics, 'promisedHours'>,
  untilNow = false,
): string[] {
  const rated = levels.filter((one) => one.n > 0).map((one) => `${one.n} ${LEVEL_WORDS[one.level]}`);
  const count = `${n === 0 ? 'No advisory that still stands' : n === 1 ? 'One advisory' : `${n} advisories`}`;
  const [most] = weaknesses;
  return [
    `${count} ${n > 1 ? 'were' : 'was'} published in ${year}${untilNow ? ' so far' : ''}${rated.length > 0 ? `: ${rated.join(', ')}` : ''}.`,
    ...(withdrawn === 0
      ? []
      : [
          `${withdrawn === 1 ? 'One more was' : `${withdrawn} more were`} withdrawn and ${withdrawn === 1 ? 'is' : 'are'} not counted.`,
        ]),
    ...(n === 0 ? [] : [promiseSentence(numbers, promisedHours), ...spanSentences(numbers)]),
    ...(n === 0 ? [] : [exploitedSentence(numbers)]),
    ...(most === undefined || most.n < 2
      ? []
      : [`The most frequent weakness is ${most.id}, named by ${most.n} of ${n}.`]),
  ];
}

type Numbers = Omit<Summary, 'n'>;

function promiseSentence({ promise: { kept, n, notMeasured } }: Numbers, hours: number): string {
  if (n === 0) return 'Of none of them is measured how fast its report was acknowledged.';
  const rest = notMeasured === 0 ? '' : `; ${notMeasured} ${notMeasured === 1 ? 'is' : 'are'} not measured`;
  return `Acknowledged within the promised ${hours} hours: ${shareInWords(kept, n, 5)}${rest}.`;
}

function spanSentences({ acknowledge, fix, publish, age }: Numbers): string[] {
  const rows: readonly (readonly [string, Spread, ValueWords])[] = [
    ['Time to acknowledge', acknowledge, shortSpan],
    ['Time to fix', fix, shortSpan],
    ['Time to publish', publish, shortSpan],
    ['Age of the defects', age, shortDays],
  ];
  return rows
    .filter(([, spread]) => spread.n > 0)
    .map(([name, spread, words]) => `${name}: ${spreadInWords(spread, words)}.`);
}

function exploitedSentence({ exploited: { n, beforeFix, notKnown } }: Numbers): string {
  if (n === 0) return 'We know of no exploitation of them in the wild.';
  const unknown = notKnown === 0 ? '' : `; of ${notKnown} it is not known`;
  return `Exploited in the wild, as far as we know: ${n}, of which ${beforeFix} before a fix was out${unknown}.`;
}
