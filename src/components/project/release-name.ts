// The name of a security release.

import type { Catalogue } from '../../language/index.ts';
import type { Project } from '../../model/project/project.ts';
import type { Release } from '../../model/release/release.ts';

/** Returns "Orbital 1.4.7 and 2.1.3". An unknown project is named by its slug. */
export function releaseName(
  release: Release,
  project: Project | undefined,
  { and }: Pick<Catalogue['range'], 'and'>,
): string {
  return `${project?.name ?? release.project} ${and(release.versions)}`.trimEnd();
}
