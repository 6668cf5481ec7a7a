// Ranges of commits: those of a repository, and those of a package with a repository. OSV schema,
// ranges of type GIT.

import type { Package } from '../../model/package/package.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { checkAdvisories, found } from './each.ts';

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const BOUNDS = ['introduced', 'fixed', 'last_affected', 'limit'] as const;

/** True if the bounds of a range are commits. */
export function isCommits(affected: Package, range: Range): boolean {
  return affected.kind === 'repository' || range.repo !== undefined;
}

/** Each bound is a full hash. "introduced" can be "0". */
export const commits = checkAdvisories(['range-commit'], function* (advisory) {
  for (const [i, entry] of advisory.affected.entries())
    for (const [j, range] of entry.ranges.entries()) {
      if (!isCommits(entry.package, range)) continue;
      for (const key of BOUNDS) {
        const bound = range[key];
        if (
          bound === undefined ||
          HASH.test(bound) ||
          (key === 'introduced' && bound === FROM_START)
        )
          continue;
        const message = `"${bound}" is not a full hash of 40 or 64 hexadecimal digits; the ranges of a repository contain commits.`;
        yield found(advisory, 'range-commit', { path: ['affected', i, 'ranges', j, key] }, message);
      }
    }
});
