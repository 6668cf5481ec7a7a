// Pre-releases of an affected release. Ranges of OSV go by the order of versions alone, in which 2.0.0-rc.1 comes before 2.0.0:
// an advisory from 2.0.0 on does not affect it, although its code may be the same.

import type { Assessment } from './assessment.ts';
import type { Package } from './package.ts';
import { packageKey } from './package-name.ts';
import { compareBy, type VersionOrder } from './version/order.ts';
import type { Assessable } from './version-claim.ts';

// An epoch (PEP 440, dpkg) and the numbers that every ecosystem begins a version with.
const NUMBERS = /^[vV]?(?:\d+[!:])?\d+(?:\.\d+)*/;

/** The release that a version is a pre-release of; undefined where it is none. By the order it comes before its own numbers. */
export function releaseOf(order: VersionOrder | undefined, version: string): string | undefined {
  const [numbers] = NUMBERS.exec(version) ?? [];
  return numbers !== undefined && compareBy(order, version, numbers) === -1 ? numbers : undefined;
}

/**
 * The advisories that affect a package from the release on that `version` is a pre-release of, and by the order of versions not
 * it. `known` is what is known of the version: advisories that affect or may affect it are not among them, nor withdrawn ones.
 */
export function fromReleaseOf<One extends Assessable>(
  of: Package,
  order: VersionOrder | undefined,
  version: string,
  advisories: readonly One[],
  known: Pick<Assessment<One>, 'hits' | 'unknown'>,
): One[] {
  const release = releaseOf(order, version);
  if (release === undefined || of.kind === 'repository') return [];
  const key = packageKey(of);
  const told = new Set([...known.hits.map(({ advisory }) => advisory), ...known.unknown]);
  return advisories.filter(
    (one) => one.withdrawn === undefined && !told.has(one) && beginsWith(one, key, order, release),
  );
}

function beginsWith({ affected }: Assessable, key: string, order: VersionOrder | undefined, release: string): boolean {
  return affected.some(
    (entry) =>
      packageKey(entry.package) === key &&
      entry.ranges.some(
        ({ repo, introduced }) =>
          repo === undefined && introduced !== undefined && compareBy(order, release, introduced) === 0,
      ),
  );
}
