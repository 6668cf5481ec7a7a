// Advisories of a project that name none of its packages. Records of databases that know only
// commits name the repository alone; imported ones can name nothing. The code of the packages comes
// from there, so nothing is known about their versions.

import { packageKey } from '../package/package.ts';
import type { Project } from '../project/project.ts';
import type { Assessable } from './claims.ts';

type Claims = Pick<Assessable, 'affected' | 'assessed' | 'withdrawn'> & { readonly project: string };
type Origin = Pick<Project, 'slug' | 'repository' | 'packages'>;

/**
 * Returns the advisories that leave open which versions of the packages of a project they affect, by
 * the slug of the project: those with the repository that they name, and their own if it can be a
 * mirror of its repository.
 */
export function unnamedBy<One extends Claims>(
  advisories: readonly One[],
  projects: readonly Origin[],
): ReadonlyMap<string, readonly One[]> {
  const own = new Map(projects.map((one) => [one.slug, one]));
  const homes = Map.groupBy(projects, ({ repository }) => (repository === undefined ? undefined : keyOf(repository)));
  const open = new Map<string, One[]>();
  for (const advisory of advisories.filter(namesNoPackage)) {
    const { affected, project } = advisory;
    const repositories = new Set(affected.map((one) => packageKey(one.package)));
    const slugs = new Set([...repositories].flatMap((one) => homes.get(one) ?? []).map(({ slug }) => slug));
    if (repositories.size === 0 || [...repositories].some((one) => canBeMirror(one, own.get(project))))
      slugs.add(project);
    for (const slug of slugs) {
      const list = open.get(slug);
      if (list === undefined) open.set(slug, [advisory]);
      else list.push(advisory);
    }
  }
  return open;
}

/**
 * True if a project can come from a repository that it does not list: it names none, or one of the
 * same name elsewhere.
 */
function canBeMirror(key: string, project: Origin | undefined): boolean {
  const listed = (project?.packages ?? []).filter(({ kind }) => kind === 'repository').map(packageKey);
  if (listed.includes(key)) return false;
  const known = [...listed, ...(project?.repository === undefined ? [] : [keyOf(project.repository)])];
  return known.length === 0 || known.some((one) => lastPart(one) === lastPart(key));
}

const lastPart = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const keyOf = (repo: string): string => packageKey({ kind: 'repository', repo });

const namesNoPackage = ({ affected, assessed, withdrawn }: Claims): boolean =>
  withdrawn === undefined && assessed !== 'all' && affected.every(({ package: of }) => of.kind !== 'package');
