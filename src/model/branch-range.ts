// Which branches of a project affected versions lie in (SPEC 11, release day, step 2): one answer for the desk, the checks and
// the documents.

import type { Day } from './instant.ts';
import type { Branch, VersionWindow } from './project.ts';
import { compareBounds, type Range } from './range.ts';

/** Whether a branch still gets fixes on a day. */
export function isMaintained({ status, until }: Pick<Branch, 'status' | 'until'>, day: Day): boolean {
  return status !== 'end-of-life' && (until === undefined || until >= day);
}

/** Whether a range holds versions of a branch; undefined where the order of versions does not tell. */
export function rangeMeets(ecosystem: string, range: Range, { from, before }: VersionWindow): boolean | undefined {
  const { introduced, fixed, last_affected: last } = range;
  const end = fixed ?? last;
  const starts = before === undefined ? true : introduced && isBefore(compareBounds(ecosystem, introduced, before), 0);
  const ends =
    from === undefined || end === undefined
      ? true
      : isBefore(compareBounds(ecosystem, from, end), fixed === undefined ? 1 : 0);
  if (starts === false || ends === false) return false;
  return starts === true && ends === true && introduced !== undefined ? true : undefined;
}

// Whether a sign of a comparison is below a limit.
const isBefore = (sign: -1 | 0 | 1 | undefined, limit: 0 | 1): boolean | undefined =>
  sign === undefined ? undefined : sign < limit;
