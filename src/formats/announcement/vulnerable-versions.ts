// The vulnerable versions of several advisories together, for each package and branch. Taken from
// the ranges only.

import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import { compareBounds, contains, FROM_START, type Range } from '../../model/package/range.ts';
import { branchOf, inBranch, type Project } from '../../model/project/project.ts';
import { compareVersions } from '../../model/version/compare.ts';

/** Vulnerable versions with the same end. */
export interface VulnerableVersions {
  readonly package: Package;
  /** Absent: from the first version on. */
  readonly from?: string;
  /** The first version that is not vulnerable. */
  readonly fixed?: string;
  /** The last vulnerable version, if ranges or lists state it. */
  readonly last?: string;
  /** The branch of the project that contains all of them. */
  readonly branch?: string;
  /** If these are commits, their repository. */
  readonly repo?: string;
}

/**
 * Returns the vulnerable versions of some advisories. Ranges with the same end are merged, from the
 * lowest start. Ordered by package as the advisories name them, then by version. Commits are
 * omitted if their advisory names versions.
 */
export function vulnerableVersions(
  advisories: readonly Advisory[],
  project: Project | undefined,
): VulnerableVersions[] {
  const all = advisories.flatMap(rowsOfAdvisory);
  const rows = merged(all);
  const packages = [...new Set(all.map((row) => packageKey(row.package)))];
  const place = (row: VulnerableVersions): number => packages.indexOf(packageKey(row.package));
  return rows
    .toSorted((a, b) => place(a) - place(b) || (compareStarts(a, b) ?? 0))
    .map((row) => ({ ...row, ...ownBranch(row, project) }));
}

function rowsOfAdvisory({ affected }: Advisory): VulnerableVersions[] {
  const all = affected.flatMap(rowsOf);
  const versions = all.filter(({ repo }) => repo === undefined);
  return versions.length > 0 ? versions : all;
}

function rowsOf(affected: Affected): VulnerableVersions[] {
  const { package: of, ranges, versions } = affected;
  const rows = ranges.map((range): VulnerableVersions => {
    const { introduced, fixed } = range;
    const last = fixed === undefined ? range.last_affected : undefined;
    const repo = of.kind === 'repository' ? of.repo : range.repo;
    return {
      package: of,
      ...(introduced === undefined || introduced === FROM_START ? {} : { from: introduced }),
      ...(fixed === undefined ? {} : { fixed }),
      ...(last === undefined ? {} : { last }),
      ...(repo === undefined ? {} : { repo }),
    };
  });
  // A list that is not complete must not end a range early, and can name versions outside all ranges.
  const apart = versions.filter((version) =>
    ranges.every((range) => isOutside(of, range, version)),
  );
  return [...rows, ...apart.map((one) => ({ package: of, from: one, last: one }))];
}

const isOutside = (of: Package, range: Range, version: string): boolean =>
  of.kind === 'repository' ||
  range.repo !== undefined ||
  contains(of.ecosystem, range, version) === false;

function higher(of: Package, a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined || of.kind === 'repository') return a ?? b;
  return compareVersions(of.ecosystem, a, b) === -1 ? b : a;
}

function merged(rows: readonly VulnerableVersions[]): VulnerableVersions[] {
  const byEnd = new Map<string, VulnerableVersions>();
  for (const row of rows) {
    const { repo = '', fixed, last = '' } = row;
    const key = [
      packageKey(row.package),
      repo,
      fixed === undefined ? `up to ${last}` : `before ${fixed}`,
    ].join(' ');
    const known = byEnd.get(key);
    const both = known === undefined ? row : union(known, row);
    byEnd.set(both === undefined ? `${key} from ${row.from ?? ''}` : key, both ?? row);
  }
  return [...byEnd.values()];
}

/** Merges two rows of the same package and end; undefined if their starts cannot be compared. */
function union(a: VulnerableVersions, b: VulnerableVersions): VulnerableVersions | undefined {
  const order = a.from === b.from ? 0 : compareStarts(a, b);
  if (order === undefined) return undefined;
  const last = higher(a.package, a.last, b.last);
  return { ...(order <= 0 ? a : b), ...(last === undefined ? {} : { last }) };
}

function compareStarts(a: VulnerableVersions, b: VulnerableVersions): -1 | 0 | 1 | undefined {
  const ecosystem = a.package.kind === 'package' ? a.package.ecosystem : '';
  return compareBounds(ecosystem, a.from ?? FROM_START, b.from ?? FROM_START);
}

function ownBranch(
  { package: of, from, fixed, last }: VulnerableVersions,
  project: Project | undefined,
): { branch?: string } {
  const end = fixed ?? last;
  const branch = from === undefined || end === undefined ? undefined : branchOf(of, end, project);
  if (branch === undefined || from === undefined || of.kind === 'repository') return {};
  return inBranch(of.ecosystem, branch, from) === true ? { branch: branch.name } : {};
}

/**
 * Returns versions in words, as they follow "a version": "of 2.1.2 or older", "older than 2.1.3",
 * "from 1.0.0 to 2.1.2".
 */
export function versionsInWords({ from, fixed, last }: VulnerableVersions): string {
  if (from === undefined) {
    if (last !== undefined) return `of ${last} or older`;
    return fixed === undefined ? 'of any number' : `older than ${fixed}`;
  }
  if (last !== undefined) return from === last ? `of ${from}` : `from ${from} to ${last}`;
  return fixed === undefined
    ? `of ${from} or newer`
    : `of ${from} or newer, but older than ${fixed}`;
}
