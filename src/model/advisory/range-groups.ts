// Which ranges of an affected entry are published together, as one list of events. OSV schema, `affected[].ranges`: one list
// speaks of the versions of the package or of the commits of one repository, and never of both "fixed" and "last_affected".

import type { Range } from '../package/range.ts';
import type { Affected } from './advisory.ts';

/** Ranges that one list of events can tell. */
export interface RangeGroup {
  /** The repository whose commits the ranges name; undefined where they name versions of the package. */
  readonly repo: string | undefined;
  /** At least one, in the order in which they were given. */
  readonly ranges: readonly Range[];
}

/**
 * Whether an entry names nothing in OSV, which knows a repository only by the ranges of its commits: versions without them
 * would be versions of nothing.
 */
export const isNameless = ({ package: of, ranges, versions }: Omit<Affected, 'functions' | 'platforms'>): boolean =>
  of.kind === 'repository' && ranges.length === 0 && versions.length > 0;

/** Groups the ranges of an entry; groups come in the order of their first ranges. */
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
