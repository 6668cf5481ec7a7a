// Weakness types: existing ids of the Common Weakness Enumeration.

import { cweName } from '../../model/advisory/cwe.ts';
import { checkAdvisories, found } from './each.ts';

/** Our own advisories name at least one. */
export const cweGiven = checkAdvisories(
  ['cwe-missing'],
  function* (advisory) {
    if (advisory.cwe.length === 0)
      yield found(advisory, 'cwe-missing', 'start', 'The advisory has no "cwe".');
  },
  { own: true },
);

/** Each id exists. */
export const cweKnown = checkAdvisories(['cwe-unknown'], function* (advisory) {
  for (const [i, id] of advisory.cwe.entries())
    if (cweName(id) === undefined)
      yield found(advisory, 'cwe-unknown', { path: ['cwe', i] }, `${id} does not exist.`);
});
