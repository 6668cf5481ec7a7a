// Versions of Haskell (Cabal, module Distribution.Types.Version): numbers separated by dots. They
// are compared as lists, so 1.0 comes before 1.0.0. Pre-releases of GHC (9.10.1-rc1) are not valid:
// no rule orders them.

import {
  compareLists,
  compareNumbers,
  compareOptional,
  orderOf,
  type VersionOrder,
} from './order.ts';

const read = (version: string): string[] | undefined =>
  /^[0-9]+(?:\.[0-9]+)*$/.test(version) ? version.split('.') : undefined;

/** Cabal: Hackage and GHC. */
export const hackage: VersionOrder = orderOf('Cabal', 'ECOSYSTEM', read, (a, b) =>
  compareLists(a, b, (x, y) => compareOptional(x, y, -1, compareNumbers)),
);
