// The data of the list filters: `advisories/index.json`. Pages load it when a reader first filters.

import { type Catalogue, interfaceFor } from '../../language/index.ts';
import { severityLabel } from '../../language/sentences/severity.ts';
import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import type { Rating } from '../../model/cvss/rating.ts';
import { isAfter } from '../../model/instant.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import { ADVISORY_INDEX } from '../../model/site/paths.ts';
import { ADVISORY_STATES, type AdvisoryState, isIn } from '../../model/views/advisory-lists.ts';
import type { SiteFormat } from '../format.ts';

/** A compact form of an advisory: a site can have ten thousand. */
export interface IndexedAdvisory {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly project: string;
  readonly packages: readonly string[];
  /** "HIGH 8.7" */
  readonly severity: string;
  readonly rating: Rating | null;
  readonly published: string;
  /** Present if it was changed after its publication. */
  readonly modified?: string;
  readonly states: readonly AdvisoryState[];
}

/** Returns the advisories in the order of the list. */
export const advisoryIndex: SiteFormat = ({ advisories }, { site }) => [
  {
    path: ADVISORY_INDEX,
    title: 'Advisories',
    type: 'application/json',
    body: JSON.stringify(
      advisories.map((one) => indexed(one, interfaceFor(site.language).words.severity)),
    ),
  },
];

function indexed(advisory: Advisory, words: Catalogue['severity']): IndexedAdvisory {
  const { id, aliases, project, affected, severities, published, modified } = advisory;
  return {
    id,
    title: titleOf(advisory),
    aliases,
    project,
    packages: [...new Set(affected.map((one) => packageKey(one.package)))],
    severity: severityLabel(severities, words),
    rating: severities.rating ?? null,
    published,
    ...(isAfter(modified, published) ? { modified } : {}),
    states: ADVISORY_STATES.filter((state) => isIn(advisory, state)),
  };
}
