// Cases: keys that had one value and now have a list.

import type { Edit } from '../../model/source/edit/edit.ts';
import { editsOf, type Part, valueAt } from '../step.ts';

const CASE_FILE = /^cases\/[^/]+\.yaml$/;

/** The old name of each key, and its name as a list. */
const LISTS = [
  ['advisory', 'advisories'],
  ['private_fork', 'private_forks'],
  ['cve_request', 'cve_requests'],
] as const;

/** Renames the keys, and moves triage.projects to the top. */
export const caseKeys: Part = (files) =>
  editsOf(files, CASE_FILE, (values) => [
    ...listEdits(values),
    ...projectEdits(values),
    ...teamEdits(values),
  ]);

function listEdits(values: unknown): Edit[] {
  return LISTS.flatMap(([old, name]): Edit[] => {
    const value = valueAt(values, old);
    if (value === undefined || value === null || valueAt(values, name) !== undefined) return [];
    return [
      { path: [old], rename: name },
      { path: [name], wrap: true },
    ];
  });
}

function projectEdits(values: unknown): Edit[] {
  const moves = valueAt(values, 'projects') === undefined && Array.isArray(projectsOf(values));
  return moves ? [{ path: ['triage', 'projects'], lift: true }] : [];
}

const projectsOf = (values: unknown): unknown => valueAt(valueAt(values, 'triage'), 'projects');

/** A person of the team was a name; now it has keys. */
function teamEdits(values: unknown): Edit[] {
  const team = valueAt(values, 'fixing_team');
  if (!Array.isArray(team)) return [];
  return team.flatMap((name: unknown, i): Edit[] =>
    typeof name === 'string' ? [{ path: ['fixing_team', i], set: { name } }] : [],
  );
}
