// The years that have a report: those in which an advisory was published, even if it was withdrawn
// later.

import type { Advisory, Revision } from '../../advisory/advisory.ts';
import type { Content } from '../../content.ts';
import { compareInstants, type Instant, latest, parseInstant } from '../../instant.ts';
import { order } from '../../text/order.ts';
import { yearOf } from './measurement.ts';

export const METRICS_PATH = 'metrics/';

/** Returns the path of the report on a year. */
export const reportPath = (year: string): string => `${METRICS_PATH}${year}/`;

export interface ReportYear {
  /** Four digits. */
  readonly year: string;
  /** The latest change of the data in its report. */
  readonly changed: Instant;
}

type Published = Pick<Content, 'advisories' | 'releases' | 'retrospectives'>;

/** Returns the years with a report, the newest first. */
export function reportYears({ advisories, releases, retrospectives }: Published): ReportYear[] {
  const beside = [...releases, ...retrospectives].map(({ published }) => published);
  const changes = Map.groupBy(beside, yearOf);
  return [...Map.groupBy(advisories, ({ published }) => yearOf(published))]
    .sort(([a], [b]) => order(b, a))
    .map(([year, own]) => {
      const [first, ...others] = own.flatMap(changesOf);
      if (first === undefined) throw new RangeError(`The year ${year} has no advisory`);
      return { year, changed: latest(first, ...others, ...(changes.get(year) ?? [])) };
    });
}

/** The kinds of revision that can change a number. */
const COUNTED: readonly Revision['kind'][] = ['correction', 'range', 'severity', 'fix'];

function changesOf({ published, revisions, withdrawn }: Advisory): Instant[] {
  const revised = revisions.filter(({ kind }) => COUNTED.includes(kind)).map(({ at }) => at);
  return [published, ...revised, ...(withdrawn === undefined ? [] : [withdrawn.at])];
}

/** Returns the first instant after a year, in UTC. */
export function endOfYear(year: string): Instant {
  const result = parseInstant(`${String(Number(year) + 1).padStart(4, '0')}-01-01T00:00:00Z`);
  if ('fault' in result) throw new RangeError(`The year ${year} has no end`);
  return result.instant;
}

/** True if a year is over, in UTC. */
export const isComplete = (year: string, now: Instant): boolean =>
  compareInstants(endOfYear(year), now) <= 0;
