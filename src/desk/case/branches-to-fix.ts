// PRIVATE. The branches that need a fix: those that are supported and affected (SPEC 11, release
// day, step 2). If the version order cannot decide, a branch counts as affected: an extra release
// in the plan is better than a missing one.

import type { AdvisoryMatter, Affected } from '../../model/advisory/advisory.ts';
import type { Case } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { dayOf } from '../../model/instant.ts';
import { isMaintained, rangeMeets } from '../../model/project/branch-range.ts';
import type { Branch } from '../../model/project/branch-schema.ts';
import { inBranch, type Project } from '../../model/project/project.ts';

/** A branch of a project of the site. */
interface ProjectBranch {
  /** The slug of the project. */
  readonly project: string;
  readonly branch: Branch;
}

/**
 * Returns the supported branches that need a fix from a case, in the order of its projects and of
 * their branches. Before a project has an advisory, these are all its supported branches; then only
 * those within the ranges of the advisory.
 */
export function branchesToFix(one: Case, { content, desk, now }: Everything): ProjectBranch[] {
  const listed = [...content.advisories, ...desk.advisories].filter(({ id }) =>
    one.advisories.includes(id),
  );
  return one.projects.flatMap((slug) => {
    const project = content.projects.find((candidate) => candidate.slug === slug);
    if (project === undefined) return [];
    const advisories = listed.filter(
      (advisory) => advisory.project === slug && advisory.affected.length > 0,
    );
    return project.branches
      .filter((branch) => isMaintained(branch, dayOf(now)))
      .filter(
        (branch) =>
          advisories.length === 0 || advisories.some((advisory) => meetsBranch(advisory, branch)),
      )
      .map((branch) => ({ project: slug, branch }));
  });
}

/** True if a branch contains an affected version, or if this is undecidable. */
export function meetsBranch(
  { affected }: Pick<AdvisoryMatter, 'affected'>,
  branch: Branch,
): boolean {
  return affected.some((entry) => entryMeets(entry, branch));
}

function entryMeets({ package: of, ranges, versions }: Affected, branch: Branch): boolean {
  if (of.kind === 'repository') return true;
  const { ecosystem } = of;
  if (ranges.length === 0 && versions.length === 0) return true;
  if (
    ranges.some(
      (range) => range.repo !== undefined || rangeMeets(ecosystem, range, branch.range) !== false,
    )
  )
    return true;
  return versions.some((version) => inBranch(ecosystem, branch, version) !== false);
}

/** Finds a project of the content by its slug. */
export function projectOf(
  slug: string,
  { content }: Pick<Everything, 'content'>,
): Project | undefined {
  return content.projects.find((one) => one.slug === slug);
}
