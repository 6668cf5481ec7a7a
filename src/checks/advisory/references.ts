// References: each once, of branches that exist, including the fix if there is one.

import { branchRemedy } from './assessed.ts';
import { checkAdvisories, found } from './each.ts';

/** No reference is listed twice. */
export const references = checkAdvisories(['reference-repeated'], function* (advisory) {
  const seen = new Set<string>();
  for (const [i, { type, url }] of advisory.references.entries()) {
    const key = `${type} ${url}`;
    if (seen.has(key))
      yield found(
        advisory,
        'reference-repeated',
        { path: ['references', i] },
        `${key} is already listed.`,
      );
    seen.add(key);
  }
});

/** The branch of a reference is one of the project. Otherwise readers look for it in vain. */
export const referenceBranches = checkAdvisories(
  ['reference-branch'],
  function* (advisory, { projects }) {
    const project = projects.get(advisory.project);
    if (project === undefined) return;
    for (const [i, { branch }] of advisory.references.entries()) {
      if (branch === undefined || project.branches.some(({ name }) => name === branch)) continue;
      const message = `${JSON.stringify(branch)} is not a branch of ${project.slug}.`;
      const remedy =
        branchRemedy(branch, project) ??
        `List the branches in ${project.file}, or remove "branch".`;
      yield found(
        advisory,
        'reference-branch',
        { path: ['references', i, 'branch'] },
        message,
        remedy,
      );
    }
  },
);

/** Our own advisories link the fix if there is one. */
export const fixReference = checkAdvisories(
  ['references-missing'],
  function* (advisory) {
    const fixed = advisory.affected.flatMap(({ ranges }) =>
      ranges.flatMap((range) => range.fixed ?? []),
    );
    const [first] = fixed;
    if (first === undefined || advisory.references.some(({ type }) => type === 'FIX')) return;
    const place = advisory.references.length === 0 ? 'start' : { path: ['references'] };
    yield found(
      advisory,
      'references-missing',
      place,
      `The vulnerability is fixed in ${first}, but no reference has the type FIX.`,
    );
  },
  { own: true },
);
