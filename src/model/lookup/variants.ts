// Packages with another key that the versions of a package are, too: a variant with a qualifier, the
// package of one release of a distribution, the tags of a repository.

import { type Package, packageKey } from '../package/package.ts';
import { packagesFor } from './lookup.ts';
import { componentAsked } from './question.ts';

/** Returns a function that finds those of `packages` that a package can be, without itself. */
export function variantsAmong(packages: Iterable<Package>): (of: Package) => readonly Package[] {
  const distinct = new Map(
    [...packages].map((one) => [packageKey(one), { package: one, project: undefined }]),
  );
  const find = packagesFor({ packages: [...distinct.values()] });
  return (of) =>
    find(componentAsked({ package: of, project: undefined }, undefined))
      .map((one) => one.package)
      .filter((one) => packageKey(one) !== packageKey(of));
}
