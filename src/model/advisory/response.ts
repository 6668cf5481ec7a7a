// Response times: when each stage of an advisory was reached (SPEC 11, steps 1 to 5), from its
// timeline.

import { compareInstants, type Instant, millisecondsOf } from '../instant.ts';
import type { Advisory, TimelineEvent } from './advisory.ts';

/** The stages in their order, with the timeline event that reaches each. */
export const STAGES = [
  { stage: 'reported', event: 'reported' },
  { stage: 'acknowledged', event: 'acknowledged' },
  { stage: 'fixed', event: 'fix-ready' },
  { stage: 'released', event: 'released' },
  { stage: 'published', event: 'published' },
] as const satisfies readonly { stage: string; event: TimelineEvent['event'] }[];

export type Stage = (typeof STAGES)[number]['stage'];

/** The first time each stage was reached; absent if the timeline does not say. */
type Stages = Readonly<Partial<Record<Stage, Instant>>>;

/**
 * Returns the stages of a public advisory. Its publication is always `published`, not the timeline
 * event.
 */
export function stagesOf({
  timeline,
  published,
}: Pick<Advisory, 'timeline' | 'published'>): Stages {
  const first = (event: TimelineEvent['event']): Instant | undefined =>
    timeline
      .filter((one) => one.event === event)
      .map(({ at }) => at)
      .sort(compareInstants)[0];
  const found = STAGES.flatMap(({ stage, event }): [Stage, Instant][] => {
    const at = stage === 'published' ? published : first(event);
    return at === undefined ? [] : [[stage, at]];
  });
  return Object.fromEntries(found);
}

/** Returns the hours between two times, with fractions; negative if `to` is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000;
}
