// The Traffic Light Protocol: only what is CLEAR is ever published (SPEC 11, step 2).

import { checkAdvisories, found } from './each.ts';

/** A date of publication and a TLP that forbids it. */
export const tlp = checkAdvisories(['tlp-published'], function* (advisory) {
  if (advisory.tlp === 'CLEAR' || advisory.published === undefined) return;
  yield found(
    advisory,
    'tlp-published',
    { path: ['tlp'] },
    `The advisory is dated ${advisory.published} but its TLP is ${advisory.tlp}; only CLEAR is published.`,
  );
});
