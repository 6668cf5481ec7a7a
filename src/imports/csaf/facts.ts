// The facts of a vulnerability in a CSAF document other than its products: weaknesses, ratings,
// exploitation, and why it has no CVE.

import { RATINGS, type Rating } from '../../model/cvss/rating.ts';
import { fieldOf, listOf, textOf } from '../inventory/value.ts';
import type { Held } from '../record/held.ts';
import { timeOf } from '../record/time.ts';
import { noteTitled } from './texts.ts';

/** Returns why a vulnerability has no CVE, from the note of our documents. */
export function cveOf(words: string): Held['cve'] {
  if (words.startsWith('A CVE has been requested.')) {
    const reason = words.slice('A CVE has been requested.'.length).trim();
    return { status: 'pending', ...(reason === '' ? {} : { reason }) };
  }
  const [, reason] = /^No CVE is assigned: (.+)$/.exec(words) ?? [];
  return reason === undefined ? undefined : { status: 'not-eligible', reason };
}

/** The weaknesses of CSAF 2.0 and 2.1, and those that our documents list in a note. */
export function weaknessesOf(one: unknown, further: readonly string[]): string[] {
  const ids = [
    textOf(fieldOf(one, 'cwe'), 'id'),
    ...listOf(one, 'cwes').map((cwe) => textOf(cwe, 'id')),
  ];
  return [...new Set([...ids, ...further.map((line) => line.split(':')[0])])].filter(
    (id) => id !== undefined,
  );
}

/** A rating in words. Ours has a reason; other documents rate with a score, or in words alone. */
export function ratingOf(document: unknown, one: unknown, isScored: boolean): Held['rating'] {
  const impacts = listOf(one, 'threats').filter(
    (threat) => textOf(threat, 'category') === 'impact',
  );
  const words = [
    ...impacts.map((threat) => textOf(threat, 'details')),
    textOf(fieldOf(document, 'aggregate_severity'), 'text'),
  ];
  const level = words
    .map((word) => RATINGS.find((rating: Rating) => rating === word?.toLowerCase()))
    .find(Boolean);
  const reason = noteTitled('Reason for the rating', one);
  if (level === undefined || (reason === undefined && isScored)) return undefined;
  return { level, reason: reason ?? 'The source states this severity in words.' };
}

/** Returns when we learned that it is exploited, as our documents say it. */
export function exploitedOf(one: unknown): Held['exploited'] {
  const threat = listOf(one, 'threats').find(
    (entry) => textOf(entry, 'category') === 'exploit_status',
  );
  const at = timeOf(textOf(threat, 'date'));
  return at && { aware_at: at };
}
