// The orders of all ecosystems at once. A browser loads one at a time: see load.ts.

import { actions } from './actions.ts';
import { alpine } from './alpine.ts';
import { bitnami } from './bitnami.ts';
import { calendar } from './calendar.ts';
import { conan } from './conan.ts';
import { cran } from './cran.ts';
import { dpkg } from './dpkg.ts';
import { hackage } from './hackage.ts';
import { julia } from './julia.ts';
import { type OrderKind, orderKind } from './kind.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { opam } from './opam.ts';
import { compareBy, type Sign, type VersionOrder } from './order.ts';
import { packagist } from './packagist.ts';
import { pep440 } from './pep440.ts';
import { pub } from './pub.ts';
import { releasesOrder } from './releases.ts';
import { rpm } from './rpm.ts';
import { rubygems } from './rubygems.ts';
import { semver } from './semver.ts';

export type { VersionOrder } from './order.ts';

const ORDERS: Readonly<Record<Exclude<OrderKind, 'releases'>, VersionOrder>> = {
  actions,
  alpine,
  bitnami,
  calendar,
  conan,
  cran,
  dpkg,
  hackage,
  julia,
  maven,
  nuget,
  opam,
  packagist,
  pep440,
  pub,
  rpm,
  rubygems,
  semver,
};

/**
 * Returns the order of versions in `ecosystem`, or undefined if no order is known. Takes an OSV
 * ecosystem string; a suffix (`Debian:12`) makes no difference.
 */
export function versionOrder(ecosystem: string): VersionOrder | undefined {
  const kind = orderKind(ecosystem);
  if (kind === 'releases') return releasesOrder(ecosystem);
  return kind === undefined ? undefined : ORDERS[kind];
}

/**
 * Compares two versions of `ecosystem`: -1, 0 or 1 if `a` comes before, equals or comes after `b`.
 * undefined if the ecosystem has no known order or either version is not valid in it. The `0` that
 * OSV ranges use for "from the start" is not a version. Never throws.
 */
export function compareVersions(ecosystem: string, a: string, b: string): Sign | undefined {
  return compareBy(versionOrder(ecosystem), a, b);
}
