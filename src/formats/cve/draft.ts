// `cve/<CVE-ID>.json` for each CVE of a public advisory: the request that CVE Services takes of a CNA, {cnaContainer: ...}. The
// record must not be the first publication (CNA rule 5.3.1): what is not public never gets here.

import type { Advisory } from '../../model/advisory.ts';
import { compareIds } from '../../model/id.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import { jsonText } from '../csaf/json.ts';
import { isCve, otherNames } from '../csaf/name.ts';
import type { SiteFormat } from '../format.ts';
import { cnaContainer } from './container.ts';

export const cvePath = (cve: string): string => `cve/${cve}.json`;

/** The drafts, in the order of the advisories. */
export const cveDrafts: SiteFormat = ({ advisories }, { site, projects, now }) =>
  [...claims(advisories)].map(([cve, { advisory, firstPublic }]) => ({
    path: cvePath(cve),
    title: `${cve}: draft of the record`,
    type: 'application/json',
    get body() {
      const project = projects.get(advisory.project);
      return jsonText({ cnaContainer: cnaContainer(advisory, { site, project, now, firstPublic }) });
    },
  }));

interface Claim {
  readonly advisory: Advisory;
  readonly firstPublic: Instant;
}

/** The advisory that speaks for each CVE: where several name it, as imported records do, one that is not withdrawn, the first. */
function claims(advisories: readonly Advisory[]): Map<string, Claim> {
  const byCve = new Map<string, Claim>();
  for (const advisory of advisories)
    for (const cve of otherNames(advisory).filter(isCve)) {
      const known = byCve.get(cve);
      if (known === undefined) byCve.set(cve, { advisory, firstPublic: advisory.published });
      else
        byCve.set(cve, {
          advisory: better(known.advisory, advisory),
          firstPublic: earlier(known.firstPublic, advisory.published),
        });
    }
  return byCve;
}

const earlier = (a: Instant, b: Instant): Instant => (compareInstants(a, b) <= 0 ? a : b);

function better(a: Advisory, b: Advisory): Advisory {
  const gone = Number(a.state === 'withdrawn') - Number(b.state === 'withdrawn');
  return (gone || compareInstants(a.published, b.published) || compareIds(a.id, b.id)) <= 0 ? a : b;
}
