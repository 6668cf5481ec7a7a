// Identifiers of vulnerabilities, with links to their pages.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { parseId } from '../../model/advisory/id.ts';
import { advisoryPath, type Site } from '../../model/site/site.ts';

/** An identifier as a page shows it. */
interface Identifier {
  readonly id: string;
  /** Its page on this site, relative to the site root. */
  readonly path?: string;
  /** Its page on another site. */
  readonly url?: string;
}

/** Databases whose records osv.dev shows under their own id. */
const ON_OSV =
  /^(?:PYSEC|PSF|RUSTSEC|GO|HSEC|OSV|MAL|JLSEC|RSEC|OSEC|CURL|GSD|DSA|DLA|USN|ALSA|RHSA)-/;

/**
 * Returns the identifiers that can be shown, in their order. Omits ids of this publisher that are
 * not public advisories: even the number is under embargo.
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
