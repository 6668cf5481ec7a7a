// The state of a version: the only place that decides it. Pages, commands, mails and formats ask assessment.ts, which asks here.

import type { Advisory } from '../advisory/advisory.ts';
import { isAssessed, type Place } from '../advisory/assessed.ts';
import { type Assessable, type Claim, isAffected, isCalledFixed } from './claims.ts';

/** Affected; not affected; or not known, because the version cannot be compared or because nobody assessed it. */
export type VersionState = 'affected' | 'not-affected' | 'not-comparable' | 'not-assessed';

/** A version, and what is known of it apart from advisories. */
export interface PlacedVersion extends Place {
  readonly version: string;
  /** Its place in the order of versions, if it has one. */
  readonly rank: number | undefined;
  /** Whether the package has an order of versions, which then takes only valid ones. */
  readonly isOrdered: boolean;
}

/** What an advisory says of a version. */
export function stateOf<One extends Assessable = Advisory>(claim: Claim<One>, of: PlacedVersion): VersionState {
  const { version, rank, isOrdered } = of;
  const affected = isAffected(claim, version, rank);
  if (affected === true) return 'affected';
  if (isCalledFixed(claim, version, rank)) return 'not-affected';
  if (affected === undefined || (isOrdered && rank === undefined)) return 'not-comparable';
  return isAssessed(claim.advisory, of, (branch) => claim.branches().has(branch)) ? 'not-affected' : 'not-assessed';
}
