// Which ecosystem's versions are ordered how. An ecosystem that is not in this table has no order that we know: its advisories
// list their versions one by one, and nothing about their ranges is guessed.

import { dpkg } from './dpkg.ts';
import type { Ecosystem } from './ecosystem.ts';
import { ecosystemName } from './ecosystem.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import type { Sign, VersionOrder } from './order.ts';
import { packagist } from './packagist.ts';
import { pep440 } from './pep440.ts';
import { pub } from './pub.ts';
import { rubygems } from './rubygems.ts';
import { semver } from './semver.ts';

export type { VersionOrder } from './order.ts';

const ORDERS: ReadonlyMap<Ecosystem, VersionOrder> = new Map<Ecosystem, VersionOrder>([
  ['Bitnami', semver],
  ['Debian', dpkg],
  ['Go', semver],
  ['Hex', semver],
  ['Julia', semver],
  ['Maven', maven],
  ['NuGet', nuget],
  ['Packagist', packagist],
  ['Pub', pub],
  ['PyPI', pep440],
  ['RubyGems', rubygems],
  ['SwiftURL', semver],
  ['Ubuntu', dpkg],
  ['crates.io', semver],
  ['npm', semver],
]);

/**
 * How `ecosystem` orders its versions, or undefined where no order is known. Takes an OSV ecosystem string; a suffix
 * (`Debian:12`) makes no difference.
 */
export function versionOrder(ecosystem: string): VersionOrder | undefined {
  const name = ecosystemName(ecosystem);
  return name === undefined ? undefined : ORDERS.get(name);
}

/**
 * Compares two versions of `ecosystem`: -1, 0 or 1 as `a` comes before, equals or comes after `b`. Undefined where the
 * ecosystem has no known order or either version is not valid in it. The `0` that OSV ranges use for "from the start" is no
 * version. Never throws.
 */
export function compareVersions(ecosystem: string, a: string, b: string): Sign | undefined {
  const order = versionOrder(ecosystem);
  return order?.isValid(a) && order.isValid(b) ? order.compare(a, b) : undefined;
}
