// Finds the release of a pre-release, in any order: 2.0.0-rc.1, 5.2a1, 1:2.0~rc1-1, 2.0.0.pre.

import { compareBy, type VersionOrder } from './order.ts';

// An epoch (PEP 440, dpkg) and the leading numbers that versions of every ecosystem have.
const NUMBERS = /^[vV]?(?:\d+[!:])?\d+(?:\.\d+)*/;

/** Returns the leading numbers of a version, with its epoch. */
export const numbersOf = (version: string): string | undefined => NUMBERS.exec(version)?.[0];

/**
 * Returns the release of a pre-release; undefined if the version is not one. A pre-release comes
 * before its own numbers in the order.
 */
export function releaseOf(order: VersionOrder | undefined, version: string): string | undefined {
  const numbers = numbersOf(version);
  return numbers !== undefined && compareBy(order, version, numbers) === -1 ? numbers : undefined;
}
