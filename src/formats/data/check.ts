// The data of /check/: `check/advisories.json`. A browser loads it on the first lookup.

import { interfaceFor } from '../../language/index.ts';
import { severityLabelIn } from '../../language/sentences/severity.ts';
import { packed } from '../../model/lookup/compact.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import type { SiteFormat } from '../format.ts';

export const CHECK_DATA = 'check/advisories.json';

/** Returns the packed coverage of the whole site. */
export const checkData: SiteFormat = (content, { site }) => [
  {
    path: CHECK_DATA,
    title: 'Data of the version check',
    type: 'application/json',
    body: `${JSON.stringify(packed(coverageOf(content, severityLabelIn(interfaceFor(site.language).words.severity))))}\n`,
  },
];
