// Explains every metric and value of a vector to readers who do not know CVSS, and links to the
// public calculator. The sentences are data: one table for each version in words-v2.ts, words-v3.ts
// and words-v4.ts.

import type { CvssTables, MetricWords } from './metric-words.ts';
import { type CvssVersion, GRAMMARS, type MetricGroup } from './metrics.ts';
import type { CvssVector } from './vector.ts';
import { WORDS_V2 } from './words-v2.ts';
import { WORDS_V3 } from './words-v3.ts';
import { WORDS_V4 } from './words-v4.ts';

/** One metric of a vector in words. */
interface Explanation {
  readonly key: string;
  readonly name: string;
  readonly group: MetricGroup;
  readonly value: string;
  readonly valueName: string;
  readonly sentence: string;
}

const ENGLISH: CvssTables = { '2.0': WORDS_V2, '3.0': WORDS_V3, '3.1': WORDS_V3, '4.0': WORDS_V4 };

/**
 * Returns the words for one metric of a version; undefined for anything that is not an accepted
 * metric. In English by default, as in problems, or in the language of a page.
 */
export function wordsOf(
  version: CvssVersion,
  key: string,
  tables = ENGLISH,
): MetricWords | undefined {
  const words: Readonly<Record<string, MetricWords>> = tables[version];
  const accepted = GRAMMARS[version].metrics.some((metric) => metric.key === key);
  return accepted && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Explains each metric of a vector in canonical order, including values of X ("not defined"). */
export function explainVector(vector: CvssVector, tables = ENGLISH): Explanation[] {
  const given = new Map(vector.metrics.map(({ key, value }) => [key, value]));
  return GRAMMARS[vector.version].metrics.flatMap(({ key, group }) => {
    const value = given.get(key);
    const metric = wordsOf(vector.version, key, tables);
    if (value === undefined || !metric || !Object.hasOwn(metric.values, value)) return [];
    const words = metric.values[value];
    return words
      ? [{ key, name: metric.name, group, value, valueName: words.name, sentence: words.sentence }]
      : [];
  });
}

/**
 * Returns the address of the public calculator of the vector's version, opened with this vector.
 */
export function calculatorUrl(vector: CvssVector): string {
  const page = GRAMMARS[vector.version].calculator;
  return vector.version === '2.0'
    ? `${page}?vector=(${vector.canonical})`
    : `${page}#${vector.canonical}`;
}
