// "Did you mean" for keys: a misspelled key, or the name that another format uses.

import { nearest } from '../text/nearest.ts';

/**
 * Common names and names from other formats. The first name of each list that is known at the place
 * is suggested.
 */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  title: ['summary', 'name', 'title'],
  headline: ['summary', 'title'],
  subject: ['summary', 'title'],
  name: ['title', 'summary'],
  date: ['published', 'at', 'day'],
  published_at: ['published'],
  released: ['published', 'at'],
  time: ['at'],
  when: ['at'],
  email: ['address', 'contact'],
  mail: ['address', 'contact'],
  url: ['address', 'url', 'repository'],
  link: ['url', 'address'],
  href: ['url', 'address'],
  website: ['homepage', 'url'],
  repo: ['repository'],
  source: ['repository'],
  type: ['kind'],
  kind: ['type'],
  slug: ['project'],
  cves: ['aliases'],
  cve_id: ['aliases'],
  cve_ids: ['aliases'],
  identifiers: ['aliases'],
  vector: ['severity'],
  cvss_vector: ['severity'],
  weakness: ['cwe'],
  weaknesses: ['cwe'],
  cwes: ['cwe'],
  vulnerable_versions: ['ranges', 'affected'],
  affected_versions: ['ranges', 'affected'],
  patched: ['fixed'],
  patched_versions: ['fixed', 'ranges'],
  fixed_version: ['fixed'],
  fixed_in: ['fixed'],
  since: ['introduced'],
  start: ['introduced', 'from'],
  until: ['fixed', 'to'],
  acknowledgements: ['credits'],
  acknowledgments: ['credits'],
  reporter: ['credits'],
  reporters: ['credits'],
  links: ['references'],
  pgp: ['key'],
  gpg: ['key'],
  openpgp: ['key'],
  public_key: ['key'],
  visibility: ['tlp'],
  maintainer: ['monitored_by', 'team'],
};

/**
 * Returns the known key that an unknown one probably means. A synonym never suggests a key that is
 * `taken`.
 */
export function meantKey(
  written: string,
  known: readonly string[],
  taken: (name: string) => boolean = () => false,
): string | undefined {
  const near = nearest(written, known);
  const synonym = SYNONYMS[written.toLowerCase().replaceAll('-', '_')]?.find(
    (one) => known.includes(one) && !taken(one),
  );
  if (synonym === undefined || (near !== undefined && written.toLowerCase() === near.toLowerCase()))
    return near;
  return synonym;
}
