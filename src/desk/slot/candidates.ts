// The possible disclosure slots, each with the drawbacks of its day: holidays, blackouts, and other
// plans.

import { addHours, type Day, dayOf, type Instant, isAfter, latest } from '../../model/instant.ts';
import { slotRuleFor, slotsBetween } from '../../model/policy/slot.ts';
import type { SlotQuestion } from './question.ts';

/** A release takes a day to prepare; if the vulnerability is exploited, it must take two hours. */
const LEAD_HOURS = { usual: 24, exploited: 2 } as const;
/** The number of days after the target that are searched: longer than any holidays. */
const HORIZON_DAYS = 120;
export interface Candidate {
  readonly at: Instant;
  /** Holidays and blackouts on the day. */
  readonly closed: readonly string[];
  /** The reasons to prefer another day. */
  readonly drawbacks: readonly string[];
  readonly beyond: boolean;
}

/** Returns every slot from the earliest possible one to well beyond the target. */
export function candidatesOf(question: SlotQuestion, target: Instant | undefined): Candidate[] {
  const { now, site, exploited } = question;
  const from = addHours(now, exploited ? LEAD_HOURS.exploited : LEAD_HOURS.usual);
  const to = addHours(target === undefined ? from : latest(from, target), HORIZON_DAYS * 24);
  return [...slotsBetween(from, to, slotRuleFor(site, exploited))].map((at) => ({
    at,
    closed: closedOn(dayOf(at), question),
    drawbacks: drawbacksAt(at, question),
    beyond: target !== undefined && isAfter(at, target),
  }));
}

function closedOn(day: Day, { site, holidaysOn }: SlotQuestion): string[] {
  const blackouts = site.calendar.blackouts.filter(({ from, to }) => from <= day && day <= to);
  const holidays = holidaysOn(day);
  return [
    ...(holidays.length === 0 ? [] : [`It is a holiday: ${holidays.join(', ')}.`]),
    ...blackouts.map(
      ({ from, to, reason }) => `It is in the blackout from ${from} to ${to}: ${reason}`,
    ),
  ];
}

function drawbacksAt(at: Instant, { planned, holidaysOn }: SlotQuestion): string[] {
  const day = dayOf(at);
  const eve = holidaysOn(dayOf(addHours(at, 24)));
  const same = planned.filter((one) => dayOf(one.at) === day).map(({ what }) => what);
  return [
    ...(same.length === 0 ? [] : [`Planned for the same day: ${[...new Set(same)].join(', ')}.`]),
    ...(eve.length === 0 ? [] : [`The next day is a holiday: ${eve.join(', ')}.`]),
  ];
}
