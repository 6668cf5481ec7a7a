// The project of a draft.

import type { Project } from '../../../src/model/project/project.ts';
import { UsageError } from '../../../src/usage-error.ts';
import { askChoice, canAsk } from '../../ask.ts';
import { nameHint } from '../../names.ts';

/** Finds a project by its slug. Throws UsageError, with the closest name, if it is unknown. */
export function projectNamed(slug: string, projects: readonly Project[]): Project {
  const project = projects.find((one) => one.slug === slug);
  if (project) return project;
  const slugs = projects.map((one) => one.slug);
  throw new UsageError(
    `There is no project ${slug}. ${nameHint(slug, slugs, 'Run "candor new project" first.')}`,
  );
}

/** Returns the given project, the only one, or the one that is chosen on a terminal. */
export async function chooseProject(
  given: string | undefined,
  projects: readonly Project[],
): Promise<Project> {
  const [only] = projects;
  if (only === undefined)
    throw new UsageError('There is no project yet. Run "candor new project" first.');
  if (given !== undefined) return projectNamed(given, projects);
  if (projects.length === 1) return only;
  if (!canAsk())
    throw new UsageError(
      `Missing --project (one of ${projects.map((one) => one.slug).join(', ')}).`,
    );
  const options = projects.map((one) => ({ value: one.slug, label: one.name }));
  return projectNamed(await askChoice({ message: 'Which project?', options }), projects);
}
