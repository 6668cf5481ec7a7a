// CSAF 2.1 documents (committee specification draft 03, 2026-07-29): experimental until 2.1 is a
// standard. One for each advisory, made of the parts of its CSAF 2.0 document. No list, feed or
// provider metadata of CSAF 2.0 names them.

import { type Advisory, titleOf } from '../../../model/advisory/advisory.ts';
import { dayOf } from '../../../model/instant.ts';
import type { Project } from '../../../model/project/project.ts';
import type { Site } from '../../../model/site/site.ts';
import type { AdvisoryFormat, Setting } from '../../format.ts';
import { productsOf } from '../../product/products.ts';
import { portable } from '../../text/advisory-body.ts';
import { jsonText, sortKeys } from '../../text/json.ts';
import { otherNames } from '../../text/other-names.ts';
import { type CsafDocument, csafDocument } from '../document.ts';
import type { Note } from '../note.ts';
import { pathInYear } from '../place.ts';
import { type Reference, referencesOf } from '../reference.ts';
import { type ProductTree21, productTree21 } from './product-tree.ts';
import { type Vulnerability21, vulnerabilities21 } from './vulnerability.ts';

/**
 * Section 4: the purpose of a document. The deprecated profile is that of CSAF 2.0, for advisories
 * without an affected product.
 */
type Category =
  | 'csaf_base'
  | 'csaf_security_advisory'
  | 'csaf_deprecated_security_advisory'
  | 'csaf_withdrawn'
  | 'csaf_superseded';

interface CsafDocument21 {
  readonly $schema: 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json';
  readonly document: Omit<
    CsafDocument['document'],
    'category' | 'csaf_version' | 'distribution'
  > & {
    readonly category: Category;
    readonly csaf_version: '2.1';
    readonly distribution: { readonly tlp: { readonly label: 'CLEAR'; readonly url: string } };
  };
  readonly product_tree?: Partial<ProductTree21> | undefined;
  readonly vulnerabilities?: readonly Vulnerability21[] | undefined;
}

/** `csaf-2.1/clear/<year>/<file>.json`. Not in `csaf/`: crawlers of that folder expect CSAF 2.0. */
const csaf21Path = (advisory: Advisory): string => `csaf-2.1/clear/${pathInYear(advisory)}`;

/** Returns the document of an advisory. The text is created on first use. */
export const csaf21: AdvisoryFormat = (advisory, setting) => ({
  path: csaf21Path(advisory),
  title: 'CSAF 2.1 (experimental draft)',
  type: 'application/json',
  get body() {
    return jsonText(csafDocument21(advisory, setting.projects.get(advisory.project), setting));
  },
});

/**
 * Returns the document of a public advisory with sorted keys. `project` is the one that the
 * advisory names.
 */
export function csafDocument21(
  given: Advisory,
  project: Project | undefined,
  { site, channels = [] }: Pick<Setting, 'site'> & Partial<Setting>,
): CsafDocument21 {
  const advisory = portable(given, site);
  const { document } = csafDocument(advisory, project, { site, channels });
  const products = advisory.withdrawn === undefined ? productsOf(advisory, project) : [];
  const vulnerabilities = vulnerabilities21(advisory, products, project, site);
  const hasAffected = products.some(({ status }) => status === 'known_affected');
  const isWithdrawn = advisory.withdrawn !== undefined;
  const end = endOf(advisory, document.tracking.revision_history.length, site);
  const category = end ?? (isWithdrawn ? 'csaf_base' : hasAffected ? CURRENT : OLD);
  const isOver = category === 'csaf_withdrawn' || category === 'csaf_superseded';
  return sortKeys({
    $schema: 'https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json',
    document: {
      ...document,
      category,
      csaf_version: '2.1',
      distribution: { tlp: { label: 'CLEAR', url: 'https://www.first.org/tlp/' } },
      // These profiles allow no vulnerability that could contain its names.
      tracking: isOver
        ? { ...document.tracking, aliases: otherNames(advisory) }
        : document.tracking,
      notes: isOver
        ? withReasons(advisory, document.notes ?? [], category)
        : (document.notes ?? []),
      references: references(advisory, site, category === 'csaf_superseded'),
    },
    product_tree: isWithdrawn ? undefined : productTree21(products, project, site),
    vulnerabilities: isOver ? undefined : vulnerabilities,
  });
}

const CURRENT = 'csaf_security_advisory';
const OLD = 'csaf_deprecated_security_advisory';

/**
 * Returns the profile of an advisory that is no longer valid (sections 4.7 and 4.8). These need at
 * least two revisions (test 6.1.27.16). An advisory that was withdrawn in the second of its
 * publication has one, so it follows the base profile.
 */
function endOf(advisory: Advisory, revisions: number, site: Site): Category | undefined {
  if (advisory.withdrawn === undefined || revisions < 2) return undefined;
  return replacement(advisory, site) === undefined ? 'csaf_withdrawn' : 'csaf_superseded';
}

/**
 * Section 4.7: exactly one description, which says what the advisory was about and why it is not
 * valid.
 */
function withReasons(advisory: Advisory, notes: readonly Note[], category: Category): Note[] {
  const { withdrawn } = advisory;
  if (withdrawn === undefined) return [...notes];
  const title =
    category === 'csaf_superseded' ? 'Reasoning for Supersession' : 'Reasoning for Withdrawal';
  const text = `${titleOf(advisory)}\n\nWithdrawn on ${dayOf(withdrawn.at)}: ${withdrawn.reason}`;
  return [
    { category: 'description', title, text },
    ...notes.filter((note) => note.title !== 'Withdrawn'),
  ];
}

/**
 * Section 4.8: the summary of the reference to the replacement starts with fixed words (test
 * 6.1.27.19).
 */
function references(advisory: Advisory, site: Site, isSuperseded: boolean): Reference[] {
  const all = referencesOf(advisory, site, csaf21Path(advisory));
  const next = isSuperseded ? replacement(advisory, site) : undefined;
  return all.map((one) =>
    one.url === next?.url ? { ...one, summary: `Superseding Document: ${one.summary}` } : one,
  );
}

function replacement(advisory: Advisory, site: Site): Reference | undefined {
  const { withdrawn } = advisory;
  if (withdrawn?.replaced_by === undefined) return undefined;
  const id = withdrawn.replaced_by;
  return referencesOf({ ...advisory, references: [] }, site).find(
    ({ category, summary }) => category === 'external' && summary.startsWith(`${id}, `),
  );
}
