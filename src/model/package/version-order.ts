// The order of versions that an author states for a product whose ecosystem gives none. It is a
// suffix of the product's ecosystem, as releases are for distributions: `pkg:generic:semver`.

import { isPurlOnly, type Package, plainEcosystem, repositoryName } from './package.ts';
import { purlOfParts, purlText } from './purl.ts';

/** The orders that an entry can state. */
export const VERSION_ORDERS = ['semver', 'pep440', 'debian', 'rpm', 'alpine', 'maven', 'calendar'] as const;
export type StatedOrder = (typeof VERSION_ORDERS)[number];

/** Returns the order that an author states for a product; undefined if none is stated. */
export function statedOrder(of: Package): StatedOrder | undefined {
  const [, stated] = /^pkg:[^:]+:(.+)$/.exec(of.kind === 'package' ? of.ecosystem : '') ?? [];
  return VERSION_ORDERS.find((order) => order === stated);
}

/**
 * Returns a product that only a purl identifies with the order that its project states, unless it has
 * one. A repository keeps its ranges of commits.
 */
export const withOrderOfProject = (of: Package, order: StatedOrder | undefined): Package =>
  isPurlOnly(of) && statedOrder(of) === undefined ? withOrder(of, order) : of;

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
