// What a release does about each advisory that it names. A fix can turn out to be missing or not
// complete, so the ranges of the advisory decide, and not the release.

import type { Advisory, EmbargoedAdvisory } from '../advisory/advisory.ts';
import { isDistribution } from '../package/distribution.ts';
import { isStated, lastingFix, rangeWith, type Stated } from '../package/lasting-fix.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import { contains } from '../package/range.ts';
import type { Branch } from '../project/branch-schema.ts';
import { branchOf, inBranch, type Project } from '../project/project.ts';
import { compareVersions, versionOrder } from '../version/compare.ts';
import type { PlannedRelease, Release } from './release.ts';

type AnyAdvisory = Advisory | EmbargoedAdvisory;
type AnyRelease = Pick<Release | PlannedRelease, 'slug' | 'project' | 'versions'>;

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

/** What a release does about one advisory. */
export interface Outcome<Of extends AnyAdvisory = AnyAdvisory> {
  readonly advisory: Of;
  /** The released versions that fix it. */
  readonly fixing: readonly string[];
  readonly shortfalls: readonly Shortfall[];
  /** Every version that fixes it, of the packages of the project. */
  readonly fixes: readonly string[];
  /**
   * "unneeded": no released version is affected, and none is stated as the fix. "unstated": only
   * commits or lists of versions are known, which do not contradict the release.
   */
  readonly kind: 'fixes' | 'partly' | 'fails' | 'unneeded' | 'unstated';
}

/** Returns the versions of a release: the listed ones, or the one in its file name. */
export function versionsOf({ versions, slug, project }: AnyRelease): readonly string[] {
  if (versions.length > 0) return versions;
  return [slug.startsWith(`${project}-`) ? slug.slice(project.length + 1) : slug];
}

/**
 * Returns what a release does about the given advisories, which it names. Those that are withdrawn
 * are left out, because they claim nothing.
 */
export function outcomesOf<Of extends AnyAdvisory>(
  release: AnyRelease,
  advisories: readonly Of[],
  project: Project | undefined,
): Outcome<Of>[] {
  const versions = versionsOf(release);
  const valid = advisories.filter(({ withdrawn }) => withdrawn === undefined);
  const stated = new Map(valid.map((advisory) => [advisory, statedBy(advisory, project)]));
  const claims = claimsOf([...stated.values()].flat(), versions);
  return valid.map((advisory) => outcomeOf(advisory, stated.get(advisory) ?? [], { versions, claims, project }));
}

/** The ids of the advisories that a release names, by what it does about them. */
interface OutcomeIds {
  /** Also those that claim nothing: withdrawn, or without a known order of versions. */
  readonly fixed: readonly string[];
  /** Only some released versions fix these. */
  readonly partly: readonly string[];
  readonly failed: readonly string[];
}

/** Returns what a public release does about each public advisory that it names. */
export function outcomeIds(
  release: Release,
  known: ReadonlyMap<string, Advisory>,
  project: Project | undefined,
): OutcomeIds {
  const named = [...new Set(release.advisories)];
  const outcomes = outcomesOf(
    release,
    named.flatMap((id) => known.get(id) ?? []),
    project,
  );
  const idsOf = (kind: Outcome['kind']): string[] =>
    outcomes.filter((one) => one.kind === kind).map(({ advisory }) => advisory.id);
  const [partly, failed] = [idsOf('partly'), idsOf('fails')];
  return { fixed: named.filter((id) => !partly.includes(id) && !failed.includes(id)), partly, failed };
}

interface Context {
  readonly versions: readonly string[];
  /** By the key of a package: the released versions that fix an advisory in it. */
  readonly claims: ReadonlyMap<string, ReadonlySet<string>>;
  readonly project: Project | undefined;
}

// The packages of the project; all packages of the advisory if it names none of them.
function statedBy({ affected }: AnyAdvisory, project: Project | undefined): Stated[] {
  const own = new Set(project?.packages.map(packageKey));
  const mine = affected.filter((entry) => own.has(packageKey(entry.package)));
  const groups = Map.groupBy(mine.length > 0 ? mine : affected, (entry) => packageKey(entry.package));
  return [...groups.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    return [
      {
        package: first.package,
        ranges: entries.flatMap(({ ranges }) => ranges),
        versions: entries.flatMap((entry) => entry.versions),
      },
    ];
  });
}

/** Returns the entry without its ranges of commits. */
function ofVersions(one: Stated): Stated {
  if (one.package.kind === 'repository') return { ...one, ranges: [] };
  return { ...one, ranges: one.ranges.filter(({ repo }) => repo === undefined) };
}

function claimsOf(all: readonly Stated[], versions: readonly string[]): Map<string, Set<string>> {
  const claims = new Map<string, Set<string>>();
  for (const one of all) {
    const key = packageKey(one.package);
    const known = claims.get(key) ?? new Set();
    claims.set(key, known);
    for (const version of versions) if (isFix(version, ofVersions(one))) known.add(version);
  }
  return claims;
}

const isFix = (version: string, one: Stated): boolean =>
  one.ranges.some((range) => {
    const fix = lastingFix(range, one);
    return fix !== undefined && isSame(one.package, fix, version);
  });

const isSame = (of: Package, a: string, b: string): boolean =>
  a === b || (of.kind === 'package' && compareVersions(of.ecosystem, a, b) === 0);

function outcomeOf<Of extends AnyAdvisory>(advisory: Of, all: readonly Stated[], context: Context): Outcome<Of> {
  const entries = all.map(ofVersions);
  const fixing = context.versions.filter((version) => entries.some((one) => isFix(version, one)));
  const fixes = [...new Set(entries.flatMap((one) => one.ranges.flatMap((range) => lastingFix(range, one) ?? [])))];
  const found = entries.flatMap((one) => shortfallsIn(one, context));
  // Never leave out the bad news if no version fixes the advisory.
  const shortfalls = merged(
    found.filter(({ isForeign }) => !isForeign || fixing.length === 0),
    entries,
  );
  const base = { advisory, fixing, shortfalls, fixes };
  if (fixing.length > 0) return { ...base, kind: shortfalls.length > 0 ? 'partly' : 'fixes' };
  if (shortfalls.length > 0) return { ...base, kind: 'fails' };
  if (entries.every(({ ranges }) => ranges.length === 0)) return { ...base, ...unordered(all, context, base) };
  return { ...base, kind: 'unneeded' };
}

// Only commits or lists are known. If no range has an end, nothing is fixed.
function unordered(
  all: readonly Stated[],
  { versions, project }: Context,
  { shortfalls }: Pick<Outcome, 'shortfalls'>,
): Pick<Outcome, 'kind' | 'shortfalls'> {
  const open = all.find(({ ranges }) => ranges.length > 0 && ranges.every(isOpen));
  if (open === undefined || all.some(({ ranges }) => !ranges.every(isOpen))) return { kind: 'unstated', shortfalls };
  const missing = versions.map((version) => ({
    version,
    package: open.package,
    isOfOnePackage: false,
    isAffected: true,
    fix: undefined,
    waiting: branchOf(open.package, version, project),
  }));
  return { kind: 'fails', shortfalls: missing };
}

const isOpen = ({ fixed, last_affected: last, limit }: Stated['ranges'][number]): boolean =>
  fixed === undefined && last === undefined && limit === undefined;

type Found = Shortfall & { readonly isForeign: boolean };

function shortfallsIn(one: Stated, context: Context): Found[] {
  const { package: of } = one;
  if (of.kind === 'repository' || one.ranges.length + one.versions.length === 0) return [];
  const having = context.versions.filter((version) => canHave(of, version, context.project));
  // If the registry accepts none of them, no order can decide.
  return (having.length > 0 ? having : context.versions).flatMap((version) => {
    const isAffected = isStated(version, one);
    if (!isAffected && (isFix(version, one) || isOutside(version, one))) return [];
    const range = isAffected ? rangeWith(version, one) : undefined;
    const fix = range === undefined ? onlyFix(one, isAffected) : lastingFix(range, one);
    const branch = branchOf(of, version, context.project);
    const isWaiting = branch !== undefined && (fix === undefined || inBranch(of.ecosystem, branch, fix) !== true);
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
  of.kind === 'package' && ranges.every((range) => contains(of.ecosystem, range, version) === false);

/** True if a package has a version of its project, or can have it. */
function canHave(of: Package, version: string, project: Project | undefined): boolean {
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
function isOfOther(version: string, of: Package, branch: Branch | undefined, { claims, project }: Context): boolean {
  const key = packageKey(of);
  const own = claims.get(key) ?? new Set();
  const isClaimed = [...claims].some(([other, versions]) => other !== key && versions.has(version));
  if (!isClaimed || own.has(version)) return false;
  if (branch === undefined || (of.kind === 'package' && isDistribution(of.ecosystem))) return true;
  return [...own].some((one) => branchOf(of, one, project)?.name === branch.name);
}

/** Says the same about several packages once. */
function merged(found: readonly Found[], entries: readonly Stated[]): Shortfall[] {
  const groups = Map.groupBy(found, ({ version, fix, isAffected }) => JSON.stringify([version, fix, isAffected]));
  return [...groups.values()].flatMap((group) => {
    const isOfAll = group.length === entries.length;
    return (isOfAll ? group.slice(0, 1) : group).map(({ isForeign: _, ...one }) => ({
      ...one,
      isOfOnePackage: !isOfAll,
    }));
  });
}
