// CSAF 2.0 section 3.1.10, references: other locations of the advisory, and the sources that it
// cites.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { parseId } from '../../model/advisory/id.ts';
import { absolute, advisoryPath, type Site } from '../../model/site/site.ts';
import { referenceName } from '../text/reference-name.ts';
import { uri } from '../text/uri.ts';
import { csafPath } from './place.ts';

export interface Reference {
  /** self: the same advisory, in this or another format. */
  readonly category: 'external' | 'self';
  readonly summary: string;
  readonly url: string;
}

/**
 * Returns the document itself at its `path` first (test 6.2.11), then its page, its replacement,
 * and the references of the advisory. Each address appears once.
 */
export function referencesOf(
  advisory: Advisory,
  site: Site,
  path = csafPath(advisory),
): Reference[] {
  const { id, references, withdrawn } = advisory;
  const next = withdrawn?.replaced_by;
  const all: Reference[] = [
    { category: 'self', summary: 'This document', url: absolute(site, path) },
    { category: 'self', summary: `${id} as a page`, url: absolute(site, advisoryPath(id)) },
    ...(next === undefined || parseId(next) === undefined ? [] : [replacement(next, site)]),
    ...references.map(
      (one): Reference => ({
        category: 'external',
        summary: referenceName(one),
        url: uri(one.url),
      }),
    ),
  ];
  return all.filter(({ url }, i) => all.findIndex((one) => one.url === url) === i);
}

const replacement = (id: string, site: Site): Reference => ({
  category: 'external',
  summary: `${id}, which replaces this advisory`,
  url: absolute(site, advisoryPath(id)),
});
