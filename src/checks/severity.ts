// How severe: a vector or a rating, one vector for each version of CVSS, and no silent contradiction.

import { checkAdvisories, found } from './advisory.ts';

/** A severity is given, and given once. */
export const severity = checkAdvisories(
  ['severity-missing', 'rating-contradicts', 'cvss-version-repeated'],
  function* (advisory) {
    const { severity: vectors, rating, severities } = advisory;
    if (vectors.length === 0 && rating === undefined)
      yield found(advisory, 'severity-missing', 'start', 'There is neither "severity" nor "rating".');
    const seen = new Set<string>();
    for (const [i, { version, text }] of vectors.entries()) {
      if (seen.has(version)) {
        const message = `${text} is the second vector of CVSS ${version}.`;
        yield found(advisory, 'cvss-version-repeated', { path: ['severity', i] }, message);
      }
      seen.add(version);
    }
    const { main } = severities;
    if (rating === undefined || main === undefined || rating.level === main.rating) return;
    if (/\b(?:cvss|scores?|vectors?)\b/i.test(rating.reason)) return;
    const message = `The rating is ${rating.level}, but CVSS ${main.version} gives ${main.overall.toFixed(1)}, which is ${main.rating}.`;
    yield found(advisory, 'rating-contradicts', { path: ['rating', 'level'] }, message);
  },
);
