// What may be told of a security release before it is out: that there will be one, when, and how grave it is at most. It is
// told only where the release asks for it, and nothing else of the release leaves the desk.

import { z } from 'zod';
import { gravest, RATINGS, type Rating } from './cvss/rating.ts';
import { instant, integer, object } from './field.ts';
import { addHours, compareInstants, dayOf, type Instant, isAfter, latest, millisecondsOf } from './instant.ts';
import { order } from './problem.ts';

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
  const days = new Map<string, Preannouncement>();
  for (const release of releases) {
    const one = preannouncementOf(release, now);
    if (one === undefined) continue;
    const day = `${one.project} ${dayOf(one.at)}`;
    const other = days.get(day);
    days.set(day, other === undefined ? one : merged(other, one));
  }
  return [...days.values()].sort((a, b) => compareInstants(a.at, b.at) || order(a.project, b.project));
}

function preannouncementOf({ project, published, preannounce }: Planned, now: Instant): Preannouncement | undefined {
  if (preannounce === undefined || published === undefined) return undefined;
  const { from, window_hours, severity_at_most } = preannounce;
  if (!isAfter(published, now) || isAfter(from, now)) return undefined;
  return { project, at: published, windowHours: window_hours, severityAtMost: severity_at_most, told: from };
}

function merged(a: Preannouncement, b: Preannouncement): Preannouncement {
  const at = isAfter(a.at, b.at) ? b.at : a.at;
  const end = latest(addHours(a.at, a.windowHours), addHours(b.at, b.windowHours));
  return {
    project: a.project,
    at,
    windowHours: Math.ceil((millisecondsOf(end) - millisecondsOf(at)) / 3_600_000),
    severityAtMost: gravest([a.severityAtMost, b.severityAtMost]) ?? a.severityAtMost,
    told: latest(a.told, b.told),
  };
}
