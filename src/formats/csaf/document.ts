// CSAF 2.0 documents (OASIS Standard, 2022-11-18): one for each advisory, by the profile
// csaf_security_advisory (section 4.4). That profile requires the status of products, so a withdrawn
// advisory follows csaf_base (section 4.1).

import { type Advisory, titleOf } from '../../model/advisory/advisory.ts';
import type { Project } from '../../model/project/project.ts';
import type { AdvisoryFormat, Setting } from '../format.ts';
import { productsOf } from '../product/products.ts';
import { portable } from '../text/advisory-body.ts';
import { jsonText, sortKeys } from '../text/json.ts';
import { type Acknowledgment, acknowledgmentsOf } from './acknowledgment.ts';
import { documentNotes, type Note } from './note.ts';
import { csafPath } from './place.ts';
import { type ProductTree, productTreeOf } from './product-tree.ts';
import { type Publisher, publisherOf } from './publisher.ts';
import { type Reference, referencesOf } from './reference.ts';
import { type Tracking, trackingOf } from './tracking.ts';
import { capitalized, type Vulnerability, vulnerabilitiesOf } from './vulnerability.ts';

export interface CsafDocument {
  readonly document: {
    readonly category: 'csaf_security_advisory' | 'csaf_base';
    readonly csaf_version: '2.0';
    readonly title: string;
    readonly lang: string;
    readonly distribution: { readonly tlp: { readonly label: 'WHITE'; readonly url: string } };
    readonly publisher: Publisher;
    readonly tracking: Tracking;
    readonly aggregate_severity?: { readonly text: string } | undefined;
    readonly notes?: readonly Note[];
    readonly references: readonly Reference[];
    readonly acknowledgments?: readonly Acknowledgment[];
  };
  /** Absent in a withdrawn advisory. */
  readonly product_tree?: Partial<ProductTree> | undefined;
  /** At least one. */
  readonly vulnerabilities: readonly Vulnerability[];
}

/** `csaf/white/<year>/<file>.json`. The text is created on first use. */
export const csaf: AdvisoryFormat = (advisory, setting) => ({
  path: csafPath(advisory),
  title: 'CSAF 2.0',
  type: 'application/json',
  get body() {
    return csafText(advisory, setting);
  },
});

interface Made {
  readonly site: Setting['site'];
  readonly channels: Setting['channels'];
  readonly project: Project | undefined;
  readonly text: string;
}

const made = new WeakMap<Advisory, Made>();

/** Returns the text of an advisory's document. Created once for each advisory. */
export function csafText(advisory: Advisory, setting: Setting): string {
  const { site, channels } = setting;
  const project = setting.projects.get(advisory.project);
  const known = made.get(advisory);
  if (known?.site === site && known.project === project && known.channels === channels)
    return known.text;
  const text = jsonText(csafDocument(advisory, project, setting));
  made.set(advisory, { site, channels, project, text });
  return text;
}

/**
 * Returns the document of a public advisory with sorted keys. `project` is the one that the
 * advisory names.
 */
export function csafDocument(
  given: Advisory,
  project: Project | undefined,
  { site, channels = [] }: Pick<Setting, 'site'> & Partial<Setting>,
): CsafDocument {
  const advisory = portable(given, site);
  const isWithdrawn = advisory.withdrawn !== undefined;
  const products = isWithdrawn ? [] : productsOf(advisory, project);
  const rating = isWithdrawn ? undefined : advisory.severities.rating;
  return sortKeys({
    document: {
      category: isWithdrawn ? 'csaf_base' : 'csaf_security_advisory',
      csaf_version: '2.0',
      title: documentTitle(advisory),
      lang: site.language,
      distribution: { tlp: { label: 'WHITE', url: 'https://www.first.org/tlp/' } },
      publisher: publisherOf(site, channels),
      tracking: trackingOf(advisory),
      aggregate_severity: rating && { text: capitalized(rating) },
      notes: documentNotes(advisory, site),
      references: referencesOf(advisory, site),
      acknowledgments: acknowledgmentsOf(advisory.credits),
    },
    product_tree: isWithdrawn ? undefined : productTreeOf(products, project, site),
    vulnerabilities: vulnerabilitiesOf(advisory, products, project, site),
  });
}

/** Returns the title: the summary, prefixed with "WITHDRAWN: " if it is withdrawn. */
export function documentTitle(advisory: Advisory): string {
  return `${advisory.withdrawn !== undefined ? 'WITHDRAWN: ' : ''}${titleOf(advisory)}`;
}
