// How long each step of the response took, beside what was promised: the rows of <Lag>.

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
  /** When the step before it was reached. */
  readonly from: number;
  readonly hours: number;
  /** Within how many hours it was promised; undefined where nothing is. */
  readonly promised: number | undefined;
}

type Words = Pick<Catalogue, 'range' | 'retrospective'>;

/**
 * The steps in their order, and every release that came after the publication. Nothing where the timeline does not say when the report
 * arrived; what it puts before the report is left out, as in the metrics.
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
    // The target is that of the release; where no time of one is stated, users could upgrade from the publication on.
    [stages.released === undefined ? 'published' : 'released']: days === undefined ? undefined : days * 24,
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

/** Whether a promise was kept; undefined where there was none. */
export function isKept({ hours, promised }: Pick<LagRow, 'hours' | 'promised'>): boolean | undefined {
  return promised === undefined ? undefined : hours <= promised;
}

/** "48 hours", "30 days": as site.yaml states it. */
export function promiseInWords(hours: number, words: Catalogue['retrospective']['lag']): string {
  return hours <= 72 || hours % 24 !== 0 ? words.hours(hours) : words.days(hours / 24);
}
