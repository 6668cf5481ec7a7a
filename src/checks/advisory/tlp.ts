// The Traffic Light Protocol: only CLEAR content is ever published (SPEC 11, step 2).

import { checkAdvisories, found } from './each.ts';

/** Reports a date of publication with a TLP that forbids it. */
export const tlp = checkAdvisories(['tlp-published'], function* (advisory) {
  if (advisory.tlp === 'CLEAR' || advisory.published === undefined) return;
  yield found(
    advisory,
    'tlp-published',
    { path: ['tlp'] },
    `The advisory is dated ${advisory.published} but its TLP is ${advisory.tlp}; only CLEAR is published.`,
  );
});
