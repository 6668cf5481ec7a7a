// Groups the ranges of an affected entry that are published together, as one list of events. A list
// contains the versions of the package or the commits of one repository, and never both "fixed" and
// "last_affected" (OSV schema, `affected[].ranges`).

import type { Range } from '../package/range.ts';
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

/**
 * True if an entry names nothing in OSV. OSV knows a repository only by the ranges of its commits,
 * so versions without such ranges would belong to nothing.
 */
export const isNameless = ({ package: of, ranges, versions }: Omit<Affected, 'functions' | 'platforms'>): boolean =>
  of.kind === 'repository' && ranges.length === 0 && versions.length > 0;

/** Groups the ranges of an entry. Groups are in the order of their first ranges. */
export function rangeGroups({ package: affected, ranges }: Pick<Affected, 'package' | 'ranges'>): RangeGroup[] {
  const repoOf = (range: Range): string | undefined =>
    range.repo ?? (affected.kind === 'repository' ? affected.repo : undefined);
  const fixedSomewhere = new Set(ranges.filter(({ fixed }) => fixed !== undefined).map(repoOf));
  const groups = new Map<string, { repo: string | undefined; ranges: Range[] }>();
  for (const range of ranges) {
    const repo = repoOf(range);
    const apart = range.fixed === undefined && range.last_affected !== undefined && fixedSomewhere.has(repo);
    const key = JSON.stringify([repo, apart]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { repo, ranges: [range] });
    else group.ranges.push(range);
  }
  return [...groups.values()];
}
