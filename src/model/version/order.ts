// What a version order is, and the small comparisons that our own orders are made of.
// Numbers stay strings of digits: version numbers larger than 2^53 exist, and a JavaScript number would merge them. Where a
// library counts with JavaScript numbers, versions with larger ones are not valid.
// Text is compared by code unit, so that an order never depends on the locale of the machine.

/** The result of a comparison: before, equal, after. */
export type Sign = -1 | 0 | 1;

/** How the versions of one or more ecosystems are ordered. */
export type VersionOrder = {
  /** The name of the order, for messages: `SemVer 2.0`, `PEP 440`. */
  readonly name: string;
  /** The OSV range type under which this ecosystem's versions are published (OSV schema 1.7, `affected[].ranges[].type`). */
  readonly rangeType: 'SEMVER' | 'ECOSYSTEM';
  /**
   * Whether the ecosystem's own tool accepts `version` and its place in the order is certain. White space around it is never
   * accepted. Where a library orders, a number of 2^53 or more is not valid, nor is what is too long for the library.
   */
  isValid(version: string): boolean;
  /**
   * Compares two versions; never throws. Strings that are not valid versions come before all valid ones, by code unit,
   * so that sorting a mixed list is well defined. Such a result says nothing about the ecosystem: see `isValid`.
   */
  compare(a: string, b: string): Sign;
  /**
   * Present if versions may have a label behind "+" that counts in the order, and that a listed or last affected version
   * without a label stands for: 2.0 for 2.0+cu118. Returns a version without its label.
   */
  readonly unlabelled?: (version: string) => string;
  /**
   * Present if the tool that installs takes versions as equal that this order, which OSV uses, tells apart. Returns one text for
   * all spellings of a version.
   */
  readonly installed?: (version: string) => string;
};

/**
 * Makes an order from a reader and a comparison of what it read. `parse` returns undefined for a string that is not a
 * version of the ecosystem; neither function may throw.
 */
export function orderOf<T>(
  name: string,
  rangeType: VersionOrder['rangeType'],
  parse: (version: string) => T | undefined,
  compareParsed: (a: T, b: T) => Sign,
): VersionOrder {
  return {
    name,
    rangeType,
    isValid: (version) => parse(version) !== undefined,
    compare(a, b) {
      const left = parse(a);
      const right = parse(b);
      if (left === undefined && right === undefined) return compareText(a, b);
      return compareOptional(left, right, -1, compareParsed);
    },
  };
}

/** Compares two versions by an order; undefined where there is none, or either is not valid in it. */
export function compareBy(order: VersionOrder | undefined, a: string, b: string): Sign | undefined {
  return order?.isValid(a) && order.isValid(b) ? order.compare(a, b) : undefined;
}

/** Compares by code unit. */
export function compareText(a: string, b: string): Sign {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares ranks: small whole numbers out of a table of this code, never numbers out of a version. */
export function compareRanks(a: number, b: number): Sign {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `text` is a number: one or more ASCII digits. */
export function isNumber(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** Whether every run of digits in `text` is below 2^53, so that a JavaScript number holds it exactly. */
export function hasSafeNumbers(text: string): boolean {
  return (text.match(/[0-9]+/g) ?? []).every((digits) => Number.isSafeInteger(Number(digits)));
}

/** The result of a library's comparison, which may be any number below, at or above 0. */
export function toSign(result: number): Sign {
  return compareRanks(result, 0);
}

/** Compares two strings of digits as whole numbers of any size. Leading zeros do not count; the empty string is 0. */
export function compareNumbers(a: string, b: string): Sign {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return compareRanks(left.length, right.length) || compareText(left, right);
}

/** Compares two parts of a version where words come before numbers. */
export function compareWordsBeforeNumbers(a: string, b: string): Sign {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : 1;
  return isNumber(b) ? -1 : compareText(a, b);
}

/** Compares two values of which either may be missing; `missing` says where a missing one goes: first (-1) or last (1). */
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

/** Compares two lists item by item. Where one is shorter, `compareItems` gets undefined in place of its items. */
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

/** Compares two lists of numbers, the shorter one filled up with zeros: 1.0 equals 1.0.0. */
export function compareNumberLists(a: readonly string[], b: readonly string[]): Sign {
  return compareLists(a, b, (x = '0', y = '0') => compareNumbers(x, y));
}

/** "From the start" (OSV schema, `affected[].ranges[].events`): no version, and before all of them. */
export const FROM_START = '0';
