// The duration of each step of the response, beside the promise: the rows of <Lag>.

import type { Catalogue } from '../../language/index.ts';
import type { Advisory } from '../../model/advisory/advisory.ts';
import { hoursBetween, STAGES, type Stage, stagesOf } from '../../model/advisory/response.ts';
import { type Instant, isAfter } from '../../model/instant.ts';
import type { Project } from '../../model/project/project.ts';
import type { Release } from '../../model/release/release.ts';
import type { Site } from '../../model/site/site.ts';
import { releaseName } from '../project/release-name.ts';

/** One step, in hours since the report. */
export interface LagRow {
  readonly label: string;
  readonly at: Instant;
  /** When the previous step was reached. */
  readonly from: number;
  readonly hours: number;
  /** The promised hours; undefined if nothing is promised. */
  readonly promised: number | undefined;
}

type Words = Pick<Catalogue, 'range' | 'retrospective'>;

/**
 * Returns the steps in their order, and every release after the publication. Empty if the timeline
 * does not state when the report arrived. Events before the report are omitted, as in the metrics.
 */
export function lagOf(
  advisory: Advisory,
  { stated }: Pick<Site, 'stated'>,
  releases: readonly Release[],
  project: Project | undefined,
  { retrospective, range }: Words,
): LagRow[] {
  const stages = stagesOf(advisory);
  const { reported } = stages;
  if (reported === undefined) return [];
  const { rating } = advisory.severities;
  const days = rating === undefined || rating === 'none' ? undefined : stated.targets[rating];
  const promised: Readonly<Partial<Record<Stage, number | undefined>>> = {
    acknowledged: stated.acknowledgeHours,
    // The target applies to the release. If no release time is stated, users could upgrade from the
    // publication on.
    [stages.released === undefined ? 'published' : 'released']:
      days === undefined ? undefined : days * 24,
  };
  const steps = STAGES.flatMap(({ stage }) => {
    const at = stages[stage];
    return stage === 'reported' || at === undefined
      ? []
      : [{ label: retrospective.lag.stages[stage], at, promised: promised[stage] }];
  });
  const later = releases
    .filter(({ published }) => isAfter(published, advisory.published))
    .map((release) => ({
      label: releaseName(release, project, range),
      at: release.published,
      promised: undefined,
    }))
    .reverse();
  let before = 0;
  const measured = [...steps, ...later].filter(({ at }) => !isAfter(reported, at));
  return measured.map(({ label, at, promised: within }) => {
    const hours = hoursBetween(reported, at);
    const row = { label, at, from: Math.min(before, hours), hours, promised: within };
    before = hours;
    return row;
  });
}

/** True if a promise was kept; undefined if there was none. */
export function isKept({
  hours,
  promised,
}: Pick<LagRow, 'hours' | 'promised'>): boolean | undefined {
  return promised === undefined ? undefined : hours <= promised;
}

/** Formats a promise as site.yaml states it: "48 hours", "30 days". */
export function promiseInWords(hours: number, words: Catalogue['retrospective']['lag']): string {
  return hours <= 72 || hours % 24 !== 0 ? words.hours(hours) : words.days(hours / 24);
}
