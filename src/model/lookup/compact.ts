// A compact form of coverage for transfer: packages are named once, and empty values are left out.

import type { Package } from '../package/package.ts';
import { packageKey } from '../package/package.ts';
import type { Range } from '../package/range.ts';
import type { AssessableEntry } from './claims.ts';
import type { Coverage, CoveredAdvisory } from './coverage.ts';

/** An affected entry: the index of its package, its ranges, its versions. */
type PackedEntry = readonly [of: number, ranges: readonly Range[], versions?: readonly string[]];

type PackedAdvisory = Omit<CoveredAdvisory, 'affected'> & {
  readonly affected: readonly PackedEntry[];
};

/** Coverage as it is stored in check/advisories.json. */
export interface PackedCoverage extends Omit<Coverage, 'advisories'> {
  readonly advisories: readonly PackedAdvisory[];
}

/** Packs coverage. `packages` must contain every package of `advisories`. */
export function packed({ advisories, ...rest }: Coverage): PackedCoverage {
  const numbers = new Map(rest.packages.map((one, i) => [packageKey(one.package), i]));
  return {
    ...rest,
    advisories: advisories.map((advisory) => ({
      ...advisory,
      affected: advisory.affected.map((one) => pack(one, numbers)),
    })),
  };
}

function pack(
  { package: of, ranges, versions }: AssessableEntry,
  numbers: ReadonlyMap<string, number>,
): PackedEntry {
  const number = numbers.get(packageKey(of)) ?? -1;
  return versions.length === 0 ? [number, ranges] : [number, ranges, versions];
}

/** Unpacks coverage. Drops an entry whose package is missing. */
export function unpacked({ advisories, ...rest }: PackedCoverage): Coverage {
  const entry = ([number, ranges, versions = []]: PackedEntry): AssessableEntry[] => {
    const of: Package | undefined = rest.packages[number]?.package;
    return of === undefined ? [] : [{ package: of, ranges, versions }];
  };
  return {
    ...rest,
    advisories: advisories.map((advisory) => ({
      ...advisory,
      affected: advisory.affected.flatMap(entry),
    })),
  };
}
