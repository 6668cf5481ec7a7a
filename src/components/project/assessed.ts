// The assessment of an advisory, for its page.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { assessedExtent } from '../../model/lookup/affects.ts';
import { type Projects, packageBranches } from '../../model/lookup/package-branches.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';

/**
 * Returns whether the author states that every version was assessed, and the names of the branches
 * with unknown status of some package.
 */
export function assessedOf(
  advisory: Pick<Advisory, 'affected' | 'assessed' | 'published' | 'withdrawn'>,
  project: Project | undefined,
  projects: Projects = [],
): { readonly isWhole: boolean; readonly unassessed: readonly string[] } {
  const { affected, assessed, withdrawn } = advisory;
  if (withdrawn !== undefined || affected.length === 0) return { isWhole: false, unassessed: [] };
  const own = project?.branches ?? [];
  const unknown = affected.flatMap(({ package: of }) => {
    const branches = packageBranches(of, projects, project);
    const { unassessed } = assessedExtent(of, advisory, { branches });
    return unassessed.map((branch) => ({ branch, of }));
  });
  // Branch names refer to the project that the advisory names. For other projects, the package is
  // named too.
  const ofOwn = own
    .filter((branch) => unknown.some((one) => one.branch === branch))
    .map(({ name }) => name);
  const others = unknown
    .filter(({ branch }) => !own.includes(branch))
    .map(({ branch, of }) => `${branch.name} (${packageLabel(of)})`);
  return { isWhole: assessed === 'all', unassessed: [...ofOwn, ...others] };
}
