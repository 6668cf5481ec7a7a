// The order of versions that an author states for a product whose ecosystem gives none. It is a
// suffix of the product's ecosystem, as releases are for distributions: `pkg:generic:semver`.

import { releasesSuffix } from '../version/releases.ts';
import { isPurlOnly, type Package, packageKey, plainEcosystem, repositoryName } from './package.ts';
import { purlOfParts, purlText } from './purl.ts';

/** The orders that an entry can state. */
export const VERSION_ORDERS = [
  'semver',
  'pep440',
  'debian',
  'rpm',
  'alpine',
  'maven',
  'calendar',
  'releases',
] as const;
export type StatedOrder = (typeof VERSION_ORDERS)[number];

/** Returns the order that an author states for a product; undefined if none is stated. */
export function statedOrder(of: Package): StatedOrder | undefined {
  const [, stated] =
    /^(?:pkg:[^:]+|product):([^:]+)/.exec(of.kind === 'package' ? of.ecosystem : '') ?? [];
  return VERSION_ORDERS.find((order) => order === stated);
}

/** The parts of a project that order the versions of its packages. */
interface Ordering {
  readonly version_order?: StatedOrder | undefined;
  /** The oldest first. */
  readonly releases: readonly { readonly version: string; readonly packages: readonly Package[] }[];
}

/**
 * Returns a product that only a purl identifies with its order, else with that of its project. A
 * repository keeps its ranges of commits. The order `releases` gets the releases of the project.
 */
export function withOrderOfProject(
  of: Package,
  { version_order: order, releases }: Ordering,
): Package {
  if (!isPurlOnly(of)) return of;
  const stated = statedOrder(of) ?? order;
  return withOrder(of, stated, stated === 'releases' ? versionsOf(of, releases) : []);
}

function versionsOf(of: Package, releases: Ordering['releases']): string[] {
  const key = packageKey(of);
  const isOwn = (packages: readonly Package[]): boolean =>
    packages.length === 0 || packages.some((one) => packageKey(one) === key);
  return releases.filter(({ packages }) => isOwn(packages)).map(({ version }) => version);
}

/**
 * Returns a product with the stated order. A repository becomes the product of its tags: then its
 * ranges are ranges of versions, not of commits.
 */
export function withOrder(
  of: Package,
  order: StatedOrder | undefined,
  releases: readonly string[] = [],
): Package {
  const suffix = order === 'releases' ? releasesSuffix(releases) : order;
  if (order === undefined) return of;
  if (of.kind === 'package')
    return isPurlOnly(of) ? { ...of, ecosystem: `${plainEcosystem(of.ecosystem)}:${suffix}` } : of;
  const name = repositoryName(of.repo);
  const purl = purlOfParts('generic', '', name.split('/').at(-1) ?? name, {
    vcs_url: `git+${of.repo}`,
  });
  return { kind: 'package', ecosystem: `pkg:generic:${suffix}`, name, purl: purlText(purl) };
}
