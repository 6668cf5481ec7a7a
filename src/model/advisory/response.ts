// How fast a report was answered: when each stage of an advisory was reached (SPEC 11, steps 1 to 5), out of its timeline.

import { compareInstants, type Instant, millisecondsOf } from '../instant.ts';
import type { Advisory, TimelineEvent } from './advisory.ts';

/** The stages in their order, with the event of the timeline that reaches each. */
export const STAGES = [
  { stage: 'reported', event: 'reported' },
  { stage: 'acknowledged', event: 'acknowledged' },
  { stage: 'fixed', event: 'fix-ready' },
  { stage: 'released', event: 'released' },
  { stage: 'published', event: 'published' },
] as const satisfies readonly { stage: string; event: TimelineEvent['event'] }[];

export type Stage = (typeof STAGES)[number]['stage'];

/** When each stage was reached for the first time; absent where the timeline does not say. */
export type Stages = Readonly<Partial<Record<Stage, Instant>>>;

/** The stages of a public advisory. It is published at "published", whatever its timeline says. */
export function stagesOf({ timeline, published }: Pick<Advisory, 'timeline' | 'published'>): Stages {
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

/** Hours from one time to a later one, with fractions; negative where it is earlier. */
export function hoursBetween(from: Instant, to: Instant): number {
  return (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000;
}
