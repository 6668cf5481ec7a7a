// Determines which branches of a project contain affected versions (SPEC 11, release day, step 2).
// The desk, the checks and the documents all use it.

import type { Day } from '../instant.ts';
import { FROM_START, type Range } from '../package/range.ts';
import { versionOrder } from '../version/compare.ts';
import { compareBy, type VersionOrder } from '../version/order.ts';
import { compareToEdge, supportOn } from './branch.ts';
import type { Branch, VersionWindow } from './branch-schema.ts';

/** Returns true if a branch gets fixes on a day. */
export function isMaintained(
  branch: Pick<Branch, 'status' | 'since' | 'until'>,
  day: Day,
): boolean {
  const support = supportOn(branch, day);
  return support === 'supported' || support === 'security-only';
}

/**
 * True if a range contains versions of a branch; undefined if the order of versions cannot decide.
 */
export function rangeMeets(
  ecosystem: string,
  range: Range,
  { from, before }: VersionWindow,
): boolean | undefined {
  const order = versionOrder(ecosystem);
  const { introduced } = range;
  const starts =
    before === undefined ? true : introduced && startsBefore(order, introduced, before);
  const ends = from === undefined ? true : reaches(order, range, from);
  if (starts === false || ends === false) return false;
  return starts === true && ends === true && introduced !== undefined ? true : undefined;
}

/**
 * True if a version belongs to a branch that ends at an edge, or to an earlier one; undefined if
 * the order cannot decide.
 */
export function startsBefore(
  order: VersionOrder | undefined,
  version: string,
  edge: string,
): boolean | undefined {
  if (version === FROM_START) return true;
  const sign = compareToEdge(order, version, edge);
  return sign === undefined ? undefined : sign < 0;
}

// A range that ends in the fixed version 2.0.0-rc.2 contains earlier pre-releases of 2.0.0, which
// belong to the branch of 2.0.0.
function reaches(order: VersionOrder | undefined, range: Range, from: string): boolean | undefined {
  const { fixed, last_affected: last } = range;
  const end = fixed ?? last;
  if (end === undefined) return true;
  if (end === FROM_START) return false;
  const sign = compareToEdge(order, end, from);
  if (sign !== 0 || fixed === undefined) return sign === undefined ? undefined : sign >= 0;
  return compareBy(order, end, from) === -1;
}
