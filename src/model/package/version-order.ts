// The order of versions that an author states for a product whose ecosystem gives none. It is a
// suffix of the product's ecosystem, as releases are for distributions: `pkg:generic:semver`.

import { isPurlOnly, type Package, plainEcosystem, repositoryName } from './package.ts';
import { purlOfParts, purlText } from './purl.ts';

/** The orders that an entry can state. */
export const VERSION_ORDERS = ['semver', 'pep440', 'debian', 'rpm', 'alpine', 'maven', 'calendar'] as const;
type StatedOrder = (typeof VERSION_ORDERS)[number];

/**
 * Returns a product with the stated order. A repository becomes the product of its tags: then its
 * ranges are ranges of versions, not of commits.
 */
export function withOrder(of: Package, order: StatedOrder | undefined): Package {
  if (order === undefined) return of;
  if (of.kind === 'package')
    return isPurlOnly(of) ? { ...of, ecosystem: `${plainEcosystem(of.ecosystem)}:${order}` } : of;
  const name = repositoryName(of.repo);
  const purl = purlOfParts('generic', '', name.split('/').at(-1) ?? name, { vcs_url: `git+${of.repo}` });
  return { kind: 'package', ecosystem: `pkg:generic:${order}`, name, purl: purlText(purl) };
}
