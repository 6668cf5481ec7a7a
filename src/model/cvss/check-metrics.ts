// Checks the metrics of a vector against the grammar of its version.

import type { CvssVersion, Grammar, Metric } from './metrics.ts';
import type { CvssProblem } from './problem.ts';
import * as wrong from './problem.ts';
import type { Segment } from './split.ts';
import type { WrittenMetric } from './vector.ts';
import { versionsWith } from './version.ts';

/** The legal metrics that are defined, in the written order, and every problem of the others. */
interface Body {
  readonly metrics: readonly WrittenMetric[];
  readonly problems: readonly CvssProblem[];
}

/**
 * Reads the metrics of a vector that ends at the offset `end`. Without problems, `metrics` is
 * complete and legal.
 */
export function readBody(segments: readonly Segment[], grammar: Grammar, end: number): Body {
  const metrics: WrittenMetric[] = [];
  const problems: CvssProblem[] = [];
  const seen = new Set<string>();
  for (const segment of segments) {
    const metric = grammar.metrics.find(({ key }) => sameLetters(key, segment.key.text));
    const judged = judge(segment, metric, grammar, seen);
    if (Array.isArray(judged)) problems.push(...judged);
    else if (judged.value !== NOT_DEFINED[grammar.version]) metrics.push(judged);
    // A metric with a wrong value is reported as wrong, not also as missing.
    if (metric) seen.add(metric.key);
    else if (!Array.isArray(judged)) seen.add(judged.key);
  }
  const absent = grammar.metrics
    .filter(({ key, group }) => group === 'base' && !seen.has(key))
    .map(({ key }) => key);
  if (absent.length > 0)
    problems.push(wrong.missing({ text: '', offset: end, length: 0 }, grammar.version, absent));
  return { metrics, problems };
}

/**
 * The value for "not defined" of an optional metric. It is the same as leaving the metric out (4.0
 * section 7, 3.1 section 6, 2.0 sections 2.2 and 2.3). So metrics of the reader's environment can
 * have it too.
 */
const NOT_DEFINED: Readonly<Record<CvssVersion, string>> = {
  '2.0': 'ND',
  '3.0': 'X',
  '3.1': 'X',
  '4.0': 'X',
};

function judge(
  segment: Segment,
  metric: Metric | undefined,
  grammar: Grammar,
  seen: ReadonlySet<string>,
): WrittenMetric | CvssProblem[] {
  const { whole, key, value, colons } = segment;
  if (sameLetters(key.text, 'CVSS')) return [wrong.prefixInside(whole)];
  if (colons !== 1 || key.text === '' || value.text === '')
    return [wrong.notKeyValue(whole, grammar.version, metric)];
  if (!metric) return undefinedMetric(segment, grammar, seen) ?? [refuse(segment, grammar)];
  if (seen.has(metric.key)) return [wrong.repeated(whole, metric)];
  return readValue(segment, metric, grammar.version);
}

/**
 * Returns a metric that a publisher cannot state if its value is "not defined"; undefined for
 * anything else.
 */
function undefinedMetric(
  { whole, key, value }: Segment,
  { version, environmental, unsupported }: Grammar,
  seen: ReadonlySet<string>,
): WrittenMetric | CvssProblem[] | undefined {
  const known = [...environmental, ...unsupported].includes(key.text);
  if (!known || value.text !== NOT_DEFINED[version]) return undefined;
  return seen.has(key.text)
    ? [wrong.repeated(whole, { key: key.text })]
    : { key: key.text, value: value.text };
}

function refuse(
  { whole, key }: Segment,
  { version, environmental, unsupported }: Grammar,
): CvssProblem {
  const reader = environmental.find((known) => sameLetters(known, key.text));
  if (reader) return wrong.environmental(whole, version, reader);
  const temporal = unsupported.find((known) => sameLetters(known, key.text));
  if (temporal) return wrong.temporalUnsupported(whole, version, temporal);
  return wrong.unknownMetric(key, version, versionsWith(key.text));
}

function readValue(
  { whole, key, value }: Segment,
  metric: Metric,
  version: CvssVersion,
): WrittenMetric | CvssProblem[] {
  const meant = metric.values.find((known) => sameLetters(known, value.text));
  if (meant === value.text && metric.key === key.text) return { key: metric.key, value: meant };
  if (meant) return [wrong.letterCase(whole, `${metric.key}:${meant}`)];
  const problems = [wrong.unknownValue(value, version, metric)];
  return metric.key === key.text ? problems : [wrong.letterCase(key, metric.key), ...problems];
}

function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
