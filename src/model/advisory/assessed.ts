// What the team looked at for an advisory. A version that is neither affected nor assessed is not known, in every format, on
// every page and in every command: nobody found out that it is not affected.

import { dayOf } from '../instant.ts';
import { wasSupported } from '../project/branch.ts';
import type { Branch } from '../project/branch-schema.ts';
import type { Advisory } from './advisory.ts';

/** What has to be known of an advisory to say what was assessed. */
export interface Assessing extends Pick<Advisory, 'published'> {
  /** Every version, or the names of branches; undefined if the author does not say. */
  readonly assessed?: Advisory['assessed'] | undefined;
}

/** A version's place in its project. */
export interface Place {
  /** All branches that the project lists. */
  readonly branches: readonly Branch[];
  /** The branch that the version belongs to; undefined if it is on none, or the order of versions does not tell. */
  readonly branch: Branch | undefined;
}

/**
 * Whether versions that the advisory does not call affected are known not to be. If the author does not say what was assessed:
 * the branches that were supported when the advisory was published, those of which it names a version, and everything if the
 * project lists no branches.
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

/** Why nobody assessed a version for some advisories; "no-advisory" if no advisory concerns the package. */
export type Silence = 'no-advisory' | 'no-branch' | 'out-of-support' | 'not-assessed';

/** The reason that holds for all of these advisories; undefined if the version was assessed. */
export function silenceOf({
  branch,
  silent,
  isOutside,
}: {
  readonly branch: Branch | undefined;
  readonly silent: readonly Assessing[];
  readonly isOutside: boolean;
}): Silence | undefined {
  if (isOutside) return 'no-advisory';
  if (silent.length === 0) return undefined;
  if (branch === undefined) return 'no-branch';
  return silent.every(({ assessed }) => assessed === undefined) ? 'out-of-support' : 'not-assessed';
}
