// Which advisories affect a version of a package. What the order of versions does not tell, and what nobody may have looked at
// because support had ended, is said and not guessed.

import type { Advisory } from './advisory.ts';
import { type Assessment, assessorBy, versionsNamed } from './assessment.ts';
import type { Package } from './package.ts';
import type { Project } from './project.ts';
import { versionOrder } from './version/compare.ts';
import type { VersionOrder } from './version/order.ts';
import { type Ranks, ranksBy } from './version-claim.ts';

export { type Assessment, type Hit, versionsNamed } from './assessment.ts';

/** What is known of one version of a package. */
export function affecting(
  of: Package,
  version: string,
  advisories: readonly Advisory[],
  project?: Project,
): Assessment {
  const ranks = ranksOf(of, [version, ...versionsNamed(of, advisories)]);
  return assessor(of, ranks, advisories, project)(version);
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
  project?: Project,
): (version: string) => Assessment {
  return assessorBy({ package: of, order: orderOfPackage(of), ranks, project }, advisories);
}

const orderOfPackage = (of: Package): VersionOrder | undefined =>
  of.kind === 'package' ? versionOrder(of.ecosystem) : undefined;
