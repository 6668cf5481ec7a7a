// Which branch of a project a version belongs to, by the order of its versions. Browsers load it.

import type { Branch } from './project.ts';
import { compareBy, type VersionOrder } from './version/order.ts';

/** The first branch that a version certainly lies in. */
export function branchAmong(
  order: VersionOrder | undefined,
  branches: readonly Branch[],
  version: string,
): Branch | undefined {
  return branches.find((branch) => isInBranch(order, branch, version) === true);
}

/** Whether a version lies in a branch; undefined where the order does not tell. */
export function isInBranch(
  order: VersionOrder | undefined,
  { range }: Pick<Branch, 'range'>,
  version: string,
): boolean | undefined {
  if (range.from !== undefined) {
    const start = compareBy(order, range.from, version);
    if (start === undefined) return undefined;
    if (start > 0) return false;
  }
  if (range.before === undefined) return true;
  const end = compareBy(order, version, range.before);
  return end === undefined ? undefined : end < 0;
}
