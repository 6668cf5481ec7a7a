// CVE Record Format 5.x, `impacts`: the attack patterns of the advisory.

import type { Advisory } from '../../model/advisory/advisory.ts';

export interface CveImpact {
  readonly capecId: string;
  readonly descriptions: readonly [{ readonly lang: 'en'; readonly value: string }];
}

/** Returns an impact for each CAPEC id, each once. Its name is not repeated: the id leads to it. */
export const impactsOf = ({ capec }: Pick<Advisory, 'capec'>): CveImpact[] =>
  [...new Set(capec)].map((capecId) => ({
    capecId,
    descriptions: [{ lang: 'en', value: capecId }],
  }));
