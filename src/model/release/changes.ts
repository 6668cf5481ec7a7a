// What became known about a release after it was announced (SPEC 11, step 5: an advisory is updated
// whenever new facts are known).

import type { Advisory, EmbargoedAdvisory } from '../advisory/advisory.ts';
import { compareInstants, type Instant, isAfter, latest } from '../instant.ts';
import type { Release } from './release.ts';

/** A change of an advisory that subscribers are notified of: a revision or the withdrawal. */
interface Change<Of> {
  readonly advisory: Of;
  readonly at: Instant;
  /** Plain text. */
  readonly note: string;
  readonly isWithdrawal: boolean;
}

/**
 * Returns the changes of advisories after a time, oldest first: revisions that are not editorial,
 * and withdrawals. None if there is no time.
 */
export function changesAfter<Of extends Advisory | EmbargoedAdvisory>(
  time: Instant | undefined,
  advisories: readonly Of[],
): Change<Of>[] {
  if (time === undefined) return [];
  return advisories
    .flatMap((advisory) => {
      const { revisions, withdrawn } = advisory;
      return [
        ...revisions
          .filter(({ kind }) => kind !== 'editorial')
          .map(({ at, note }) => ({ advisory, at, note, isWithdrawal: false })),
        ...(withdrawn === undefined
          ? []
          : [{ advisory, at: withdrawn.at, note: withdrawn.reason, isWithdrawal: true }]),
      ];
    })
    .filter(({ at }) => isAfter(at, time))
    .sort((a, b) => compareInstants(a.at, b.at));
}

/** Returns when the announcement of a release last changed. `known` are the public advisories. */
export function announcementModified(
  { published, advisories }: Pick<Release, 'published' | 'advisories'>,
  known: ReadonlyMap<string, Advisory>,
): Instant {
  const named = advisories.flatMap((id) => known.get(id) ?? []);
  return latest(published, ...changesAfter(published, named).map(({ at }) => at));
}
