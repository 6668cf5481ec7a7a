// The assessed branches of an advisory: its project lists them.

import type { Project } from '../../model/project/project.ts';
import { nearest } from '../../model/text/nearest.ts';
import { windowInWords } from '../branches.ts';
import { checkAdvisories, found } from './each.ts';

/**
 * Each branch belongs to the project. An unknown name would leave the intended branch unassessed.
 */
export const assessedBranches = checkAdvisories(
  ['assessed-branch'],
  function* (advisory, { projects }) {
    const { assessed } = advisory;
    const project = projects.get(advisory.project);
    if (assessed === undefined || assessed === 'all' || project === undefined) return;
    const names = project.branches.map(({ name }) => name);
    for (const [i, name] of assessed.entries()) {
      if (names.includes(name)) continue;
      const message = `${JSON.stringify(name)} is not a branch of ${project.slug}.`;
      yield found(
        advisory,
        'assessed-branch',
        { path: ['assessed', i] },
        message,
        remedyFor(name, project),
      );
    }
  },
);

function remedyFor(name: string, project: Project): string {
  if (name.toLowerCase() === 'all') return 'Write "assessed: all", without a list.';
  return (
    branchRemedy(name, project) ?? `Write "assessed: all", or list the branches in ${project.file}.`
  );
}

/** Returns what the author of an unknown branch may have meant; undefined for a project without branches. */
export function branchRemedy(name: string, { branches }: Project): string | undefined {
  if (branches.length === 0) return undefined;
  const near = nearest(
    name,
    branches.map((branch) => branch.name),
  );
  if (near !== undefined) return `Did you mean ${near}?`;
  const known = branches
    .map((branch) => `${branch.name} (${windowInWords(branch.range)})`)
    .join(', ');
  return `The project lists ${known}.`;
}
