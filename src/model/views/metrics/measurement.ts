// Measures one advisory: how long each step of the response took (SPEC 11, steps 1 to 5), how old
// the defect was, and whether it was exploited before users could upgrade. All values come from the
// published advisory; missing facts are not measured.

import type { Advisory, Affected } from '../../advisory/advisory.ts';
import { stagesOf } from '../../advisory/response.ts';
import { RATINGS, type Rating } from '../../cvss/rating.ts';
import {
  compareInstants,
  type Day,
  dayOf,
  type Instant,
  isAfter,
  millisecondsOf,
  startOfDay,
} from '../../instant.ts';
import { FROM_START } from '../../package/range.ts';
import type { VersionDays } from './version-day.ts';

/** The severity, or that no one has rated it. */
export type Level = Rating | 'unrated';

/** From the most severe. */
export const LEVELS: readonly Level[] = [...RATINGS.toReversed(), 'unrated'];

/**
 * Whether an advisory states exploitation, and when we learned of it. `not-known`: the time of the
 * fix is unknown.
 */
type Exploited = 'not-stated' | 'before-fix' | 'after-fix' | 'not-known';

/** The measurements of an advisory. Hours have fractions. */
export interface Measurement {
  readonly id: string;
  readonly project: string;
  /** Of the publication, in UTC. */
  readonly year: string;
  readonly level: Level;
  /** True if packages differ, and the level is the highest of them. */
  readonly differs: boolean;
  readonly cwe: readonly string[];
  readonly imported: boolean;
  readonly reported: Instant | undefined;
  readonly acknowledged: Instant | undefined;
  /** When a fix was ready; if the timeline does not say, when it was released. */
  readonly fixed: Instant | undefined;
  readonly fixedBy: 'fix-ready' | 'released' | undefined;
  readonly published: Instant;
  readonly hoursToAcknowledge: number | undefined;
  readonly hoursToFix: number | undefined;
  readonly hoursToPublish: number | undefined;
  /**
   * True if the report was acknowledged within the promised hours; undefined if nothing is promised
   * or measured.
   */
  readonly promiseKept: boolean | undefined;
  /** The day of the first release with the defect. */
  readonly introduced: Day | undefined;
  /** When users could first upgrade. */
  readonly available: Instant | undefined;
  /** Whole days between `introduced` and `available`. */
  readonly ageDays: number | undefined;
  readonly awareOfExploitation: Instant | undefined;
  readonly exploited: Exploited;
}

const DAY = 86_400_000;

/** Measures an advisory. A step before the report in the timeline is not measured. */
export function measurementOf(
  advisory: Advisory,
  days: VersionDays,
  promisedHours: number | undefined,
): Measurement {
  const { id, project, cwe, published, severities, imported, exploited } = advisory;
  const { reported, acknowledged, fixed: ready, released } = stagesOf(advisory);
  const fixed = ready ?? released;
  const toAcknowledge = span(reported, acknowledged);
  const introduced = introducedOn(advisory, days);
  const available = availableAt(advisory, released);
  const age = span(introduced && startOfDay(introduced), available && startOfDay(dayOf(available)));
  return {
    id,
    project,
    year: yearOf(published),
    level: severities.rating ?? 'unrated',
    differs: severities.differs === true,
    cwe: [...new Set(cwe)],
    imported: imported !== undefined,
    reported,
    acknowledged,
    fixed,
    fixedBy: fixed === undefined ? undefined : ready === undefined ? 'released' : 'fix-ready',
    published,
    hoursToAcknowledge: hours(toAcknowledge),
    hoursToFix: hours(span(reported, fixed)),
    hoursToPublish: hours(span(reported, published)),
    promiseKept:
      toAcknowledge === undefined || promisedHours === undefined
        ? undefined
        : toAcknowledge <= promisedHours * 3_600_000,
    introduced,
    available,
    ageDays: age === undefined ? undefined : age / DAY,
    awareOfExploitation: exploited?.aware_at,
    exploited: exploitedWhen(exploited?.aware_at, available),
  };
}

/** Returns the year of an instant, in UTC. */
export const yearOf = (instant: Instant): string => instant.slice(0, 4);

/** Returns milliseconds; undefined if a time is unknown, or the end is before the start. */
function span(from: Instant | undefined, to: Instant | undefined): number | undefined {
  if (from === undefined || to === undefined || isAfter(from, to)) return undefined;
  return millisecondsOf(to) - millisecondsOf(from);
}

const hours = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : milliseconds / 3_600_000;

/**
 * Returns when users could first upgrade: the first release in the timeline, or else the
 * publication of an advisory that names a fix.
 */
function availableAt(
  { affected, published }: Advisory,
  released: Instant | undefined,
): Instant | undefined {
  if (released !== undefined) return released;
  return affected.some(({ ranges }) => ranges.some(({ fixed }) => fixed !== undefined))
    ? published
    : undefined;
}

function exploitedWhen(aware: Instant | undefined, available: Instant | undefined): Exploited {
  if (aware === undefined) return 'not-stated';
  if (available === undefined) return 'not-known';
  return compareInstants(aware, available) < 0 ? 'before-fix' : 'after-fix';
}

/**
 * Returns the earliest day of a first affected version. undefined unless all days are known: an
 * unknown one could be earlier.
 */
function introducedOn({ project, affected }: Advisory, days: VersionDays): Day | undefined {
  const found = affected.flatMap((one) =>
    firstVersions(one).map((version) =>
      version === undefined ? undefined : days(project, one.package, version),
    ),
  );
  const known = found.filter((day) => day !== undefined).sort();
  return known.length === found.length ? known[0] : undefined;
}

/**
 * Returns the versions with which a package becomes affected; undefined for a version that is not
 * named.
 */
function firstVersions({
  package: of,
  ranges,
  versions,
}: Affected): readonly (string | undefined)[] {
  if (of.kind === 'repository') return [undefined];
  // If version ranges exist, commit ranges only repeat them.
  const starts = ranges
    .filter(({ repo }) => repo === undefined)
    .map(({ introduced }) => (introduced === FROM_START ? undefined : introduced));
  if (starts.length > 0) return starts;
  return versions.length > 0 ? versions : [undefined];
}
