// The released versions that do not fix an advisory, by what the advisory states about one package.

import { isDistribution } from '../package/distribution.ts';
import { isStated, lastingFix, rangeWith, type Stated } from '../package/lasting-fix.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import { contains } from '../package/range.ts';
import type { Branch } from '../project/branch-schema.ts';
import { branchOf, inBranch, type Project } from '../project/project.ts';
import { compareVersions, versionOrder } from '../version/compare.ts';

/** A released version that does not fix an advisory. */
export interface Shortfall {
  readonly version: string;
  readonly package: Package;
  /** True if the advisory has other packages of the project, with another answer. */
  readonly isOfOnePackage: boolean;
  /** False if no known order of versions decides whether it is affected. */
  readonly isAffected: boolean;
  /** The version that fixes it instead; undefined if there is none yet. */
  readonly fix: string | undefined;
  /** The branch of the version, if no version of that branch has a fix. */
  readonly waiting: Branch | undefined;
}

/** What decides which package a released version is of. */
export interface Released {
  readonly versions: readonly string[];
  /** By the key of a package: the released versions that fix an advisory in it. */
  readonly claims: ReadonlyMap<string, ReadonlySet<string>>;
  readonly project: Project | undefined;
}

/** True if a version ends a range for good. */
export const isFix = (version: string, one: Stated): boolean =>
  one.ranges.some((range) => {
    const fix = lastingFix(range, one);
    return fix !== undefined && isSame(one.package, fix, version);
  });

const isSame = (of: Package, a: string, b: string): boolean =>
  a === b || (of.kind === 'package' && compareVersions(of.ecosystem, a, b) === 0);

type Found = Shortfall & { readonly isForeign: boolean };

/**
 * Returns the released versions that do not fix an entry of an advisory. `isOpen` is true if no
 * registry accepts any of them.
 */
export function shortfallsIn(one: Stated, context: Released, isOpen: boolean): Found[] {
  const { package: of } = one;
  if (of.kind === 'repository' || one.ranges.length + one.versions.length === 0) return [];
  const having = context.versions.filter(
    (version) => isOpen || canHave(of, version, context.project),
  );
  return having.flatMap((version) => {
    const isAffected = isStated(version, one);
    if (!isAffected && (isFix(version, one) || isOutside(version, one))) return [];
    const range = isAffected ? rangeWith(version, one) : undefined;
    const fix = range === undefined ? onlyFix(one, isAffected) : lastingFix(range, one);
    const branch = branchOf(of, version, context.project);
    const isWaiting =
      branch !== undefined && (fix === undefined || inBranch(of.ecosystem, branch, fix) !== true);
    const isForeign = isOfOther(version, of, branch, context);
    const base = { version, package: of, isOfOnePackage: false, isAffected, fix, isForeign };
    return [{ ...base, waiting: isWaiting ? branch : undefined }];
  });
}

// Without an order, the only fix that is stated is the one to name.
function onlyFix(one: Stated, isAffected: boolean): string | undefined {
  const fixes = [...new Set(one.ranges.flatMap((range) => lastingFix(range, one) ?? []))];
  return isAffected || fixes.length !== 1 ? undefined : fixes[0];
}

const isOutside = (version: string, { package: of, ranges }: Stated): boolean =>
  of.kind === 'package' &&
  ranges.every((range) => contains(of.ecosystem, range, version) === false);

/** True if a package has a version of its project, or can have it. */
export function canHave(of: Package, version: string, project: Project | undefined): boolean {
  if (of.kind === 'repository') return false;
  const packages = project?.releases.find((one) => one.version === version)?.packages ?? [];
  if (packages.length > 0) return packages.some((one) => packageKey(one) === packageKey(of));
  return versionOrder(of.ecosystem)?.isValid(version) !== false;
}

/**
 * True if a version is that of another package. Distributions have versions of their own. Otherwise it
 * fixes an advisory in the other package, and is on no branch of the project, or this package has a
 * version of its own on the same branch.
 */
function isOfOther(
  version: string,
  of: Package,
  branch: Branch | undefined,
  { claims, project }: Released,
): boolean {
  const key = packageKey(of);
  const own = claims.get(key) ?? new Set();
  const isClaimed = [...claims].some(([other, versions]) => other !== key && versions.has(version));
  if (!isClaimed || own.has(version)) return false;
  if (branch === undefined || (of.kind === 'package' && isDistribution(of.ecosystem))) return true;
  return [...own].some((one) => branchOf(of, one, project)?.name === branch.name);
}

/** Says the same about several packages once. */
export function merged(found: readonly Found[], entries: readonly Stated[]): Shortfall[] {
  const groups = Map.groupBy(found, ({ version, fix, isAffected }) =>
    JSON.stringify([version, fix, isAffected]),
  );
  return [...groups.values()].flatMap((group) => {
    const isOfAll = group.length === entries.length;
    return (isOfAll ? group.slice(0, 1) : group).map(({ isForeign: _, ...one }) => ({
      ...one,
      isOfOnePackage: !isOfAll,
    }));
  });
}
