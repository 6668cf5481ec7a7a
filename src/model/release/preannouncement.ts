// What may be told of a security release before it is out: that there will be one, when, and how grave it is at most. It is
// told only where the release asks for it, and nothing else of the release leaves the desk.

import { z } from 'zod';
import { mostSevere, RATINGS, type Rating } from '../cvss/rating.ts';
import { addHours, compareInstants, dayOf, type Instant, isAfter, latest, millisecondsOf } from '../instant.ts';
import { instant, integer, object } from '../source/fields.ts';
import { order } from '../text/order.ts';

/** The key `preannounce` of a release. */
export const preannounceSchema = object({
  from: instant().describe('From when on it is told to everybody.'),
  window_hours: integer(1, 168).describe('The release comes within so many hours of "published".'),
  severity_at_most: z.enum(RATINGS).exclude(['none']).describe('No vulnerability that it fixes is graver.'),
});

/** A release that is still to come, as far as everybody may know of it. */
export interface Preannouncement {
  /** The slug of the project. */
  readonly project: string;
  /** When the window opens. */
  readonly at: Instant;
  readonly windowHours: number;
  readonly severityAtMost: Rating;
  /** When this was last told in another way, or first. Not after the reading. */
  readonly told: Instant;
}

interface Planned {
  readonly project: string;
  readonly published?: Instant | undefined;
  readonly preannounce?: z.output<typeof preannounceSchema> | undefined;
}

/**
 * What may be told as of `now`, by time and project. Releases of one project on one UTC day are one: their number says
 * something of what they fix.
 */
export function preannouncementsOf(releases: readonly Planned[], now: Instant): Preannouncement[] {
  const told = releases.flatMap((release) => preannouncementOf(release, now) ?? []);
  const days = Map.groupBy(told, ({ project, at }) => `${dayOf(at)} ${project}`);
  return [...days.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : together(first, others)))
    .sort((a, b) => compareInstants(a.at, b.at) || order(a.project, b.project));
}

function preannouncementOf({ project, published, preannounce }: Planned, now: Instant): Preannouncement | undefined {
  if (preannounce === undefined || published === undefined) return undefined;
  const { from, window_hours, severity_at_most } = preannounce;
  if (!isAfter(published, now) || isAfter(from, now)) return undefined;
  return { project, at: published, windowHours: window_hours, severityAtMost: severity_at_most, told: from };
}

/** One window around all, in whole hours. */
function together(first: Preannouncement, others: readonly Preannouncement[]): Preannouncement {
  const all = [first, ...others];
  const at = others.reduce((start, one) => (isAfter(start, one.at) ? one.at : start), first.at);
  const end = Math.max(...all.map((one) => millisecondsOf(addHours(one.at, one.windowHours))));
  return {
    project: first.project,
    at,
    windowHours: Math.ceil((end - millisecondsOf(at)) / 3_600_000),
    severityAtMost: mostSevere(all.map((one) => one.severityAtMost)) ?? first.severityAtMost,
    told: latest(first.told, ...others.map((one) => one.told)),
  };
}
