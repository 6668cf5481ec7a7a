// What a security release is called.

import type { Catalogue } from '../../language/index.ts';
import type { Project } from '../../model/project/project.ts';
import type { Release } from '../../model/release/release.ts';

/** "Orbital 1.4.7 and 2.1.3". The project may be unknown: then its slug stands in. */
export function releaseName(
  release: Release,
  project: Project | undefined,
  { and }: Pick<Catalogue['range'], 'and'>,
): string {
  return `${project?.name ?? release.project} ${and(release.versions)}`.trimEnd();
}
