// CVE Record Format 5.2, `affected`: the affected versions of each product. One entry for the
// versions of a package, one for each repository whose commits are named.

import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import { type AssessedExtent, assessedExtent } from '../../model/lookup/affects.ts';
import { type Projects, packageBranches } from '../../model/lookup/package-branches.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import { repositoryOf } from '../../model/package/purl-identity.ts';
import { contains, FROM_START, type Range } from '../../model/package/range.ts';
import type { Project } from '../../model/project/project.ts';
import { order } from '../../model/text/order.ts';
import { distinct, filled } from '../text/json.ts';
import { uri } from '../text/uri.ts';
import { packageNames } from './package-names.ts';
import { unaffectedVersions } from './unaffected.ts';
import type { CveVersion } from './version.ts';
import { versionTypeOf } from './version-type.ts';

/**
 * "product". Vendor and product are always present; so are versions, or a statement that they are
 * unknown.
 */
export interface CveProduct {
  readonly vendor: string;
  readonly product: string;
  readonly collectionURL?: string | undefined;
  readonly packageName?: string | undefined;
  /** A purl without a version: since 5.2.0. */
  readonly packageURL?: string | undefined;
  readonly cpes?: readonly string[] | undefined;
  readonly repo?: string | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly programRoutines?: readonly { readonly name: string }[] | undefined;
  readonly defaultStatus: 'unaffected' | 'unknown';
  readonly versions?: readonly CveVersion[] | undefined;
}

/**
 * Returns the products of an advisory, at least one: if it names no versions, they are unknown.
 * `project` is the one that it names, `projects` are all.
 */
export function cveProducts(
  advisory: Advisory,
  project: Project | undefined,
  vendor: string,
  projects: Projects = [],
): CveProduct[] {
  const named = { vendor, product: project?.name ?? advisory.project };
  const repo = project?.repository;
  const home = repo === undefined ? undefined : uri(repo);
  const entries = mergedEntries(advisory.affected);
  const byPackage = Map.groupBy(entries, ({ package: of }) => packageKey(of));
  const products = entries.flatMap((entry) => {
    const branches = packageBranches(entry.package, projects, project);
    const assessed = assessedExtent(entry.package, advisory, { branches });
    const isShared = byPackage
      .get(packageKey(entry.package))
      ?.some((other) => other !== entry && overlaps(entry, other));
    const extent = isShared ? { ...assessed, isUnderstood: false } : assessed;
    return partsOf(entry).map((part) => productOf(entry, part, extent, { ...named, repo: home }));
  });
  if (products.length === 0) return [{ ...named, repo: home, defaultStatus: 'unknown' }];
  return distinct(products);
}

/**
 * Returns one entry for each package and its platforms. Imported records can have several entries.
 * A version that one of them omits would be "unaffected" in it, although another calls it affected.
 */
function mergedEntries(affected: readonly Affected[]): Affected[] {
  const groups = Map.groupBy(affected, ({ package: of, platforms }) =>
    JSON.stringify([packageKey(of), platforms.toSorted(order)]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const all = [first, ...others];
    return {
      ...first,
      ranges: all.flatMap(({ ranges }) => ranges),
      versions: [...new Set(all.flatMap(({ versions }) => versions))],
      functions: all.flatMap(({ functions }) => functions),
    };
  });
}

/**
 * True if two entries of a package are about the same platform. Each states only its own
 * affected versions, so neither can say that all others are unaffected.
 */
const overlaps = (a: Affected, b: Affected): boolean =>
  a.platforms.length === 0 ||
  b.platforms.length === 0 ||
  a.platforms.some((one) => b.platforms.includes(one));

/** The content of one product: the versions of the package, or the commits of one repository. */
interface Part {
  readonly repo: string | undefined;
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
}

function partsOf({ package: of, ranges, versions }: Affected): Part[] {
  const own = of.kind === 'repository' ? of.repo : undefined;
  const groups = new Map<string | undefined, Range[]>([[own, []]]);
  for (const range of ranges) {
    const repo = range.repo ?? own;
    groups.set(repo, [...(groups.get(repo) ?? []), range]);
  }
  const parts = [...groups].map(([repo, of]) => ({
    repo,
    ranges: of,
    versions: repo === own ? versions : [],
  }));
  return parts.filter(
    (part) => parts.length === 1 || part.ranges.length > 0 || part.versions.length > 0,
  );
}

function productOf(
  entry: Affected,
  part: Part,
  extent: AssessedExtent,
  named: Pick<CveProduct, 'vendor' | 'product' | 'repo'>,
): CveProduct {
  const { functions, platforms } = entry;
  return {
    ...named,
    ...(part.repo === undefined
      ? packageNames(entry)
      : { platforms: filled([...new Set(platforms)]) }),
    repo: part.repo === undefined ? (repositoryOfTags(entry) ?? named.repo) : uri(part.repo),
    programRoutines: filled([...new Set(functions)].map((name) => ({ name }))),
    ...statusesOf(entry, part, extent),
  };
}

/** Returns the address of the repository whose tags are the versions of an entry. */
function repositoryOfTags({ package: of }: Affected): string | undefined {
  const address = of.kind === 'package' ? repositoryOf(of.purl)?.replace(/^git\+/, '') : undefined;
  return address !== undefined && /^https?:/.test(address) ? uri(address) : undefined;
}

/**
 * Returns "unaffected" only if every version that is not affected is known to be unaffected (see
 * model/lookup/version-state.ts). Candor does not know the history of a repository, so it does not
 * understand a range of commits.
 */
function statusesOf(
  entry: Affected,
  part: Part,
  extent: AssessedExtent,
): Pick<CveProduct, 'defaultStatus' | 'versions'> {
  const { package: of } = entry;
  const affected = versionsOf(entry, part);
  const isOwn = part.repo === undefined || of.kind === 'repository';
  if (affected.length === 0 || !isOwn || !extent.isUnderstood)
    return { defaultStatus: 'unknown', versions: filled(affected) };
  if (of.kind === 'repository' || (extent.isWhole && extent.isDecided))
    return { defaultStatus: 'unaffected', versions: affected };
  const windows = extent.isWhole ? [{}] : extent.assessed.map(({ range }) => range);
  const known = unaffectedVersions(of.ecosystem, part, windows, versionTypeOf(of));
  return { defaultStatus: 'unknown', versions: distinct([...affected, ...known]) };
}

// A version matches at most one item (versions.md), so a version in a range is not listed
// separately.
function versionsOf({ package: of }: Affected, { repo, ranges, versions }: Part): CveVersion[] {
  const type = repo === undefined ? versionTypeOf(of) : 'git';
  const isCovered = (version: string): boolean =>
    repo === undefined &&
    of.kind === 'package' &&
    ranges.some((range) => contains(of.ecosystem, range, version) === true);
  const single = versions
    .filter((version) => !isCovered(version))
    .map((version) => ({ version, status: 'affected' as const }));
  return distinct([...ranges.flatMap((range) => versionsOfRange(range, type)), ...single]);
}

function versionsOfRange(
  { introduced = FROM_START, fixed, last_affected: last, limit }: Range,
  versionType: string,
): CveVersion[] {
  const start = { version: introduced, status: 'affected' as const };
  const end = fixed ?? (last === undefined ? (limit ?? '*') : undefined);
  if (end === introduced) return [];
  if (end !== undefined) return [{ ...start, versionType, lessThan: end }];
  if (last === undefined || last === introduced) return [start];
  return [{ ...start, versionType, lessThanOrEqual: last }];
}
