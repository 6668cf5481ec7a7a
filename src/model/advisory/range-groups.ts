// Groups the ranges of an affected entry that are published together, as one list of events. A list
// contains the versions of the package or the commits of one repository, and never both "fixed" and
// "last_affected" (OSV schema, `affected[].ranges`). It also never contains the same version as the
// end of one range and the start of another: the schema does not define which of two events at one
// version counts last, and osv.dev reads the range that starts there as empty.

import { isPurlOnly, type Package } from '../package/package.ts';
import type { Range } from '../package/range.ts';
import { versionOrder } from '../version/compare.ts';
import type { Affected } from './advisory.ts';

/** Ranges that one list of events can contain. */
interface RangeGroup {
  /**
   * The repository whose commits the ranges name; undefined if they name versions of the package.
   */
  readonly repo: string | undefined;
  /** At least one, in the order of the entry. */
  readonly ranges: readonly Range[];
}

type Entry = Omit<Affected, 'functions' | 'platforms'>;

/**
 * True if an entry names nothing in OSV. OSV knows a repository only by the ranges of its commits,
 * so versions without such ranges would belong to nothing.
 */
export const isNameless = ({ package: of, ranges, versions }: Entry): boolean =>
  of.kind === 'repository' && ranges.length === 0 && versions.length > 0;

/**
 * Returns the part of an entry that OSV can hold; undefined if it is none. Of a product without an
 * OSV ecosystem, these are the ranges of commits.
 */
export function osvEntry<One extends Entry>(entry: One): One | undefined {
  if (isNameless(entry)) return undefined;
  if (!isPurlOnly(entry.package)) return entry;
  const commits = entry.ranges.filter(({ repo }) => repo !== undefined);
  return commits.length === 0 ? undefined : { ...entry, ranges: commits };
}

interface Group extends RangeGroup {
  readonly key: string;
  readonly ranges: Range[];
  readonly starts: Set<string>;
  readonly ends: Set<string>;
}

/** Groups the ranges of an entry. Groups are in the order of their first ranges. */
export function rangeGroups({
  package: affected,
  ranges,
}: Pick<Affected, 'package' | 'ranges'>): RangeGroup[] {
  const repoOf = (range: Range): string | undefined =>
    range.repo ?? (affected.kind === 'repository' ? affected.repo : undefined);
  const fixedSomewhere = new Set(ranges.filter(({ fixed }) => fixed !== undefined).map(repoOf));
  const oneSpelling = spellingsIn(affected, ranges);
  const groups: Group[] = [];
  for (const range of ranges) {
    const repo = repoOf(range);
    const apart =
      range.fixed === undefined && range.last_affected !== undefined && fixedSomewhere.has(repo);
    const key = JSON.stringify([repo, apart]);
    // The history decides the order of commits, whatever the list says.
    const bounds = repo === undefined ? [range.introduced, range.fixed] : [];
    const [start, end] = bounds.map((bound) => bound && oneSpelling(bound));
    const isFree = ({ starts, ends }: Group): boolean =>
      !starts.has(end ?? '') && !ends.has(start ?? '');
    const known = groups.find((one) => one.key === key && isFree(one));
    const group = known ?? { key, repo, ranges: [], starts: new Set(), ends: new Set() };
    if (known === undefined) groups.push(group);
    group.ranges.push(range);
    if (start !== undefined) group.starts.add(start);
    if (end !== undefined) group.ends.add(end);
  }
  return groups.map(({ repo, ranges: own }) => ({ repo, ranges: own }));
}

/** Returns a function that returns one text for all bounds that are the same version: 1.0, 1.0.0. */
function spellingsIn(of: Package, ranges: readonly Range[]): (bound: string) => string {
  const order = of.kind === 'package' ? versionOrder(of.ecosystem) : undefined;
  if (order === undefined) return (bound) => bound;
  const bounds = ranges.flatMap(({ introduced = '', fixed = '' }) => [introduced, fixed]);
  const sorted = [...new Set(bounds)]
    .filter((bound) => order.isValid(bound))
    .sort((a, b) => order.compare(a, b));
  const spellings = new Map<string, string>();
  for (const [i, bound] of sorted.entries()) {
    const before = sorted[i - 1];
    const isSame = before !== undefined && order.compare(before, bound) === 0;
    spellings.set(bound, isSame ? (spellings.get(before) ?? before) : bound);
  }
  return (bound) => spellings.get(bound) ?? bound;
}
