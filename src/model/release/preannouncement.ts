// Announces that a security release is coming, its time and its highest severity, before it is
// published. Only a release that asks for it is announced, and nothing else of it leaves the desk.

import { z } from 'zod';
import { mostSevere, RATINGS, type Rating } from '../cvss/rating.ts';
import {
  addHours,
  compareInstants,
  dayOf,
  type Instant,
  isAfter,
  latest,
  millisecondsOf,
} from '../instant.ts';
import { instant, integer, object } from '../source/fields.ts';
import { order } from '../text/order.ts';

/** The key `preannounce` of a release. */
export const preannounceSchema = object({
  from: instant().describe('When it becomes public.'),
  window_hours: integer(1, 168).describe(
    'The release comes within this many hours of "published".',
  ),
  severity_at_most: z
    .enum(RATINGS)
    .exclude(['none'])
    .describe('The maximum severity: no vulnerability that it fixes is more severe.'),
});

/** The public facts about a release that is still to come. */
export interface Preannouncement {
  /** The slug of the project. */
  readonly project: string;
  /** When the window opens. */
  readonly at: Instant;
  readonly windowHours: number;
  readonly severityAtMost: Rating;
  /** When the announcement was first published, or last changed. Not after `now`. */
  readonly announcedAt: Instant;
}

interface Planned {
  readonly project: string;
  readonly published?: Instant | undefined;
  readonly preannounce?: z.output<typeof preannounceSchema> | undefined;
}

/**
 * Returns the preannouncements as of `now`, by time and project. Releases of one project on one UTC
 * day become one: their number would reveal something about the fixes.
 */
export function preannouncementsOf(releases: readonly Planned[], now: Instant): Preannouncement[] {
  const announced = releases.flatMap((release) => preannouncementOf(release, now) ?? []);
  const days = Map.groupBy(announced, ({ project, at }) => `${dayOf(at)} ${project}`);
  return [...days.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : together(first, others)))
    .sort((a, b) => compareInstants(a.at, b.at) || order(a.project, b.project));
}

function preannouncementOf(
  { project, published, preannounce }: Planned,
  now: Instant,
): Preannouncement | undefined {
  if (preannounce === undefined || published === undefined) return undefined;
  const { from, window_hours, severity_at_most } = preannounce;
  if (!isAfter(published, now) || isAfter(from, now)) return undefined;
  return {
    project,
    at: published,
    windowHours: window_hours,
    severityAtMost: severity_at_most,
    announcedAt: from,
  };
}

/** Returns one window that covers all of them, in whole hours. */
function together(first: Preannouncement, others: readonly Preannouncement[]): Preannouncement {
  const all = [first, ...others];
  const at = others.reduce((start, one) => (isAfter(start, one.at) ? one.at : start), first.at);
  const end = Math.max(...all.map((one) => millisecondsOf(addHours(one.at, one.windowHours))));
  return {
    project: first.project,
    at,
    windowHours: Math.ceil((end - millisecondsOf(at)) / 3_600_000),
    severityAtMost: mostSevere(all.map((one) => one.severityAtMost)) ?? first.severityAtMost,
    announcedAt: latest(first.announcedAt, ...others.map((one) => one.announcedAt)),
  };
}
