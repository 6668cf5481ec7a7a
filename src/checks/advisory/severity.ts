// Severity: a vector or a rating, one vector for each version of CVSS, and no unexplained
// contradiction.

import type { CvssVector } from '../../model/cvss/vector.ts';
import type { Path } from '../../model/problem/problem.ts';
import type { Found } from '../check.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

/** A severity is stated, and only once. */
export const severity = checkAdvisories(
  ['severity-missing', 'severity-twice', 'rating-contradicts', 'cvss-version-repeated'],
  function* (advisory) {
    const { severity: vectors, rating, severities } = advisory;
    const own = advisory.affected.some((entry) => entry.severity.length > 0);
    if (vectors.length === 0 && rating === undefined && !own)
      yield found(
        advisory,
        'severity-missing',
        'start',
        'The advisory has neither "severity" nor "rating".',
      );
    if (vectors.length > 0 && own) {
      const i = advisory.affected.findIndex((entry) => entry.severity.length > 0);
      const message = 'Both the advisory and a package have a "severity".';
      yield found(advisory, 'severity-twice', { path: ['affected', i, 'severity'] }, message);
    }
    for (const [i, entry] of advisory.affected.entries())
      yield* repeated(advisory, entry.severity, ['affected', i, 'severity']);
    yield* repeated(advisory, vectors, ['severity']);
    const { main } = severities;
    if (rating === undefined || main === undefined || rating.level === main.rating) return;
    if (/\b(?:cvss|scores?|vectors?)\b/i.test(rating.reason)) return;
    const message = `The rating is ${rating.level}, but CVSS ${main.version} gives ${main.overall.toFixed(1)}, which is ${main.rating}.`;
    yield found(advisory, 'rating-contradicts', { path: ['rating', 'level'] }, message);
  },
);

function* repeated(
  advisory: AnyAdvisory,
  vectors: readonly CvssVector[],
  path: Path,
): Generator<Found<'cvss-version-repeated'>> {
  const seen = new Set<string>();
  for (const [i, { version, text }] of vectors.entries()) {
    if (seen.has(version)) {
      const message = `${text} is a second vector of CVSS ${version}.`;
      yield found(advisory, 'cvss-version-repeated', { path: [...path, i] }, message);
    }
    seen.add(version);
  }
}
