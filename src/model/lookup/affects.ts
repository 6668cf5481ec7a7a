// Which advisories affect a version of a package. What the order of versions does not tell, and what nobody may have looked at
// because support had ended, is said and not guessed.

import type { Advisory } from '../advisory/advisory.ts';
import { isAssessed } from '../advisory/assessed.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import { branchAmong } from '../project/branch.ts';
import type { Branch } from '../project/branch-schema.ts';
import { versionOrder } from '../version/compare.ts';
import type { VersionOrder } from '../version/order.ts';
import { type Assessment, assessorBy, versionsNamed } from './assessment.ts';
import { type Assessable, claimOf, isUnderstood, namedVersions, type Ranks, ranksBy } from './claims.ts';

export { type Assessment, type Hit, versionsNamed } from './assessment.ts';

/** What is known of one version of a package. */
export function affecting<One extends Assessable = Advisory>(
  of: Package,
  version: string,
  advisories: readonly One[],
  project?: Branched,
): Assessment<One> {
  const ranks = ranksOf(of, [version, ...versionsNamed(of, advisories)]);
  return assessorBy({ package: of, order: orderOfPackage(of), ranks, project }, advisories)(version);
}

/** Ranks some versions of a package: n log n comparisons. */
export function ranksOf(of: Package, versions: readonly string[]): Ranks {
  return ranksBy(orderOfPackage(of), versions);
}

/**
 * Answers what is known of the versions of a package one after another, comparing numbers alone. `ranks` has the versions that
 * are asked about and those that the advisories name.
 */
export function assessor(
  of: Package,
  ranks: Ranks,
  advisories: readonly Advisory[],
  project?: Branched,
): (version: string) => Assessment {
  return assessorBy({ package: of, order: orderOfPackage(of), ranks, project }, advisories);
}

/** As far as a project matters to versions. */
type Branched = { readonly branches: readonly Branch[] };

/** What an advisory leaves open about a package. */
export interface AssessedExtent {
  /** Whether versions alone tell of every valid version whether the advisory calls it affected. */
  readonly isUnderstood: boolean;
  /** Whether every version was assessed. */
  readonly isWhole: boolean;
  /** The branches that were assessed, and those that were not. */
  readonly assessed: readonly Branch[];
  readonly unassessed: readonly Branch[];
}

/** What was assessed of a package for an advisory: stateOf of version-state.ts, for branches instead of versions. */
export function assessedExtent(of: Package, advisory: Assessable, project?: Branched): AssessedExtent {
  const order = orderOfPackage(of);
  const branches = of.kind === 'repository' ? [] : (project?.branches ?? []);
  const entries = advisory.affected.filter((one) => packageKey(one.package) === packageKey(of));
  const ranks = ranksBy(order, entries.flatMap(namedVersions));
  const claim = claimOf(advisory, entries, ranks, (version) => branchAmong(order, branches, version));
  const named = claim.branches();
  const [assessed = [], unassessed = []] = [true, false].map((wanted) =>
    branches.filter((branch) => isAssessed(advisory, { branches, branch }, (one) => named.has(one)) === wanted),
  );
  const isWhole = isAssessed(advisory, { branches, branch: undefined }, () => false);
  return { isUnderstood: isUnderstood(claim), isWhole, assessed, unassessed };
}

const orderOfPackage = (of: Package): VersionOrder | undefined =>
  of.kind === 'package' ? versionOrder(of.ecosystem) : undefined;
