// References: each once, including the fix if there is one.

import { checkAdvisories, found } from './each.ts';

/** No reference is listed twice. */
export const references = checkAdvisories(['reference-repeated'], function* (advisory) {
  const seen = new Set<string>();
  for (const [i, { type, url }] of advisory.references.entries()) {
    const key = `${type} ${url}`;
    if (seen.has(key))
      yield found(advisory, 'reference-repeated', { path: ['references', i] }, `${key} is already listed.`);
    seen.add(key);
  }
});

/** Our own advisories link the fix if there is one. */
export const fixReference = checkAdvisories(
  ['references-missing'],
  function* (advisory) {
    const fixed = advisory.affected.flatMap(({ ranges }) => ranges.flatMap((range) => range.fixed ?? []));
    const [first] = fixed;
    if (first === undefined || advisory.references.some(({ type }) => type === 'FIX')) return;
    const place = advisory.references.length === 0 ? 'start' : { path: ['references'] };
    yield found(
      advisory,
      'references-missing',
      place,
      `The vulnerability is fixed in ${first}, but no reference has the type FIX.`,
    );
  },
  { own: true },
);
