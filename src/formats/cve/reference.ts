// CVE Record Format 5.x, `references`: our advisory first, then its references, each address once.

import type { Advisory, Reference } from '../../model/advisory/advisory.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { referenceName } from '../text/reference-name.ts';
import { uri } from '../text/uri.ts';

export interface CveReference {
  readonly url: string;
  readonly name?: string;
  readonly tags?: readonly string[];
}

/** The limits of the schema. */
const MOST = 512;
const LONGEST = 2048;

/** CVE's tags for OSV's types. Other types become references without a tag. */
const TAGS: { readonly [Type in Reference['type']]?: string } = {
  ADVISORY: 'third-party-advisory',
  ARTICLE: 'technical-description',
  REPORT: 'issue-tracking',
  FIX: 'patch',
  INTRODUCED: 'related',
  PACKAGE: 'product',
  EVIDENCE: 'exploit',
  WEB: 'related',
};

/**
 * Returns the references of a record, at least the page of the advisory, which is public and needs
 * no login (CNA rule 5.3.3).
 */
export function cveReferences({ id, references }: Advisory, site: Site): CveReference[] {
  const page = { url: absolute(site, advisoryPath(id)), name: id, tags: ['vendor-advisory'] };
  const byUrl = new Map<string, CveReference>([[page.url, page]]);
  for (const reference of references) {
    const { type } = reference;
    const url = uri(reference.url);
    const tag = type === 'ADVISORY' && url.startsWith(site.url) ? 'vendor-advisory' : TAGS[type];
    const known = byUrl.get(url);
    const tags = [...new Set([...(known?.tags ?? []), ...(tag === undefined ? [] : [tag])])];
    const name = known?.name ?? nameOf(reference);
    const named = name === undefined ? {} : { name };
    if (url.length <= LONGEST)
      byUrl.set(url, { url, ...named, ...(tags.length === 0 ? {} : { tags }) });
  }
  return [...byUrl.values()].slice(0, MOST);
}

// The tags say the type; only a title or a branch says more.
const nameOf = (reference: Reference): string | undefined =>
  reference.title === undefined && reference.branch === undefined
    ? undefined
    : referenceName(reference);
