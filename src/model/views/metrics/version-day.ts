// Finds the day on which a version was released, if the content states it: for the age of a defect.

import type { Content } from '../../content.ts';
import { type Day, dayOf } from '../../instant.ts';
import type { Package } from '../../package/package.ts';
import { packageKey } from '../../package/package-schema.ts';

/**
 * Returns the day on which a version of a package of a project was released; undefined if it is not
 * stated.
 */
export type VersionDays = (project: string, of: Package, version: string) => Day | undefined;

interface Dated {
  readonly day: Day;
  /** The keys of the packages for which the day applies; empty: all packages of the project. */
  readonly packages: readonly string[];
}

/**
 * Returns a lookup of days, the first of: `releases` of the project, the announcement of a security
 * release, and the start day of a branch for its first version. Versions are compared as they are
 * written.
 */
export function versionDays({
  projects,
  releases,
}: Pick<Content, 'projects' | 'releases'>): VersionDays {
  const known = new Map<string, Dated[]>();
  const add = (project: string, version: string, dated: Dated): void => {
    const key = `${project}\n${version}`;
    known.set(key, [...(known.get(key) ?? []), dated]);
  };
  for (const { slug, releases: listed } of projects)
    for (const { version, date, packages } of listed)
      if (date !== undefined) add(slug, version, { day: date, packages: packages.map(packageKey) });
  for (const { project, versions, published } of releases)
    for (const version of versions) add(project, version, { day: dayOf(published), packages: [] });
  for (const { slug, branches } of projects)
    for (const { range, since } of branches)
      if (since !== undefined && range.from !== undefined)
        add(slug, range.from, { day: since, packages: [] });
  return (project, of, version) =>
    known
      .get(`${project}\n${version}`)
      ?.find(({ packages }) => packages.length === 0 || packages.includes(packageKey(of)))?.day;
}
