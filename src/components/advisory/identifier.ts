// Identifiers of vulnerabilities, and where a reader can look them up.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { parseId } from '../../model/advisory/id.ts';
import { advisoryPath, type Site } from '../../model/site/site.ts';

/** An identifier as a page shows it. */
export interface Identifier {
  readonly id: string;
  /** Its page on this site, from the top of it. */
  readonly path?: string;
  /** Its page elsewhere. */
  readonly url?: string;
}

/** Databases whose records osv.dev shows under their own id. */
const ON_OSV = /^(?:PYSEC|PSF|RUSTSEC|GO|HSEC|OSV|MAL|JLSEC|RSEC|OSEC|CURL|GSD|DSA|DLA|USN|ALSA|RHSA)-/;

/**
 * The identifiers that may be shown, in their order. One of this publisher that is not among its public advisories is left
 * out: its very number is under embargo.
 */
export function identifiersOf(
  ids: readonly string[],
  advisories: ReadonlyMap<string, Advisory>,
  site: Pick<Site, 'id'>,
): Identifier[] {
  return ids.flatMap((id): Identifier[] => {
    const own = id.replace(/^x_/, '');
    if (advisories.has(own)) return [{ id, path: advisoryPath(own) }];
    if (parseId(own)?.prefix === site.id.prefix) return [];
    const url = pageOf(id);
    return [url === undefined ? { id } : { id, url }];
  });
}

function pageOf(id: string): string | undefined {
  if (id.startsWith('CVE-')) return `https://www.cve.org/CVERecord?id=${id}`;
  if (id.startsWith('GHSA-')) return `https://github.com/advisories/${id}`;
  return ON_OSV.test(id) ? `https://osv.dev/vulnerability/${encodeURIComponent(id)}` : undefined;
}
