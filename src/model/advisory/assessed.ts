// The versions that the team assessed for an advisory. A version that is neither affected nor
// assessed is "not known" in every format, page and command, because nobody checked it.

import { dayOf } from '../instant.ts';
import { wasSupported } from '../project/branch.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Advisory } from './advisory.ts';

/** The data of an advisory that decides which versions were assessed. */
export interface Assessing extends Pick<Advisory, 'published'> {
  /** Every version, or the names of branches; undefined if the author does not say. */
  readonly assessed?: Advisory['assessed'] | undefined;
}

/** The branch of a version within its project. */
export interface Place {
  /** All branches that the project lists. */
  readonly branches: readonly Branch[];
  /**
   * The branch that the version belongs to; undefined if it is on none, or the order of versions
   * does not decide.
   */
  readonly branch: Branch | undefined;
}

/**
 * True if versions that the advisory does not call affected are known to be unaffected. If the
 * author does not say what was assessed, these versions count: those on branches that were
 * supported at publication, those on branches of which the advisory names a version, and all
 * versions if the project lists no branches.
 */
export function isAssessed(
  { assessed, published }: Assessing,
  { branches, branch }: Place,
  isNamed: (branch: Branch) => boolean,
): boolean {
  if (assessed === 'all') return true;
  if (assessed === undefined && branches.length === 0) return true;
  if (branch === undefined) return false;
  if (assessed?.includes(branch.name)) return true;
  return (assessed === undefined && wasSupported(branch, dayOf(published))) || isNamed(branch);
}

/**
 * Why nobody assessed a version for some advisories; "no-advisory" if no advisory names the
 * package.
 */
export type NotAssessedReason = 'no-advisory' | 'no-branch' | 'out-of-support' | 'not-assessed';

/**
 * Returns the reason that applies to all of these advisories; undefined if the version was
 * assessed.
 */
export function notAssessedReason({
  branch,
  notAssessed,
  isOutside,
}: {
  readonly branch: Branch | undefined;
  readonly notAssessed: readonly Assessing[];
  readonly isOutside: boolean;
}): NotAssessedReason | undefined {
  if (isOutside) return 'no-advisory';
  if (notAssessed.length === 0) return undefined;
  if (branch === undefined) return 'no-branch';
  return notAssessed.every(({ assessed }) => assessed === undefined)
    ? 'out-of-support'
    : 'not-assessed';
}
