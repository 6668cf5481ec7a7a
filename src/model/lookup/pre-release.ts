// Pre-releases of an affected release. Ranges of OSV use only the order of versions, in which
// 2.0.0-rc.1 comes before 2.0.0. So an advisory that starts at 2.0.0 does not affect it, although
// its code can be the same.

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import { compareToEdge } from '../project/branch.ts';
import type { VersionOrder } from '../version/order.ts';
import { releaseOf } from '../version/pre-release.ts';
import type { Assessment } from './assessment.ts';
import type { Assessable } from './claims.ts';

/**
 * Returns the advisories that affect a package from the release of which `version` is a
 * pre-release, but not `version` itself by the order of versions. Excludes withdrawn advisories and
 * those that `known` reports as affecting or possibly affecting the version.
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
  const reported = new Set([...known.hits.map(({ advisory }) => advisory), ...known.unknown]);
  return advisories.filter(
    (one) =>
      one.withdrawn === undefined && !reported.has(one) && beginsWith(one, key, order, version),
  );
}

function beginsWith(
  { affected }: Assessable,
  key: string,
  order: VersionOrder | undefined,
  version: string,
): boolean {
  return affected.some(
    (entry) =>
      packageKey(entry.package) === key &&
      entry.ranges.some(
        ({ repo, introduced }) =>
          repo === undefined &&
          introduced !== undefined &&
          compareToEdge(order, version, introduced) === 0,
      ),
  );
}
