// Finds the advisories that affect a version of a package. If the order of versions does not
// decide, or if nobody may have assessed a version because its support had ended, the answer is
// "not known", never a guess.

import type { Advisory } from '../advisory/advisory.ts';
import { isAssessed } from '../advisory/assessed.ts';
import { isPurlOnly, type Package } from '../package/package.ts';
import { branchAmong } from '../project/branch.ts';
import type { Branch } from '../project/branch-schema.ts';
import { versionOrder } from '../version/compare.ts';
import type { VersionOrder } from '../version/order.ts';
import { type Assessment, assessorBy, versionsNamed } from './assessment.ts';
import {
  type Assessable,
  claimOf,
  entriesFor,
  isUnderstood,
  namedVersions,
  type Ranks,
  ranksBy,
} from './claims.ts';

export {
  type Assessment,
  type Hit,
  isRecommendable,
  type Stated,
  versionsNamed,
} from './assessment.ts';

/** Returns what is known about one version of a package. */
export function affecting<One extends Assessable = Advisory>(
  of: Package,
  version: string,
  advisories: readonly One[],
  project?: Branched,
): Assessment<One> {
  const ranks = ranksOf(of, [version, ...versionsNamed(of, advisories)]);
  return assessorBy(
    { package: of, order: orderOfPackage(of), ranks, project },
    advisories,
  )(version);
}

/** Ranks versions of a package with n log n comparisons. */
export function ranksOf(of: Package, versions: readonly string[]): Ranks {
  return ranksBy(orderOfPackage(of), versions);
}

/**
 * Returns a function that assesses the versions of a package and compares only numbers. `ranks`
 * must contain the versions to assess and those that the advisories name.
 */
export function assessor(
  of: Package,
  ranks: Ranks,
  advisories: readonly Advisory[],
  project?: Branched,
): (version: string) => Assessment {
  return assessorBy({ package: of, order: orderOfPackage(of), ranks, project }, advisories);
}

/** The part of a project that matters for versions. */
type Branched = { readonly branches: readonly Branch[] };

/** The versions of a package that an advisory does not decide. */
export interface AssessedExtent {
  /**
   * True if version numbers alone decide for every valid version whether the advisory calls it
   * affected.
   */
  readonly isUnderstood: boolean;
  /**
   * True if no version can be built from a last affected one, so that the order decides for each. A
   * version that can is not known (version-state.ts).
   */
  readonly isDecided: boolean;
  /** True if every version was assessed. */
  readonly isWhole: boolean;
  /** The branches that were assessed, and those that were not. */
  readonly assessed: readonly Branch[];
  readonly unassessed: readonly Branch[];
}

/**
 * Returns what was assessed of a package for an advisory. Does the same for branches as stateOf of
 * version-state.ts does for versions.
 */
export function assessedExtent(
  of: Package,
  advisory: Assessable,
  project?: Branched,
): AssessedExtent {
  const order = orderOfPackage(of);
  const branches = of.kind === 'repository' ? [] : (project?.branches ?? []);
  const entries = entriesFor(advisory, of);
  const ranks = ranksBy(order, entries.flatMap(namedVersions));
  const claim = claimOf(advisory, entries, ranks, (version) =>
    branchAmong(order, branches, version),
  );
  const named = claim.branches();
  const [assessed = [], unassessed = []] = [true, false].map((wanted) =>
    branches.filter(
      (branch) => isAssessed(advisory, { branches, branch }, (one) => named.has(one)) === wanted,
    ),
  );
  const isWhole = isAssessed(advisory, { branches, branch: undefined }, () => false);
  const isDecided =
    advisory.assessed === 'all' || order?.builtFrom === undefined || claim.lasts.size === 0;
  const isKnown = order !== undefined || !isPurlOnly(of);
  return { isUnderstood: isKnown && isUnderstood(claim), isDecided, isWhole, assessed, unassessed };
}

export const orderOfPackage = (of: Package): VersionOrder | undefined =>
  of.kind === 'package' ? versionOrder(of.ecosystem) : undefined;
