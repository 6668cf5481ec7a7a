// Fixes: every supported and affected branch has a fixed version (SPEC 11, release day, step 2). If
// no version order is known, nothing is reported.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { dayOf, type Instant } from '../../model/instant.ts';
import { packageKey } from '../../model/package/package-schema.ts';
import type { Range } from '../../model/package/range.ts';
import { isMaintained, rangeMeets, startsBefore } from '../../model/project/branch-range.ts';
import type { VersionWindow } from '../../model/project/branch-schema.ts';
import type { Project } from '../../model/project/project.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { windowInWords } from '../branches.ts';
import type { Found } from '../check.ts';
import { isCommits } from './commits.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

type Entry = AnyAdvisory['affected'][number];

/** Each branch has a fix. Only a warning if the advisory states that nothing is fixed. */
export const fixes = checkAdvisories(['fix-missing', 'fix-unstated'], function* (advisory, { projects, now }) {
  if (advisory.withdrawn !== undefined) return;
  const ranged = advisory.affected.findIndex(({ ranges }) => ranges.length > 0);
  if (ranged < 0) return;
  if (!advisory.affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed !== undefined))) {
    const message = 'No range has a fixed version.';
    yield found(advisory, 'fix-unstated', { path: ['affected', ranged, 'ranges', 0] }, message);
    return;
  }
  const project = projects.get(advisory.project);
  if (project !== undefined) yield* missing(advisory, project, now);
});

function* missing(advisory: AnyAdvisory, project: Project, now: Instant): Generator<Found<'fix-missing'>> {
  const own = new Set(project.packages.map(packageKey));
  const branches = project.branches.filter((branch) => isMaintained(branch, dayOf(now)));
  for (const [i, entry] of advisory.affected.entries()) {
    if (entry.package.kind === 'repository' || (own.size > 0 && !own.has(packageKey(entry.package)))) continue;
    for (const branch of branches) {
      const open = openRange(entry.package.ecosystem, entry, branch.range);
      if (open === undefined) continue;
      const words = windowInWords(branch.range);
      const message = `The branch ${branch.name} (${words}) is ${branch.status} and affected (${rangeInWords(open.range, english.range)}), but no fixed version of this branch ends that range.`;
      const remedy = `Add a fixed version (${words}) to a range of that branch, or correct the branches in ${project.file}.`;
      yield found(advisory, 'fix-missing', { path: ['affected', i, 'ranges', open.index] }, message, remedy);
    }
  }
}

interface Hit {
  readonly index: number;
  readonly range: Range;
}

/**
 * Returns the range that leaves a branch without a fix; undefined if there is none or if the order
 * is unknown.
 */
function openRange(ecosystem: string, entry: Entry, branch: VersionWindow): Hit | undefined {
  const hits: Hit[] = [];
  for (const [index, range] of entry.ranges.entries()) {
    if (isCommits(entry.package, range)) continue;
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
