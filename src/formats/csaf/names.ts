// The names of vulnerabilities and documents: CSAF 2.0 sections 3.2.3.2, cve, 3.2.3.6, ids, and
// 3.2.1.12.1, aliases.

import type { Advisory } from '../../model/advisory/advisory.ts';
import type { Site } from '../../model/site/site.ts';
import { cvesOf, isCve, otherNames } from '../text/other-names.ts';

/** The names of one vulnerability. */
export interface Names {
  readonly cve?: string | undefined;
  readonly ids: readonly { readonly system_name: string; readonly text: string }[];
}

/**
 * Returns the names of each vulnerability: one, unless the advisory has several CVEs. A name that
 * several vulnerabilities shared would make one CVE an alias of another, so only the document has
 * it.
 */
export function namesOf(advisory: Advisory, site: Site): Names[] {
  const [cve, ...others] = cvesOf(advisory);
  if (cve === undefined || others.length === 0) return [{ cve, ids: idsOf(advisory, site) }];
  return [cve, ...others].map((one) => ({ cve: one, ids: [] }));
}

/** Returns the other names of a document that describes several vulnerabilities. */
export function documentAliases(advisory: Advisory): string[] {
  return cvesOf(advisory).length > 1 ? otherNames(advisory).filter((name) => !isCve(name)) : [];
}

/** Other databases, by the prefix of their ids. */
const SYSTEMS: Readonly<Record<string, string>> = {
  GHSA: 'GitHub Security Advisory',
  PYSEC: 'PyPI Advisory Database',
  PSF: 'Python Software Foundation Advisory Database',
  RUSTSEC: 'RustSec Advisory Database',
  GO: 'Go Vulnerability Database',
  OSV: 'OSV',
  DSA: 'Debian Security Advisory',
  USN: 'Ubuntu Security Notice',
  RHSA: 'Red Hat Security Advisory',
};

// A CVE has its own field and must not be listed here (test 6.2.17).
function idsOf(advisory: Advisory, { publisher }: Site): Names['ids'] {
  const others = otherNames(advisory).filter((name) => !isCve(name));
  return [
    ...(isCve(advisory.id) ? [] : [{ system_name: publisher.name, text: advisory.id }]),
    ...others.map((text) => {
      const prefix = text.split('-')[0] ?? text;
      return { system_name: SYSTEMS[prefix] ?? prefix, text };
    }),
  ];
}
