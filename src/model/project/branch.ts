// Finds the branch that a version belongs to, by the order of versions, and its support. Browsers
// load this module.

import type { Day } from '../instant.ts';
import { compareBy, type Sign, type VersionOrder } from '../version/order.ts';
import { numbersOf, releaseOf } from '../version/pre-release.ts';
import type { Branch } from './branch-schema.ts';

/** Returns the first branch that certainly contains a version. */
export function branchAmong(
  order: VersionOrder | undefined,
  branches: readonly Branch[],
  version: string,
): Branch | undefined {
  return branches.find((branch) => isInBranch(order, branch, version) === true);
}

/** True if a branch was supported on a day, by its last day of support if it has one. */
export function wasSupported(
  { status, until }: Pick<Branch, 'status' | 'until'>,
  day: Day,
): boolean {
  return until === undefined ? status !== 'end-of-life' : day <= until;
}

/** True if a branch contains a version; undefined if the order cannot decide. */
export function isInBranch(
  order: VersionOrder | undefined,
  { range }: Pick<Branch, 'range'>,
  version: string,
): boolean | undefined {
  if (range.from !== undefined) {
    const start = compareToEdge(order, version, range.from);
    if (start === undefined) return undefined;
    if (start < 0) return false;
  }
  if (range.before === undefined) return true;
  const end = compareToEdge(order, version, range.before);
  return end === undefined ? undefined : end < 0;
}

/**
 * Compares a version with the edge between two branches; undefined if the order cannot decide. A
 * pre-release belongs to the branch of its release: 2.0.0-rc.1 is at the edge 2.0.0, although it
 * comes before 2.0.0. If the edge is a pre-release itself, the order alone decides.
 */
export function compareToEdge(
  order: VersionOrder | undefined,
  version: string,
  edge: string,
): Sign | undefined {
  const sign = compareBy(order, version, edge);
  if (sign !== -1 || releaseOf(order, edge) !== undefined) return sign;
  const release = releaseOf(order, version);
  const isSame = release !== undefined && compareBy(order, release, numbersOf(edge) ?? edge) === 0;
  return isSame ? 0 : sign;
}

/**
 * Returns the support of a branch on a day. Dates take precedence over the stated status: a branch
 * is unreleased before its first release (`since`), and at end of life after its last day of
 * support (`until`).
 */
export function supportOn(
  { status, since, until }: Pick<Branch, 'status' | 'since' | 'until'>,
  day: Day,
): Branch['status'] {
  if (status === 'end-of-life' || (until !== undefined && until < day)) return 'end-of-life';
  if (since === undefined) return status;
  if (day < since) return 'unreleased';
  return status === 'unreleased' ? 'supported' : status;
}

/** True if the stated status and dates of a branch contradict each other on a day. */
export function isContradictory(
  { status, since, until }: Pick<Branch, 'status' | 'since' | 'until'>,
  day: Day,
): boolean {
  if (since !== undefined && until !== undefined && until < since) return true;
  return (
    status === 'end-of-life' &&
    ((until !== undefined && until >= day) || (since !== undefined && since > day))
  );
}
