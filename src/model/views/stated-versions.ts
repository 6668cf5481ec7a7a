// The versions of a project that someone states, and all that are known with them.

import type { Day } from '../instant.ts';
import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package-schema.ts';
import type { Project } from '../project/project.ts';
import type { Release } from '../release/release.ts';
import { versionOrder } from '../version/compare.ts';

/** A version that is stated for the whole project, or for some of its packages. */
export interface StatedVersion {
  readonly version: string;
  readonly date?: Day | undefined;
  /** By key. */
  readonly packages: ReadonlySet<string>;
}

/** Returns the versions that the project and its releases state. `variants` are those of a package. */
export function statedVersions(
  { packages, releases: listed }: Project,
  releases: readonly Release[],
  variants: (of: Package) => readonly Package[],
): StatedVersion[] {
  const withVariants = (given: readonly Package[]): Package[] => [
    ...given,
    ...given.flatMap(variants),
  ];
  const own = withVariants(packages);
  const registered = (version: string): Package[] => own.filter((one) => mayHave(one, version));
  const keys = (given: readonly Package[]): Set<string> => new Set(given.map(packageKey));
  return [
    ...listed.map(({ version, date, packages: given }) => ({
      version,
      date,
      packages: keys(given.length > 0 ? withVariants(given) : registered(version)),
    })),
    ...releases.flatMap(({ versions }) =>
      versions.map((version) => ({ version, packages: keys(registered(version)) })),
    ),
  ];
}

/** True if a stated version is one of a package. */
export const has = ({ packages }: StatedVersion, of: Package): boolean =>
  packages.has(packageKey(of));

/**
 * True if a version that is stated for the whole project can be one of a package: its registry
 * accepts it.
 */
function mayHave(of: Package, version: string): boolean {
  return of.kind === 'package' && versionOrder(of.ecosystem)?.isValid(version) !== false;
}

interface KnownVersion {
  readonly version: string;
  readonly date: Day | undefined;
  readonly packages: Set<Package>;
}

/**
 * Returns every version once: the stated ones, then those of each package from the newest. The order
 * decides which ones are left out if a project has too many.
 */
export function knownVersions(
  stated: readonly StatedVersion[],
  asked: readonly { readonly of: Package; readonly newest: readonly string[] }[],
): KnownVersion[] {
  const known = new Map<string, KnownVersion>();
  const add = (version: string, of: Package, date?: Day): void => {
    const entry = known.get(version) ?? { version, date, packages: new Set() };
    known.set(version, entry);
    entry.packages.add(of);
  };
  for (const one of stated)
    for (const { of } of asked) if (has(one, of)) add(one.version, of, one.date);
  for (const { of, newest } of asked) for (const version of newest) add(version, of);
  return [...known.values()];
}
