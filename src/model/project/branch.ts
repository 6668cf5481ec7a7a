// Which branch of a project a version belongs to, by the order of its versions, and how a branch is supported. Browsers load it.

import type { Day } from '../instant.ts';
import { compareBy, type Sign, type VersionOrder } from '../version/order.ts';
import { numbersOf, releaseOf } from '../version/pre-release.ts';
import type { Branch } from './branch-schema.ts';

/** The first branch that a version certainly lies in. */
export function branchAmong(
  order: VersionOrder | undefined,
  branches: readonly Branch[],
  version: string,
): Branch | undefined {
  return branches.find((branch) => isInBranch(order, branch, version) === true);
}

/** Whether a branch was supported on a day, by its last day of support if it has one. */
export function wasSupported({ status, until }: Pick<Branch, 'status' | 'until'>, day: Day): boolean {
  return until === undefined ? status !== 'end-of-life' : day <= until;
}

/** Whether a version lies in a branch; undefined where the order does not tell. */
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
 * Whether a version comes before, at or after the edge between two branches; undefined if the order does not tell. A
 * pre-release belongs to the branch of its release: 2.0.0-rc.1 is at the edge 2.0.0, although it comes before 2.0.0. If the
 * edge is a pre-release itself, the order alone decides.
 */
export function compareToEdge(order: VersionOrder | undefined, version: string, edge: string): Sign | undefined {
  const sign = compareBy(order, version, edge);
  if (sign !== -1 || releaseOf(order, edge) !== undefined) return sign;
  const release = releaseOf(order, version);
  const isSame = release !== undefined && compareBy(order, release, numbersOf(edge) ?? edge) === 0;
  return isSame ? 0 : sign;
}

/**
 * How a branch is supported on a day. Dates outweigh the stated status: a branch is unreleased before its first release
 * (`since`), and at its end of life after its last day of support (`until`).
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

/** Returns true if the stated status and dates of a branch contradict each other on a day. */
export function isContradictory(
  { status, since, until }: Pick<Branch, 'status' | 'since' | 'until'>,
  day: Day,
): boolean {
  if (since !== undefined && until !== undefined && until < since) return true;
  return status === 'end-of-life' && ((until !== undefined && until >= day) || (since !== undefined && since > day));
}
