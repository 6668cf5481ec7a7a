// The CVE of an advisory: its id, or the reason for its absence (SPEC 11, step 5).

import { isCve } from '../../model/advisory/id.ts';
import { checkAdvisories, found, placeOf } from './each.ts';

/** An advisory has a CVE among its aliases, or a "cve" block. */
export const cve = checkAdvisories(['cve-missing', 'cve-contradicts'], function* (advisory) {
  const alias = isCve(advisory.id) ? advisory.id : advisory.aliases.find(isCve);
  if (alias === undefined && advisory.cve === undefined) {
    const message = 'The aliases contain no CVE, and no "cve" says why.';
    yield found(advisory, 'cve-missing', placeOf(advisory, 'aliases'), message);
  }
  if (alias === undefined || advisory.cve === undefined) return;
  const message = `The advisory has ${alias}, but "cve" says "${advisory.cve.status}".`;
  yield found(advisory, 'cve-contradicts', { path: ['cve'], part: 'key' }, message);
});
