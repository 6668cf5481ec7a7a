// What a security release is called.

import type { Project } from '../model/project.ts';
import type { Release } from '../model/release.ts';

/** "Orbital 1.4.7 and 2.1.3". The project may be unknown: then its slug stands in. */
export function releaseName(release: Release, project: Project | undefined): string {
  const { versions } = release;
  const last = versions.at(-1) ?? '';
  const words = versions.length < 2 ? last : `${versions.slice(0, -1).join(', ')} and ${last}`;
  return `${project?.name ?? release.project} ${words}`.trimEnd();
}
