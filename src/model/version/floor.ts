// Finds the lowest pre-release of a release. A range that must not contain a pre-release of its end
// stops there.

import { type OrderKind, orderKind } from './kind.ts';
import { compareBy, type VersionOrder } from './order.ts';
import { numbersOf, releaseOf } from './pre-release.ts';

// The suffix after the numbers of a release. In each order, no pre-release that anyone publishes
// comes before it.
const SUFFIXES: { readonly [Kind in OrderKind]?: string } = {
  actions: '-0',
  alpine: '_alpha_alpha',
  calendar: '-alpha',
  conan: '-0',
  dpkg: '~~',
  maven: '-alpha-alpha',
  nuget: '-0',
  opam: '~~',
  packagist: '-dev',
  pep440: '.dev0',
  pub: '-0',
  rpm: '~~',
  rubygems: '.A',
  semver: '-0',
};

/**
 * Returns the version that comes after all versions before a release, and not after its
 * pre-releases: 2.0.0-0 for 2.0.0. A pre-release is its own floor. undefined if the order has none.
 */
export function floorOf(
  ecosystem: string,
  order: VersionOrder | undefined,
  version: string,
): string | undefined {
  if (releaseOf(order, version) !== undefined) return version;
  const kind = orderKind(ecosystem);
  const suffix = kind === undefined ? undefined : SUFFIXES[kind];
  const floor = suffix === undefined ? undefined : `${numbersOf(version)}${suffix}`;
  return floor !== undefined && compareBy(order, floor, version) === -1 ? floor : undefined;
}
