// CVE Record Format 5.x, `problemTypes`: the type of the vulnerability. Not required by the schema,
// but by the CNA rules (5.1.7).

import type { Advisory } from '../../model/advisory/advisory.ts';
import { cweName } from '../../model/advisory/cwe.ts';

export interface ProblemType {
  readonly descriptions: readonly [
    {
      readonly lang: string;
      readonly cweId?: string;
      readonly description: string;
      readonly type: 'CWE' | 'text';
    },
  ];
}

/**
 * Returns the weaknesses. If none is given, the summary in the language of the advisories, or the
 * usual "n/a".
 */
export function problemTypesOf(advisory: Advisory, lang: string): ProblemType[] {
  const { cwe, summary = 'n/a' } = advisory;
  if (cwe.length === 0) return [{ descriptions: [{ lang, description: summary, type: 'text' }] }];
  return [...new Set(cwe)].map((cweId) => {
    const name = cweName(cweId);
    const description = name === undefined ? cweId : `${cweId} ${name}`;
    return { descriptions: [{ lang: 'en', cweId, description, type: 'CWE' }] };
  });
}
