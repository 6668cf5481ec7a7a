// The version that fixes a range for good. The end of one range can be the start of the next one, if
// the first fix was not complete.

import { compareVersions } from '../version/compare.ts';
import type { Package } from './package.ts';
import { contains, type Range } from './range.ts';

/** The affected versions of one package. */
export interface Stated {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly versions: readonly string[];
}

/**
 * Returns the version that fixes a range: if its own fixed version is in another range, the end of
 * that one.
 */
export function lastingFix(range: Range, stated: Stated): string | undefined {
  let fix = range.fixed;
  for (const _ of stated.ranges) {
    if (fix === undefined || isListed(fix, stated)) return undefined;
    const further = rangeWith(fix, stated);
    if (further === undefined) return fix;
    fix = further.fixed;
  }
  return undefined;
}

/** Returns a range that contains a version. */
export function rangeWith(version: string, { package: of, ranges }: Stated): Range | undefined {
  if (of.kind === 'repository') return undefined;
  // The bounds of a range are in it even if the version order is unknown.
  const isBound = ({ introduced, fixed, last_affected: last }: Range): boolean =>
    introduced === version || (fixed === undefined && last === version);
  return ranges.find((range) => isBound(range) || contains(of.ecosystem, range, version) === true);
}

/** True if a version is listed or in a range. */
export const isStated = (version: string, stated: Stated): boolean =>
  isListed(version, stated) || rangeWith(version, stated) !== undefined;

/** True if a version is listed, in any spelling: 2.0 equals 2.0.0. */
const isListed = (version: string, { package: of, versions }: Stated): boolean =>
  versions.some(
    (one) =>
      one === version ||
      (of.kind === 'package' && compareVersions(of.ecosystem, one, version) === 0),
  );
