// The problems of a CVSS vector: a stable code, the offset in the vector, and the words. parse.ts
// detects them.

import { wordsOf } from './explain.ts';
import { type CvssVersion, GRAMMARS, type Metric } from './metrics.ts';

export const CVSS_PROBLEM_CODES = [
  'cvss-prefix',
  'cvss-version',
  'cvss-metric-missing',
  'cvss-metric-repeated',
  'cvss-metric-unknown',
  'cvss-metric-case',
  'cvss-value-unknown',
  'cvss-environmental',
  'cvss-temporal-unsupported',
  'cvss-syntax',
] as const;

export type CvssProblemCode = (typeof CVSS_PROBLEM_CODES)[number];

/** One reason why a text is not a vector that can be published. */
export interface CvssProblem {
  /** Stable name of the kind of problem. */
  readonly code: CvssProblemCode;
  /** Start of the offending part: a zero-based UTF-16 offset into the vector. */
  readonly offset: number;
  /** Length of the offending part, in UTF-16 units; 0 if something is missing. */
  readonly length: number;
  /** What is wrong and what is expected, in one sentence. */
  readonly message: string;
  /** How to fix it, in one sentence. */
  readonly remedy: string;
}

/** A part of the vector: its offset, and its text without white space and parentheses. */
export interface Piece {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

export function problem(
  code: CvssProblemCode,
  place: Piece,
  message: string,
  remedy: string,
): CvssProblem {
  return { code, offset: place.offset, length: place.length, message, remedy };
}

/**
 * Returns the user's text in quotes, short and printable. Escapes everything except ASCII, so that
 * look-alikes are visible.
 */
export function quoted(text: string): string {
  const head = text.length > 40 ? `${text.slice(0, 40)}...` : text;
  const escaped = head.replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}

/** Formats a list: `A, B and C`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  const head = words.slice(0, -1).join(', ');
  const tail = words.at(-1) ?? '';
  return head === '' ? tail : `${head} ${last} ${tail}`;
}

/** Returns the accepted values of a metric: `AV:N (Network) or AV:L (Local)`. */
export function choices(version: CvssVersion, metric: Metric): string {
  const words = wordsOf(version, metric.key);
  const each = metric.values.map(
    (value) => `${metric.key}:${value} (${words?.values[value]?.name ?? value})`,
  );
  return listed(each, 'or');
}

export function environmental(place: Piece, version: CvssVersion, key: string): CvssProblem {
  const message = `${key} is an environmental metric of CVSS ${version}: it describes the environment of a reader, which a publisher cannot know.`;
  return problem(
    'cvss-environmental',
    place,
    message,
    `Remove ${key}; readers set it for their own systems.`,
  );
}

export function temporalUnsupported(place: Piece, version: CvssVersion, key: string): CvssProblem {
  const message = `${key} is a temporal metric; CVSS ${version} scores with temporal metrics cannot be computed exactly as specified.`;
  const remedy =
    version === '3.0' ? `Remove ${key}, or publish a CVSS:3.1/ vector.` : `Remove ${key}.`;
  return problem('cvss-temporal-unsupported', place, message, remedy);
}

export function unknownMetric(
  place: Piece,
  version: CvssVersion,
  others: readonly CvssVersion[],
): CvssProblem {
  const known = listed(
    GRAMMARS[version].metrics.map((metric) => metric.key),
    'and',
  );
  const elsewhere = others.length > 0 ? ` (it is one of ${listed(others, 'and')})` : '';
  const message = `${quoted(place.text)} is not a metric of CVSS ${version}${elsewhere}; its metrics are ${known}.`;
  return problem('cvss-metric-unknown', place, message, 'Correct the metric name, or remove it.');
}

export function unknownValue(place: Piece, version: CvssVersion, metric: Metric): CvssProblem {
  const safety =
    version === '4.0' &&
    (metric.key === 'SI' || metric.key === 'SA') &&
    place.text.toUpperCase() === 'S';
  const message = safety
    ? `${metric.key} has no value S (Safety): only the environmental metric M${metric.key} has it.`
    : `${quoted(place.text)} is not a value of ${metric.key} in CVSS ${version}.`;
  return problem('cvss-value-unknown', place, message, `Write ${choices(version, metric)}.`);
}

export function missing(place: Piece, version: CvssVersion, keys: readonly string[]): CvssProblem {
  const [metrics, are, them] =
    keys.length === 1 ? ['metric', 'is', 'it'] : ['metrics', 'are', 'them'];
  const message = `The base ${metrics} ${listed(keys, 'and')} of CVSS ${version} ${are} missing; without ${them} there is no score.`;
  const remedy = `Add ${listed(keys, 'and')}; you can build a complete vector at ${GRAMMARS[version].calculator}.`;
  return problem('cvss-metric-missing', place, message, remedy);
}

export function letterCase(place: Piece, right: string): CvssProblem {
  const message = `${quoted(place.text)} has the wrong case; names are case-sensitive.`;
  return problem('cvss-metric-case', place, message, `Write ${right}.`);
}

export function repeated(place: Piece, metric: Pick<Metric, 'key'>): CvssProblem {
  const message = `${metric.key} appears more than once; a metric can have only one value.`;
  return problem(
    'cvss-metric-repeated',
    place,
    message,
    `Keep the correct ${metric.key} and remove the other.`,
  );
}

export function notKeyValue(
  place: Piece,
  version: CvssVersion,
  metric: Metric | undefined,
): CvssProblem {
  const message = `${quoted(place.text)} is not a metric and a value separated by a colon.`;
  const remedy = metric
    ? `Write ${choices(version, metric)}.`
    : 'Write it as METRIC:VALUE, such as AV:N, or remove it.';
  return problem('cvss-syntax', place, message, remedy);
}

export function prefixInside(place: Piece): CvssProblem {
  const message = `${quoted(place.text)} is in the middle of the vector; a prefix can only be at the start.`;
  return problem(
    'cvss-prefix',
    place,
    message,
    'Remove it; if these are two vectors, separate them.',
  );
}

export function malformedPrefix(place: Piece, version: CvssVersion | undefined): CvssProblem {
  const message =
    version === '2.0'
      ? `${quoted(place.text)} is not a prefix of CVSS 2.0; its vectors have no prefix.`
      : `${quoted(place.text)} is not one of the prefixes ${PREFIXES}; prefixes are case-sensitive.`;
  return problem(
    'cvss-prefix',
    place,
    message,
    version === '2.0' ? 'Remove it.' : `Start the vector with ${begin(version)}.`,
  );
}

export function absentPrefix(place: Piece, version: CvssVersion): CvssProblem {
  const message = `The vector has no prefix, but its metrics look like those of CVSS ${version}; only CVSS 2.0 has none.`;
  return problem('cvss-prefix', place, message, `Start the vector with ${begin(version)}.`);
}

export function otherVersion(place: Piece, claimed: CvssVersion, found: CvssVersion): CvssProblem {
  const message = `The prefix says CVSS ${claimed}, but the metrics look like those of CVSS ${family(found)}.`;
  const change = found === '2.0' ? 'Remove the prefix' : `Start the vector with ${begin(found)}`;
  return problem(
    'cvss-version',
    place,
    message,
    `${change}, or use the metrics of CVSS ${claimed}.`,
  );
}

export function noVector(text: string): CvssProblem {
  const place = { text, offset: 0, length: text.length };
  const message =
    text.trim() === '' ? 'The vector is empty.' : `${quoted(text)} is not a CVSS vector.`;
  const remedy = `Write a vector such as ${EXAMPLE}; scores and ratings are computed from it.`;
  return problem('cvss-syntax', place, message, remedy);
}

const PREFIXES = 'CVSS:4.0/, CVSS:3.1/ and CVSS:3.0/';
const EXAMPLE = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

/**
 * Returns the name of a version. The metrics of 3.0 and 3.1 are the same, so their name includes
 * both.
 */
function family(version: CvssVersion): string {
  return version === '3.0' || version === '3.1' ? '3.1 (or 3.0)' : version;
}

function begin(version: CvssVersion | undefined): string {
  if (version === undefined) return 'one of them';
  return version === '3.1' || version === '3.0'
    ? 'CVSS:3.1/ (or CVSS:3.0/)'
    : GRAMMARS[version].prefix;
}
