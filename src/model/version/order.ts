// The type of a version order, and the small comparisons that our own orders use.
// Numbers stay strings of digits: version numbers larger than 2^53 exist, and different ones can be
// equal as JavaScript numbers. If a library uses JavaScript numbers, versions with larger ones are
// not valid.
// Text is compared by code unit, so that an order never depends on the locale of the machine.

import { remembered, rememberedPair } from '../text/remembered.ts';

/** The result of a comparison: before, equal, after. */
export type Sign = -1 | 0 | 1;

/** The order of versions in one or more ecosystems. */
export type VersionOrder = {
  /** The name of the order, for messages: `SemVer 2.0`, `PEP 440`. */
  readonly name: string;
  /**
   * The OSV range type for versions of this ecosystem (OSV schema 1.7, `affected[].ranges[].type`).
   */
  readonly rangeType: 'SEMVER' | 'ECOSYSTEM';
  /**
   * True if the ecosystem's own tool accepts `version` and its place in the order is certain. White
   * space around it is never accepted. If a library defines the order, a number of 2^53 or more is
   * not valid, nor is a version that is too long for the library.
   */
  isValid(version: string): boolean;
  /**
   * True if the ecosystem has versions that the order does not define. A list can name them; a range
   * cannot.
   */
  readonly isPartial?: true;
  /**
   * Compares two versions; never throws. Invalid versions come before all valid ones, by code unit,
   * so that a mixed list can be sorted. Such a result says nothing about the ecosystem: see
   * `isValid`.
   */
  compare(a: string, b: string): Sign;
  /**
   * Present if versions can have a label after "+" that counts in the order. A listed or last
   * affected version without a label covers those with one: 2.0 covers 2.0+cu118. Returns a version
   * without its label.
   */
  readonly unlabelled?: (version: string) => string;
  /**
   * Present if the package manager treats versions as equal that this order, which OSV uses,
   * distinguishes. Returns one text for all spellings of a version.
   */
  readonly installed?: (version: string) => string;
  /**
   * Present if a version can be built from a version before it. Returns the versions that it can be
   * built from: 1.2-3 and 1.2 for 1.2-3+deb12u1. If one of them is the last affected version, the
   * order does not decide whether this one is affected.
   */
  readonly builtFrom?: (version: string) => readonly string[];
  /**
   * Present if a version can name a commit. The order places such a version after its last release.
   * It can come before the release that introduces what its code already contains.
   */
  readonly namesCommit?: (version: string) => boolean;
  /**
   * Present if the order accepts words without a number, which tools write for a branch or a build
   * of unknown code: "dev" is the version of an opam package from a repository.
   */
  readonly isWord?: (version: string) => boolean;
  /**
   * Present if a text can name the head of a branch, which is not a version. Returns versions before
   * and after everything that the branch can contain: 1-dev and 1.9999999-dev for 1.x-dev.
   */
  readonly branchOf?: (text: string) => readonly [from: string, to: string] | undefined;
};

/**
 * Creates an order from a parser and a comparison of parsed versions. `parse` returns undefined for
 * a string that is not a version of the ecosystem. Neither function must throw. Results are kept.
 */
export function orderOf<T>(
  name: string,
  rangeType: VersionOrder['rangeType'],
  parseVersion: (version: string) => T | undefined,
  compareParsed: (a: T, b: T) => Sign,
): VersionOrder {
  const parse = remembered(parseVersion);
  return {
    name,
    rangeType,
    isValid: (version) => parse(version) !== undefined,
    compare: rememberedPair((a, b) => {
      const left = parse(a);
      const right = parse(b);
      if (left === undefined && right === undefined) return compareText(a, b);
      return compareOptional(left, right, -1, compareParsed);
    }),
  };
}

/**
 * Compares two versions by an order; undefined if the order is undefined, or if either version is
 * not valid in it.
 */
export function compareBy(order: VersionOrder | undefined, a: string, b: string): Sign | undefined {
  return order?.isValid(a) && order.isValid(b) ? order.compare(a, b) : undefined;
}

/** Compares by code unit. */
export function compareText(a: string, b: string): Sign {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares ranks: small whole numbers from a table in this code, never numbers from a version. */
export function compareRanks(a: number, b: number): Sign {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True if `text` is one or more ASCII digits. */
export function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/**
 * True if every run of digits in `text` is below 2^53, so that a JavaScript number represents it
 * exactly.
 */
export function hasSafeNumbers(text: string): boolean {
  return (text.match(/[0-9]+/g) ?? []).every((digits) => Number.isSafeInteger(Number(digits)));
}

/** Converts the result of a library's comparison, which can be any number below, at or above 0. */
export function toSign(result: number): Sign {
  return compareRanks(result, 0);
}

/**
 * Compares two strings of digits as whole numbers of any size. Leading zeros do not count; the
 * empty string is 0.
 */
export function compareNumbers(a: string, b: string): Sign {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return compareRanks(left.length, right.length) || compareText(left, right);
}

/** Compares two parts of a version; words come before numbers. */
export function compareWordsBeforeNumbers(a: string, b: string): Sign {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : 1;
  return isNumber(b) ? -1 : compareText(a, b);
}

/**
 * Compares two values of which either can be missing. `missing` puts a missing value first (-1) or
 * last (1).
 */
export function compareOptional<T>(
  a: T | undefined,
  b: T | undefined,
  missing: -1 | 1,
  compare: (a: T, b: T) => Sign,
): Sign {
  if (a === undefined) return b === undefined ? 0 : missing;
  if (b === undefined) return missing === -1 ? 1 : -1;
  return compare(a, b);
}

/**
 * Compares two lists item by item. If one is shorter, `compareItems` gets undefined for the missing
 * items.
 */
export function compareLists<T>(
  a: readonly T[],
  b: readonly T[],
  compareItems: (a: T | undefined, b: T | undefined) => Sign,
): Sign {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const sign = compareItems(a[i], b[i]);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Compares two lists of numbers; pads the shorter one with zeros: 1.0 equals 1.0.0. */
export function compareNumberLists(a: readonly string[], b: readonly string[]): Sign {
  return compareLists(a, b, (x = '0', y = '0') => compareNumbers(x, y));
}

/**
 * "From the start" (OSV schema, `affected[].ranges[].events`): not a version, and before all
 * versions.
 */
export const FROM_START = '0';
