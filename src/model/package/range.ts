// Affected ranges: from the version that introduced a vulnerability (inclusive) to the version that
// fixes it (exclusive). OSV schema, `affected[].ranges`. Each branch has one range; "0" is the
// first version.

import type { z } from 'zod';
import { line, object, webAddress } from '../source/fields.ts';
import { compareVersions, versionOrder } from '../version/compare.ts';
import { FROM_START } from '../version/order.ts';

export { FROM_START } from '../version/order.ts';

const version = () => line(200);

export const rangeSchema = object({
  introduced: version()
    .optional()
    .describe('The first affected version, or commit; "0" means from the start.'),
  fixed: version().optional().describe('The first version that is no longer affected.'),
  last_affected: version()
    .optional()
    .describe('The last affected version, if no fix exists. Prefer "fixed".'),
  limit: version().optional().describe('Git only: the range is evaluated up to this commit.'),
  repo: webAddress()
    .optional()
    .describe('The Git repository, if this is a range of commits and the entry names a package.'),
});

export type Range = z.output<typeof rangeSchema>;

/**
 * Compares two bounds in an ecosystem, "0" before all; undefined if the ecosystem has no known
 * order or a version is not valid.
 */
export function compareBounds(ecosystem: string, a: string, b: string): -1 | 0 | 1 | undefined {
  if (a === FROM_START || b === FROM_START) return a === b ? 0 : a === FROM_START ? -1 : 1;
  return compareVersions(ecosystem, a, b);
}

/** True if a range contains a version; undefined if the answer would be a guess. */
export function contains(ecosystem: string, range: Range, version: string): boolean | undefined {
  if (range.introduced === undefined) return undefined;
  const start = compareBounds(ecosystem, range.introduced, version);
  if (start === undefined) return undefined;
  if (start > 0) return false;
  if (range.fixed !== undefined) return below(ecosystem, version, range.fixed, false);
  if (range.last_affected !== undefined)
    return below(ecosystem, version, range.last_affected, true);
  return true;
}

function below(
  ecosystem: string,
  version: string,
  end: string,
  inclusive: boolean,
): boolean | undefined {
  const { unlabelled } = (inclusive && versionOrder(ecosystem)) || {};
  // A last affected version without a label covers all versions with that number.
  const isAll = unlabelled !== undefined && unlabelled(end) === end;
  const result = compareBounds(ecosystem, isAll ? unlabelled(version) : version, end);
  return result === undefined ? undefined : inclusive ? result <= 0 : result < 0;
}
