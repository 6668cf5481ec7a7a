// The versions that an announcement tells its readers to upgrade to: those of the release, and others
// instead of those that do not fix everything.

import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import { isDistribution } from '../../model/package/distribution.ts';
import { isStated, lastingFix, rangeWith, type Stated } from '../../model/package/lasting-fix.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import { branchOf, type Project } from '../../model/project/project.ts';
import { compareVersions } from '../../model/version/compare.ts';
import { notWithdrawn, type Upgrading } from './words.ts';

/** Returns the versions to upgrade to; empty if no version fixes the advisories of the release. */
export function advisedVersions(subject: Upgrading): string[] {
  const failed = subject.outcomes.flatMap(({ shortfalls }) => shortfalls);
  const advised = subject.versions.flatMap((version) => {
    const own = failed.filter((one) => one.version === version);
    if (own.length === 0) return [version];
    return own.flatMap((one) =>
      one.fix === undefined ? [] : (unaffected(one.package, one.fix, subject) ?? []),
    );
  });
  return [...new Set(advised)];
}

/**
 * Returns the version to upgrade to for the fix of a package. If another advisory of the release
 * affects the fixed version, that is its own fix, and so on; undefined if there is none. A released
 * version of the same branch that is newer takes its place, except in a distribution: it numbers its
 * packages itself, so the release of a project is no version of its package.
 */
export function upgradeTarget(of: Package, fix: string, subject: Upgrading): string | undefined {
  const target = unaffected(of, fix, subject);
  if (target === undefined || of.kind === 'repository' || isDistribution(of.ecosystem))
    return target;
  const all = statedOf(of, notWithdrawn(subject));
  const branch = branchOf(of, target, subject.project)?.name;
  const newer = subject.versions.filter(
    (one) =>
      isAtLeast(of.ecosystem, one, target) &&
      isSameBranch(branchOf(of, one, subject.project)?.name, branch, subject.project) &&
      !all.some((stated) => isStated(one, stated)),
  );
  return (
    newer.reduce<string | undefined>(
      (best, one) => (best === undefined || isAtLeast(of.ecosystem, best, one) ? one : best),
      undefined,
    ) ?? target
  );
}

const isAtLeast = (ecosystem: string, a: string, b: string): boolean =>
  a === b || (compareVersions(ecosystem, a, b) ?? -1) >= 0;

const isSameBranch = (
  a: string | undefined,
  b: string | undefined,
  project: Project | undefined,
): boolean => a === b || (project?.branches.length ?? 0) === 0;

function unaffected(of: Package, fix: string, subject: Upgrading): string | undefined {
  const all = statedOf(of, notWithdrawn(subject));
  const most = all.reduce((sum, { ranges }) => sum + ranges.length, 1);
  let target: string | undefined = fix;
  for (let i = 0; i < most && target !== undefined; i++) {
    const version: string = target;
    const hit = all.find((stated) => isStated(version, stated));
    if (hit === undefined) return version;
    const range = rangeWith(version, hit);
    target = range === undefined ? undefined : lastingFix(range, hit);
  }
  return undefined;
}

/** Returns what each advisory states about a package, without commits. */
function statedOf(of: Package, advisories: readonly Advisory[]): Stated[] {
  const key = packageKey(of);
  return advisories.flatMap(({ affected }) => {
    const entries = affected.filter((one) => packageKey(one.package) === key);
    return entries.length === 0 ? [] : [joined(of, entries)];
  });
}

const joined = (of: Package, entries: readonly Affected[]): Stated => ({
  package: of,
  ranges: entries.flatMap(({ ranges }) => ranges.filter(({ repo }) => repo === undefined)),
  versions: entries.flatMap(({ versions }) => versions),
});
