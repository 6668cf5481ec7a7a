// How fast a report was answered: when each stage of an advisory was reached (SPEC 11, steps 1 to 5), out of its timeline.

import type { Advisory, TimelineEvent } from './advisory.ts';
import { compareInstants, type Instant, millisecondsOf } from './instant.ts';

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

/** A span of hours in words, cut to whole minutes: "25 minutes", "5 hours 20 minutes", "5 days 22 hours". */
export function spanInWords(hours: number): string {
  const minutes = Math.floor(Math.abs(hours) * 60 + 1e-6);
  const parts = [
    { count: Math.floor(minutes / 1440), unit: 'day' },
    { count: Math.floor(minutes / 60) % 24, unit: 'hour' },
    { count: minutes % 60, unit: 'minute' },
  ];
  const from = parts.findIndex(({ count }) => count > 0);
  if (from < 0) return '0 minutes';
  return parts
    .slice(from, from + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}
