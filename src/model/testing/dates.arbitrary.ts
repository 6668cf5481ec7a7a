// For tests only: random dates of an advisory, in chronological order.

import fc from 'fast-check';
import { REVISION_KINDS } from '../advisory/advisory.ts';
import { instantOf } from '../instant.ts';
import { rarely } from './rarely.arbitrary.ts';
import { arbitraryLine } from './text.arbitrary.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2015, 0, 1);
const LAST = Date.UTC(2026, 0, 1);

/**
 * Returns a publication between 2015 and 2026, with the events before and after it. `year` is that
 * of the publication, in UTC.
 */
export function arbitraryDates() {
  const revision = fc.record({
    // Sometimes two revisions have the same time, or that of the publication.
    after: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 * DAY })),
    kind: fc.constantFrom(...REVISION_KINDS),
    note: arbitraryLine(),
  });
  return fc
    .record({
      published: fc.oneof(
        fc.integer({ min: FIRST, max: LAST }),
        fc.integer({ min: FIRST / DAY, max: LAST / DAY }).map((day) => day * DAY + 16 * 3_600_000),
      ),
      revisions: fc.array(revision, { maxLength: 4 }),
      withdrawn: rarely(
        fc.record({ after: fc.integer({ min: 0, max: DAY }), reason: arbitraryLine() }),
        5,
      ),
      exploited: rarely(fc.integer({ min: 0, max: 30 * DAY }), 5),
    })
    .map(({ published, revisions, withdrawn, exploited }) => {
      let time = published;
      const dated = revisions.map(({ after, kind, note }) => {
        time += after;
        return { at: instantOf(time), kind, note };
      });
      const matter = {
        published: instantOf(published),
        timeline: [
          { at: instantOf(published - 40 * DAY), event: 'reported' as const },
          { at: instantOf(published), event: 'published' as const },
        ],
        revisions: dated,
        ...(withdrawn === undefined
          ? {}
          : { withdrawn: { at: instantOf(time + withdrawn.after), reason: withdrawn.reason } }),
        ...(exploited === undefined
          ? {}
          : { exploited: { aware_at: instantOf(published - exploited) } }),
      };
      return { year: instantOf(published).slice(0, 4), matter };
    });
}
