// The maintained branches of a project that an advisory affects and that have no fixed version yet
// (SPEC 11, release day, step 2). If no version order is known, no branch is named.

import type { Affected } from '../advisory/advisory.ts';
import type { Day } from '../instant.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Range } from '../package/range.ts';
import { isMaintained, rangeMeets, startsBefore } from '../project/branch-range.ts';
import type { Branch, VersionWindow } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';
import { versionOrder } from '../version/compare.ts';

/** A branch that waits for its fix. */
interface WaitingBranch {
  readonly branch: Branch;
  /** The range that leaves it without a fix. */
  readonly range: Range;
  /** The indexes of the range: in "affected", and in its "ranges". */
  readonly at: readonly [entry: number, range: number];
}

/**
 * Returns the branches of a project that wait for a fix on a day, one for each package and branch, in
 * the order of "affected" and then of the project.
 */
export function waitingBranches(
  affected: readonly Affected[],
  project: Project | undefined,
  day: Day,
): WaitingBranch[] {
  if (project === undefined) return [];
  const own = new Set(project.packages.map(packageKey));
  const branches = project.branches.filter((branch) => isMaintained(branch, day));
  return affected.flatMap((entry, i) => {
    const { package: of } = entry;
    if (of.kind === 'repository' || (own.size > 0 && !own.has(packageKey(of)))) return [];
    return branches.flatMap((branch): WaitingBranch[] => {
      const open = openRange(of.ecosystem, entry, branch.range);
      return open === undefined ? [] : [{ branch, range: open.range, at: [i, open.index] }];
    });
  });
}

/** Returns the names of the waiting branches, each once. None if the advisory is withdrawn. */
export function waitingNames(
  { affected, withdrawn }: { readonly affected: readonly Affected[]; readonly withdrawn?: unknown },
  project: Project | undefined,
  day: Day,
): string[] {
  if (withdrawn !== undefined) return [];
  return [...new Set(waitingBranches(affected, project, day).map(({ branch }) => branch.name))];
}

interface Hit {
  readonly index: number;
  readonly range: Range;
}

/**
 * Returns the range that leaves a branch without a fix; undefined if there is none or if the order
 * is unknown.
 */
function openRange(
  ecosystem: string,
  { ranges }: Affected,
  branch: VersionWindow,
): Hit | undefined {
  const hits: Hit[] = [];
  for (const [index, range] of ranges.entries()) {
    if (range.repo !== undefined) continue;
    const hit = rangeMeets(ecosystem, range, branch);
    if (hit === undefined) return undefined;
    if (hit) hits.push({ index, range });
  }
  const beyond = hits.find(({ range }) => !endsWithin(ecosystem, range, branch));
  if (beyond !== undefined) return beyond;
  return hits.some(({ range }) => range.fixed !== undefined) ? undefined : hits[0];
}

function endsWithin(ecosystem: string, range: Range, { before }: VersionWindow): boolean {
  const end = range.fixed ?? range.last_affected;
  if (end === undefined) return false;
  return before === undefined || startsBefore(versionOrder(ecosystem), end, before) === true;
}
