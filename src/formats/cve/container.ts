// The `cna` container of a CVE record, CVE Record Format 5.2 (5.1.1 except `packageURL`): a draft
// for the CNA that the CVE belongs to. Omits `providerMetadata`, which CVE Services fills in. CNA
// Operational Rules 4.1, section 5.

import type { Advisory, Credit } from '../../model/advisory/advisory.ts';
import type { Instant } from '../../model/instant.ts';
import type { Projects } from '../../model/lookup/package-branches.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import { distinct, filled } from '../text/json.ts';
import { shortened } from '../text/plain-text.ts';
import { type CveImpact, impactsOf } from './impact.ts';
import { type CveMetric, cveMetrics } from './metric.ts';
import { type ProblemType, problemTypesOf } from './problem-type.ts';
import { type CveProduct, cveProducts } from './product.ts';
import { type CveReference, cveReferences } from './reference.ts';
import * as text from './text.ts';
import { assignedAt, type CveEvent, cveTime, eventsOf } from './timeline.ts';

/** "cnaPublishedContainer". Omits keys without a value: CVE allows no empty list. */
export interface CnaContainer {
  readonly title?: string | undefined;
  readonly datePublic?: Instant | undefined;
  readonly dateAssigned?: Instant | undefined;
  readonly descriptions: readonly text.CveText[];
  readonly affected: readonly CveProduct[];
  readonly problemTypes: readonly ProblemType[];
  readonly impacts?: readonly CveImpact[] | undefined;
  readonly metrics?: readonly CveMetric[] | undefined;
  readonly configurations?: readonly text.CveText[] | undefined;
  readonly workarounds?: readonly text.CveText[] | undefined;
  readonly solutions?: readonly text.CveText[] | undefined;
  readonly exploits?: readonly text.CveText[] | undefined;
  readonly timeline?: readonly CveEvent[] | undefined;
  readonly credits?: readonly CveCredit[] | undefined;
  readonly references: readonly CveReference[];
  readonly source: { readonly advisory: string; readonly discovery: Discovery };
  readonly x_generator: { readonly engine: 'Candor' };
}

interface CveCredit extends text.CveText {
  /** OSV's types in lower case, with spaces. */
  readonly type: string;
}

type Discovery = 'EXTERNAL' | 'INTERNAL' | 'UNKNOWN' | 'UPSTREAM';

interface CnaSetting {
  readonly site: Site;
  /** The project that the advisory names. */
  readonly project: Project | undefined;
  /** All projects of the site. */
  readonly projects?: Projects;
  readonly now: Instant;
  /** The advisory with the team's own English text, if the site is in another language. */
  readonly english?: Advisory | undefined;
  /** The time of the first publication, if another advisory published the vulnerability. */
  readonly firstPublic?: Instant;
}

const LONGEST_TITLE = 256;

/** Returns the container for a public advisory that is not withdrawn. */
export function cnaContainer(advisory: Advisory, setting: CnaSetting): CnaContainer {
  const { site, project, projects, now, firstPublic, english } = setting;
  const inBoth = (make: (of: Advisory, on: Site) => text.CveText[]): text.CveText[] =>
    english === undefined
      ? make(advisory, site)
      : [
          ...make(english, { ...site, language: 'en' }),
          ...make(advisory, site).filter(({ lang }) => lang !== 'en'),
        ];
  const { id } = advisory;
  return {
    title: shortTitle(english ?? advisory),
    datePublic: cveTime(firstPublic ?? advisory.published),
    dateAssigned: assignedAt(advisory, now),
    descriptions: inBoth((of, on) => text.descriptionsOf(of, project, on)),
    affected: cveProducts(advisory, project, site.publisher.name, projects),
    problemTypes: problemTypesOf(advisory, text.cveLanguage(site)),
    impacts: filled(impactsOf(advisory)),
    metrics: filled(cveMetrics(advisory)),
    configurations: filled(inBoth(text.configurationsOf)),
    workarounds: filled(inBoth(text.workaroundsOf)),
    solutions: filled(inBoth((of, on) => text.solutionsOf(of, project, on))),
    exploits: filled(text.exploitsOf(advisory, site)),
    timeline: filled(eventsOf(advisory, now)),
    credits: filled(creditsOf(advisory.credits)),
    references: cveReferences(advisory, site),
    source: { advisory: id, discovery: discoveryOf(advisory, site) },
    x_generator: { engine: 'Candor' },
  };
}

const shortTitle = ({ summary }: Advisory): string | undefined =>
  summary && shortened(summary, LONGEST_TITLE);

// An absent type means "finder", the default of the format.
function creditsOf(credits: readonly Credit[]): CveCredit[] {
  const written = credits.map(({ name, type = 'OTHER' }) => ({
    lang: 'en',
    value: name,
    type: type.toLowerCase().replaceAll('_', ' '),
  }));
  return distinct(written);
}

function discoveryOf({ credits, upstream }: Advisory, { team }: Site): Discovery {
  if (upstream.length > 0) return 'UPSTREAM';
  const finders = credits.filter(({ type }) => type === 'FINDER' || type === 'REPORTER');
  if (finders.length === 0) return 'UNKNOWN';
  return finders.every(({ name }) => team.some((member) => member.name === name))
    ? 'INTERNAL'
    : 'EXTERNAL';
}
