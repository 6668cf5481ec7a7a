// What a release does about each advisory that it names. A fix can turn out to be missing or not
// complete, so the ranges of the advisory decide, and not the release.

import type { Advisory, EmbargoedAdvisory } from '../advisory/advisory.ts';
import { lastingFix, type Stated } from '../package/lasting-fix.ts';
import { packageKey } from '../package/package-schema.ts';
import { branchOf, type Project } from '../project/project.ts';
import type { PlannedRelease, Release } from './release.ts';
import {
  canHave,
  isFix,
  merged,
  type Released,
  type Shortfall,
  shortfallsIn,
} from './shortfall.ts';

type AnyAdvisory = Advisory | EmbargoedAdvisory;
type AnyRelease = Pick<Release | PlannedRelease, 'slug' | 'project' | 'versions'>;

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
  return valid.map((advisory) =>
    outcomeOf(advisory, stated.get(advisory) ?? [], { versions, claims, project }),
  );
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
  return {
    fixed: named.filter((id) => !partly.includes(id) && !failed.includes(id)),
    partly,
    failed,
  };
}

// The packages of the project; all packages of the advisory if it names none of them.
function statedBy({ affected }: AnyAdvisory, project: Project | undefined): Stated[] {
  const own = new Set(project?.packages.map(packageKey));
  const mine = affected.filter((entry) => own.has(packageKey(entry.package)));
  const groups = Map.groupBy(mine.length > 0 ? mine : affected, (entry) =>
    packageKey(entry.package),
  );
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

function outcomeOf<Of extends AnyAdvisory>(
  advisory: Of,
  all: readonly Stated[],
  context: Released,
): Outcome<Of> {
  const entries = all.map(ofVersions);
  const fixing = context.versions.filter((version) => entries.some((one) => isFix(version, one)));
  const fixes = [
    ...new Set(
      entries.flatMap((one) => one.ranges.flatMap((range) => lastingFix(range, one) ?? [])),
    ),
  ];
  // If no registry accepts any of the versions, no order can decide.
  const isOpen = !entries.some((one) =>
    context.versions.some((version) => canHave(one.package, version, context.project)),
  );
  const found = entries.flatMap((one) => shortfallsIn(one, context, isOpen));
  // Never leave out the bad news if no version fixes the advisory.
  const shortfalls = merged(
    found.filter(({ isForeign }) => !isForeign || fixing.length === 0),
    entries,
  );
  const base = { advisory, fixing, shortfalls, fixes };
  if (fixing.length > 0) return { ...base, kind: shortfalls.length > 0 ? 'partly' : 'fixes' };
  if (shortfalls.length > 0) return { ...base, kind: 'fails' };
  if (entries.every(({ ranges }) => ranges.length === 0))
    return { ...base, ...unordered(all, context, base) };
  return { ...base, kind: 'unneeded' };
}

// Only commits or lists are known. If no range has an end, nothing is fixed.
function unordered(
  all: readonly Stated[],
  { versions, project }: Released,
  { shortfalls }: Pick<Outcome, 'shortfalls'>,
): Pick<Outcome, 'kind' | 'shortfalls'> {
  const open = all.find(({ ranges }) => ranges.length > 0 && ranges.every(isEndless));
  if (open === undefined || all.some(({ ranges }) => !ranges.every(isEndless)))
    return { kind: 'unstated', shortfalls };
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

const isEndless = ({ fixed, last_affected: last, limit }: Stated['ranges'][number]): boolean =>
  fixed === undefined && last === undefined && limit === undefined;
