// `cve/<CVE-ID>.json` for the CVE of a public advisory: the request that CVE Services accepts from a
// CNA, {cnaContainer: ...}. The record must not be the first publication (CNA rule 5.3.1), so only
// public advisories are passed here. `cve/rejected/<CVE-ID>.json` if our advisory is withdrawn: CVE
// Services has another request for a rejection, so neither can be taken for the other.

import { interfaceFor } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { compareIds } from '../../model/advisory/id.ts';
import type { Content } from '../../model/content.ts';
import { compareInstants, type Instant } from '../../model/instant.ts';
import type { Document, Setting, SiteFormat } from '../format.ts';
import { jsonText } from '../text/json.ts';
import { cvesOf } from '../text/other-names.ts';
import { englishOf } from '../text/team-english.ts';
import { cnaContainer as publishedContainer } from './container.ts';
import { rejectedContainer } from './rejected.ts';

type Known = Pick<Content, 'advisories' | 'statements'>;

const cvePath = (cve: string, { withdrawn }: Advisory): string =>
  `cve/${withdrawn === undefined ? '' : 'rejected/'}${cve}.json`;

/** Returns the drafts, in the order of the advisories. */
export const cveDrafts: SiteFormat = (content, setting) =>
  [...claims(content.advisories)].flatMap(([cve, claim]) => draftOf(cve, claim, content, setting));

/** Returns the drafts that one advisory is the source of, in the order of its names. */
export function cveDraftsOf(advisory: Advisory, content: Known, setting: Setting): Document[] {
  const known = claims(content.advisories);
  return cvesOf(advisory).flatMap((cve) => {
    const claim = known.get(cve);
    return claim?.advisory.id === advisory.id ? draftOf(cve, claim, content, setting) : [];
  });
}

/**
 * Returns the draft of a CVE. None exists if the advisory describes several vulnerabilities, because
 * it does not say which facts belong to this one.
 */
function draftOf(
  cve: string,
  { advisory, firstPublic }: Claim,
  { advisories, statements }: Known,
  { site, projects, now, english: texts }: Setting,
): Document[] {
  if (describesSeveral(advisory) || !canReject(cve, advisory, statements)) return [];
  return [
    {
      path: cvePath(cve, advisory),
      title: interfaceFor(site.language).words.feed.cveDraft(cve),
      type: 'application/json',
      get body() {
        const project = projects.get(advisory.project);
        const english = englishOf(advisory, { site, english: texts });
        const rejected = rejectedContainer(cve, advisory, { site, advisories });
        const cnaContainer =
          rejected ??
          publishedContainer(advisory, { site, project, projects, now, firstPublic, english });
        return jsonText({ cnaContainer });
      },
    },
  ];
}

/** True if it has several CVEs. If it is withdrawn, each of them is rejected for the same reason. */
const describesSeveral = (advisory: Advisory): boolean =>
  advisory.withdrawn === undefined && cvesOf(advisory).length > 1;

/**
 * False if an advisory is withdrawn, but its CVE can be valid: a source withdraws a record for reasons
 * of its own, such as a duplicate, and a statement says what the vulnerability means for a project.
 */
function canReject(
  cve: string,
  { withdrawn, imported }: Advisory,
  statements: Known['statements'],
): boolean {
  if (withdrawn === undefined) return true;
  const isStated = statements.some(({ vulnerability, aliases }) =>
    [vulnerability, ...aliases].includes(cve),
  );
  return imported === undefined && !isStated && withdrawn.replaced_by !== cve;
}

interface Claim {
  readonly advisory: Advisory;
  readonly firstPublic: Instant;
}

/**
 * Returns the source advisory of each CVE. If several name it, as imported records do: the first
 * that is not withdrawn, preferably one that describes only this vulnerability.
 */
function claims(advisories: readonly Advisory[]): ReadonlyMap<string, Claim> {
  const made = claimsOf.get(advisories) ?? claimsAmong(advisories);
  claimsOf.set(advisories, made);
  return made;
}

// Every advisory's page needs this, so the result is cached for the same list.
const claimsOf = new WeakMap<readonly Advisory[], ReadonlyMap<string, Claim>>();

function claimsAmong(advisories: readonly Advisory[]): Map<string, Claim> {
  const byCve = new Map<string, Claim>();
  for (const advisory of advisories)
    for (const cve of cvesOf(advisory)) {
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
  const shared = Number(describesSeveral(a)) - Number(describesSeveral(b));
  return (gone || shared || compareInstants(a.published, b.published) || compareIds(a.id, b.id)) <=
    0
    ? a
    : b;
}
