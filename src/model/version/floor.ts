// The lowest pre-release of a release. A range of versions that must hold no pre-release of its end stops there.

import { type OrderKind, orderKind } from './kind.ts';
import { compareBy, type VersionOrder } from './order.ts';
import { numbersOf, releaseOf } from './pre-release.ts';

// Behind the numbers of a release. By each order, what comes before is no pre-release that anyone publishes.
const SUFFIXES: { readonly [Kind in OrderKind]?: string } = {
  dpkg: '~~',
  maven: '-alpha-alpha',
  nuget: '-0',
  packagist: '-dev',
  pep440: '.dev0',
  pub: '-0',
  rubygems: '.A',
  semver: '-0',
};

/**
 * A version that comes after the versions before a release, and not after its pre-releases: 2.0.0-0 for 2.0.0. A pre-release is
 * its own floor. Undefined if the order knows none.
 */
export function floorOf(ecosystem: string, order: VersionOrder | undefined, version: string): string | undefined {
  if (releaseOf(order, version) !== undefined) return version;
  const kind = orderKind(ecosystem);
  const suffix = kind === undefined ? undefined : SUFFIXES[kind];
  const floor = suffix === undefined ? undefined : `${numbersOf(version)}${suffix}`;
  return floor !== undefined && compareBy(order, floor, version) === -1 ? floor : undefined;
}
