// Why it is not known whether a component is affected.

import { type NotAssessedReason, notAssessedReason } from '../advisory/assessed.ts';
import type { Assessment } from './assessment.ts';
import type { CoveredAdvisory } from './coverage.ts';

/** The reason why it is not known whether a component is affected. */
export type Doubt =
  | 'no-version'
  | 'version-form'
  | 'not-comparable'
  | 'no-release'
  | 'no-variant'
  | NotAssessedReason;

/** A doubt, and the advisories that it is about: none if it is about the version alone. */
export interface Doubted {
  readonly reason: Doubt;
  readonly advisories: readonly CoveredAdvisory[];
}

/** Returns the doubts about a version. `isValid` is false if it is not written like the others. */
export function doubtsOf(
  version: string | undefined,
  isValid: boolean,
  assessment: Assessment<CoveredAdvisory>,
): Doubted[] {
  const { status, unknown, notAssessed } = assessment;
  if (version === undefined)
    return status === 'not-affected' ? [] : [{ reason: 'no-version', advisories: unknown }];
  const reason = notAssessedReason(assessment);
  return [
    ...(unknown.length === 0
      ? []
      : [
          {
            reason: isValid ? ('not-comparable' as const) : ('version-form' as const),
            advisories: unknown,
          },
        ]),
    ...(reason === undefined ? [] : [{ reason, advisories: notAssessed }]),
  ];
}

/**
 * If the release of the distribution, or the variant of the package, is not known, an advisory counts
 * as "not affected" only if that is certain.
 */
export function ofAnyRelease(
  { hits }: Assessment<CoveredAdvisory>,
  counted: readonly CoveredAdvisory[],
  reason: Doubt,
): Doubted[] {
  const hit = new Set(hits.map(({ advisory }) => advisory));
  const advisories = counted.filter((one) => !hit.has(one));
  return advisories.length === 0 ? [] : [{ reason, advisories }];
}
