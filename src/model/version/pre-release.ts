// Which release a version is a pre-release of, by any order: 2.0.0-rc.1, 5.2a1, 1:2.0~rc1-1, 2.0.0.pre.

import { compareBy, type VersionOrder } from './order.ts';

// An epoch (PEP 440, dpkg) and the numbers that every ecosystem begins a version with.
const NUMBERS = /^[vV]?(?:\d+[!:])?\d+(?:\.\d+)*/;

/** The numbers that a version begins with, and its epoch. */
export const numbersOf = (version: string): string | undefined => NUMBERS.exec(version)?.[0];

/** The release that a version is a pre-release of; undefined where it is none. By the order it comes before its own numbers. */
export function releaseOf(order: VersionOrder | undefined, version: string): string | undefined {
  const numbers = numbersOf(version);
  return numbers !== undefined && compareBy(order, version, numbers) === -1 ? numbers : undefined;
}
