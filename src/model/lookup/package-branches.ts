// The branches that a version of a package can be on. An advisory names one project, but can affect
// packages of other projects with their own branches. An assessment of one says nothing about the
// other.

import { type Package, packageKey } from '../package/package.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Project } from '../project/project.ts';

/** All projects of a site. */
export type Projects = readonly Listing[] | ReadonlyMap<string, Listing>;

type Listing = Pick<Project, 'packages' | 'branches'>;

const made = new WeakMap<Projects, Map<string, Listing[]>>();

/**
 * Returns the branches of the projects that list a package; if none does, those of the project that
 * the advisory names.
 */
export function packageBranches(
  of: Package,
  projects: Projects,
  named: Pick<Project, 'branches'> | undefined,
): readonly Branch[] {
  const listing = listingsOf(projects).get(packageKey(of)) ?? [];
  return listing.length === 0
    ? (named?.branches ?? [])
    : listing.flatMap(({ branches }) => branches);
}

function listingsOf(projects: Projects): Map<string, Listing[]> {
  const known = made.get(projects);
  if (known !== undefined) return known;
  const listings = new Map<string, Listing[]>();
  for (const project of projects.values())
    for (const key of new Set(project.packages.map(packageKey))) {
      const list = listings.get(key);
      if (list === undefined) listings.set(key, [project]);
      else list.push(project);
    }
  made.set(projects, listings);
  return listings;
}
