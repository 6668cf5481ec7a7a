// "> 1.0.0": the contract has only ranges that contain their start.

import { versionOrder } from '../../model/version/compare.ts';

/**
 * Returns the first version after another one; undefined if the order of the ecosystem has none.
 * In SemVer 2.0 (section 11), nothing is between 1.0.0 and 1.0.1-0, nor between 1.0.0-a and
 * 1.0.0-a.0.
 */
export function versionAfter(ecosystem: string, version: string): string | undefined {
  const order = versionOrder(ecosystem);
  if (order?.rangeType !== 'SEMVER' || order.unlabelled !== undefined || !order.isValid(version))
    return undefined;
  const [, major, minor, patch, pre] =
    /^v?(\d{1,15})\.(\d{1,15})\.(\d{1,15})(-[0-9A-Za-z.-]+)?(?:\+.*)?$/.exec(version) ?? [];
  if (major === undefined) return undefined;
  const next =
    pre === undefined
      ? `${major}.${minor}.${Number(patch) + 1}-0`
      : `${major}.${minor}.${patch}${pre}.0`;
  return order.isValid(next) && order.compare(version, next) === -1 ? next : undefined;
}
