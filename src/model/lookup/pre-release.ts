// Pre-releases of an affected release. Ranges of OSV go by the order of versions alone, in which 2.0.0-rc.1 comes before 2.0.0:
// an advisory from 2.0.0 on does not affect it, although its code may be the same.

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import { compareToEdge } from '../project/branch.ts';
import type { VersionOrder } from '../version/order.ts';
import { releaseOf } from '../version/pre-release.ts';
import type { Assessment } from './assessment.ts';
import type { Assessable } from './claims.ts';

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
  if (releaseOf(order, version) === undefined || of.kind === 'repository') return [];
  const key = packageKey(of);
  const told = new Set([...known.hits.map(({ advisory }) => advisory), ...known.unknown]);
  return advisories.filter(
    (one) => one.withdrawn === undefined && !told.has(one) && beginsWith(one, key, order, version),
  );
}

function beginsWith({ affected }: Assessable, key: string, order: VersionOrder | undefined, version: string): boolean {
  return affected.some(
    (entry) =>
      packageKey(entry.package) === key &&
      entry.ranges.some(
        ({ repo, introduced }) =>
          repo === undefined && introduced !== undefined && compareToEdge(order, version, introduced) === 0,
      ),
  );
}
