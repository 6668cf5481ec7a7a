// Fixes: every supported and affected branch has a fixed version (SPEC 11, release day, step 2). If
// no version order is known, nothing is reported. Once the advisory is public, a missing fix is a
// fact that readers must learn: it is explained, and the build goes on.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { dayOf, type Instant } from '../../model/instant.ts';
import { waitingBranches } from '../../model/lookup/waiting-branches.ts';
import type { Project } from '../../model/project/project.ts';
import { windowInWords } from '../branches.ts';
import type { Found } from '../check.ts';
import { type AnyAdvisory, checkAdvisories, found } from './each.ts';

/** Each branch has a fix. Only a warning if the advisory states that nothing is fixed. */
export const fixes = checkAdvisories(
  ['fix-missing', 'fix-unstated'],
  function* (advisory, { projects, now }) {
    if (advisory.withdrawn !== undefined) return;
    const ranged = advisory.affected.findIndex(({ ranges }) => ranges.length > 0);
    if (ranged < 0) return;
    if (!advisory.affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed !== undefined))) {
      const message = 'No range has a fixed version.';
      const one = found(
        advisory,
        'fix-unstated',
        { path: ['affected', ranged, 'ranges', 0] },
        message,
      );
      yield advisory.state === 'published' ? { ...one, explains: true } : one;
      return;
    }
    const project = projects.get(advisory.project);
    if (project !== undefined) yield* missing(advisory, project, now);
  },
);

function* missing(
  advisory: AnyAdvisory,
  project: Project,
  now: Instant,
): Generator<Found<'fix-missing'>> {
  const isPublic = advisory.state === 'published';
  for (const { branch, range, at } of waitingBranches(advisory.affected, project, dayOf(now))) {
    const words = windowInWords(branch.range);
    const message = `The branch ${branch.name} (${words}) is ${branch.status} and affected (${rangeInWords(range, english.range)}), but no fixed version of this branch ends that range.`;
    const remedy = isPublic
      ? `Readers see that ${branch.name} has no fix yet. Once it has one, add a range of that branch with its fixed version (${words}) and a revision of kind "fix".`
      : `Add a fixed version (${words}) to a range of that branch, or correct the branches in ${project.file}.`;
    const [entry, index] = at;
    const one = found(
      advisory,
      'fix-missing',
      { path: ['affected', entry, 'ranges', index] },
      message,
      remedy,
    );
    yield isPublic ? { ...one, lenient: true, explains: true } : one;
  }
}
