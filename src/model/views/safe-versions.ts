// The newest version of each maintained branch that no published advisory affects. A version is
// listed only if the content says that it is released, and that it is not affected: a branch without
// such a version is absent.

import type { Content } from '../content.ts';
import { isRecommendable } from '../lookup/affects.ts';
import { variantsAmong } from '../lookup/variants.ts';
import { type Package, packageKey } from '../package/package.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import { versionOrder } from '../version/compare.ts';
import { releaseOf } from '../version/pre-release.ts';
import { type VersionPage, versionPages } from './version-pages.ts';

/** A version to use. */
export interface SafeVersion {
  readonly branch: Branch;
  readonly version: string;
  /** The path of its page. */
  readonly path: string;
  /** The packages that it is for; empty if it is for all of the project. */
  readonly packages: readonly Package[];
}

type Known = Pick<Content, 'advisories' | 'releases' | 'projects'> &
  Partial<Pick<Content, 'statements'>>;

/** Returns the newest safe versions of a project, in the order of its branches. */
export function safeVersions(project: Project, content: Known): SafeVersion[] {
  const released = releasedVersions(project, content);
  const versions = (versionPages(content).get(project.slug) ?? []).filter(({ version }) =>
    released.has(version),
  );
  return project.branches
    .filter(({ status }) => status === 'supported' || status === 'security-only')
    .flatMap((branch) => safeOnBranch(branch, project, versions));
}

function safeOnBranch(
  branch: Branch,
  { packages }: Project,
  versions: readonly VersionPage[],
): SafeVersion[] {
  // A version of a package is that of each of its variants.
  const find = variantsAmong(
    versions.flatMap(({ assessments }) => assessments.map((one) => one.package)),
  );
  const newest = packages.map((of) => {
    const variants = new Set(find(of).map(packageKey));
    return { of, page: newestSafe(of, branch, versions, variants) };
  });
  const groups = Map.groupBy(newest, ({ page }) => page);
  return [...groups].flatMap(([page, group]) => {
    if (page === undefined) return [];
    const { version, path } = page;
    return [
      {
        branch,
        version,
        path,
        packages: group.length === packages.length ? [] : group.map(({ of }) => of),
      },
    ];
  });
}

function newestSafe(
  of: Package,
  branch: Branch,
  versions: readonly VersionPage[],
  variants: ReadonlySet<string>,
): VersionPage | undefined {
  const order = of.kind === 'package' ? versionOrder(of.ecosystem) : undefined;
  if (order === undefined) return undefined;
  const key = packageKey(of);
  const safe = versions.filter(
    ({ version, assessments }) =>
      order.isValid(version) &&
      releaseOf(order, version) === undefined &&
      assessments.every(
        (one) => !variants.has(packageKey(one.package)) || isRecommendable(one.assessment),
      ) &&
      assessments.some(
        ({ package: one, assessment }) =>
          packageKey(one) === key && isRecommendable(assessment) && assessment.branch === branch,
      ),
  );
  return safe.reduce<VersionPage | undefined>(
    (best, one) =>
      best === undefined || order.compare(one.version, best.version) > 0 ? one : best,
    undefined,
  );
}

/** The versions that the project, a release, or an advisory as its fix calls released. */
function releasedVersions(project: Project, { advisories, releases }: Known): ReadonlySet<string> {
  const fixes = fixesOf(advisories);
  return new Set([
    ...project.releases.map(({ version }) => version),
    ...releases
      .filter(({ project: slug }) => slug === project.slug)
      .flatMap(({ versions }) => versions),
    ...(fixes.ofProject.get(project.slug) ?? []),
    ...project.packages.flatMap((of) => fixes.ofPackage.get(packageKey(of)) ?? []),
  ]);
}

/** The fixed versions of valid advisories: by their project, and by package. */
interface Fixes {
  readonly ofProject: ReadonlyMap<string, readonly string[]>;
  readonly ofPackage: ReadonlyMap<string, readonly string[]>;
}

// The home page asks for each project: the advisories are read once for all of them.
const known = new WeakMap<Known['advisories'], Fixes>();

function fixesOf(advisories: Known['advisories']): Fixes {
  const found = known.get(advisories);
  if (found !== undefined) return found;
  const all = advisories
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ project, affected }) =>
      affected.flatMap(({ package: of, ranges }) =>
        ranges.flatMap(({ fixed }) =>
          fixed === undefined ? [] : [{ project, key: packageKey(of), fixed }],
        ),
      ),
    );
  const versions = (group: typeof all): string[] => group.map(({ fixed }) => fixed);
  const made = {
    ofProject: mapped(
      Map.groupBy(all, ({ project }) => project),
      versions,
    ),
    ofPackage: mapped(
      Map.groupBy(all, ({ key }) => key),
      versions,
    ),
  };
  known.set(advisories, made);
  return made;
}

const mapped = <From, To>(
  groups: ReadonlyMap<string, From>,
  make: (group: From) => To,
): Map<string, To> => new Map([...groups].map(([key, group]) => [key, make(group)]));
