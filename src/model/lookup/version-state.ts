// The state of a version. Only this file decides it: pages, commands, mails and formats use
// assessment.ts, which calls it.

import type { Advisory } from '../advisory/advisory.ts';
import { isAssessed, type Place } from '../advisory/assessed.ts';
import { namesLatestCode } from '../version/placeholder.ts';
import {
  type Assessable,
  type Claim,
  isAffected,
  isCalledFixed,
  isWhollyWithin,
  isWithin,
} from './claims.ts';

/**
 * Affected; not affected; or not known, because the version cannot be compared or nobody assessed
 * it.
 */
type VersionState = 'affected' | 'not-affected' | 'not-comparable' | 'not-assessed';

/** A version, and the facts about it that do not depend on advisories. */
export interface PlacedVersion extends Place {
  readonly version: string;
  /** Its rank in the order of versions, if it has one. */
  readonly rank: number | undefined;
  /** The ranks before and after the branch whose head it is, if it is not a version but a head. */
  readonly headOf: readonly [number, number] | undefined;
  /** The ranks of the versions that it can be built from. */
  readonly builtFrom: readonly number[];
  /** Its rank in the order of the package manager, if that is another one. */
  readonly installedRank: number | undefined;
  /** True if it can name any commit, whose code can contain what a later release introduces. */
  readonly namesCommit: boolean;
  /** True if it is a word instead of a number, which can name any code: `dev` of opam. */
  readonly isWord: boolean;
  /** True if the package has a version order, which then accepts only valid versions. */
  readonly isOrdered: boolean;
  /**
   * True if only the listed versions are known: nothing says how the versions of the product are
   * written or ordered.
   */
  readonly isListedOnly: boolean;
}

/** Returns the state of a version according to an advisory. */
export function stateOf<One extends Assessable = Advisory>(
  claim: Claim<One>,
  of: PlacedVersion,
): VersionState {
  const { version, rank, isOrdered, isListedOnly } = of;
  const affected = isAffected(claim, version, rank);
  if (affected === true || isInstalledAs(claim, of)) return 'affected';
  if (of.headOf !== undefined && isWhollyWithin(claim, of.headOf)) return 'affected';
  if (isInstalledWithin(claim, of)) return 'not-comparable';
  if (isCalledFixed(claim, version, rank)) return 'not-affected';
  if (affected === undefined || isListedOnly || (isOrdered && rank === undefined))
    return 'not-comparable';
  if (isBeyondOrder(claim, of)) return 'not-comparable';
  return isAssessed(claim.advisory, of, (branch) => claim.branches().has(branch))
    ? 'not-affected'
    : 'not-assessed';
}

/** True if the package manager treats a version as a listed one. */
const isInstalledAs = (
  { installedListed }: Claim<Assessable>,
  { installedRank }: PlacedVersion,
): boolean => installedRank !== undefined && installedListed.has(installedRank);

/** True if the package manager places a version in a range, although OSV's order does not. */
const isInstalledWithin = (
  { installedSpans }: Claim<Assessable>,
  { installedRank }: PlacedVersion,
): boolean =>
  installedRank !== undefined &&
  installedSpans.some((span) => isWithin(span, installedRank) === true);

/**
 * True if the order places a version outside the ranges, but its code can be affected code. Authors
 * who write `assessed: all` know every version.
 */
const isBeyondOrder = (
  { advisory, lasts, spans, listed, listedRanks }: Claim<Assessable>,
  of: PlacedVersion,
): boolean => {
  const { rank } = of;
  const isLater = (one: number): boolean => rank !== undefined && rank < one;
  const startsLater = spans.some(({ start }) => isLater(start)) || [...listedRanks].some(isLater);
  const isListedOnly = rank === undefined && listed.size > 0;
  return (
    advisory.assessed !== 'all' &&
    (of.builtFrom.some((one) => lasts.has(one)) ||
      (of.namesCommit && (startsLater || isListedOnly)) ||
      of.isWord ||
      namesLatestCode(of.version))
  );
};
