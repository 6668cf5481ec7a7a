// What the page of an advisory says of what was assessed.

import type { Advisory } from '../model/advisory.ts';
import { assessedExtent } from '../model/affects.ts';
import type { Project } from '../model/project.ts';

/** Whether the author says that every version was assessed, and the names of the branches that are not known of some package. */
export function assessedOf(
  advisory: Pick<Advisory, 'affected' | 'assessed' | 'published' | 'withdrawn'>,
  project: Project | undefined,
): { readonly isWhole: boolean; readonly unassessed: readonly string[] } {
  const { affected, assessed, withdrawn } = advisory;
  if (withdrawn !== undefined || affected.length === 0) return { isWhole: false, unassessed: [] };
  const unknown = affected.flatMap((entry) => assessedExtent(entry.package, advisory, project).unassessed);
  const unassessed = (project?.branches ?? []).filter((branch) => unknown.includes(branch)).map(({ name }) => name);
  return { isWhole: assessed === 'all', unassessed };
}
