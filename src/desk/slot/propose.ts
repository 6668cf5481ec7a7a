// Proposes three disclosure slots for a vulnerability, each with its reasons (SPEC 11, step 4 and
// note 3). model/policy/slot.ts defines the slots. The severity gives the target. Holidays, blackouts and
// other plans are avoided. Only a low severity can wait for holidays beyond its target without a
// written reason. An exploited vulnerability waits for nothing.

import { dayOf, type Instant, millisecondsOf } from '../../model/instant.ts';
import { dayName, isSlot, slotInWords, weekdayOf } from '../../model/policy/slot.ts';
import { spanInWords, targetOf } from '../status/deadlines.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import type { SlotQuestion } from './question.ts';

export interface SlotProposal {
  /** 1, 2 or 3. */
  readonly number: number;
  readonly at: Instant;
  /** Its advantages, and facts to consider. */
  readonly reasons: readonly string[];
  /** The rules that it breaks; empty if none. */
  readonly breaks: readonly string[];
  /** The reason why a written reason is required; absent if none is. */
  readonly needsReason?: string;
  /** The reason that is written if none is given. */
  readonly ownReason?: string;
}

export interface SlotPlan {
  readonly target?: Instant;
  /** Three, the earliest first. */
  readonly proposals: readonly SlotProposal[];
  /** Facts that apply to all of them. */
  readonly notes: readonly string[];
}

const COUNT = 3;

/** Proposes three slots, none of them in the past. The same question gives the same plan. */
export function proposeSlots(question: SlotQuestion): SlotPlan {
  const { exploited, received } = question;
  const rating = question.rating ?? 'medium';
  const target = targetOf({ received, rating }, question.site);
  const candidates = candidatesOf(question, target);
  const last = candidates.findLast(({ beyond }) => !beyond);
  const waits = !exploited && isLow(question) && last !== undefined && last.closed.length > 0;
  const picked = exploited ? candidates.slice(0, COUNT) : pick(candidates, question, waits);
  const proposals = picked
    .toSorted((a, b) => millisecondsOf(a.at) - millisecondsOf(b.at))
    .map((candidate, index) =>
      proposalOf(candidate, { number: index + 1, question, target, waits }),
    );
  const notes = [
    ...notesOf(question, target),
    ...(exploited ? [] : skippedReasons(candidates, picked)),
  ];
  return { ...(target === undefined ? {} : { target }), proposals, notes };
}

/**
 * The reasons for skipping slots before the last proposed one, if they are holidays and blackouts.
 */
function skippedReasons(candidates: readonly Candidate[], picked: readonly Candidate[]): string[] {
  const end = Math.max(...picked.map(({ at }) => millisecondsOf(at)));
  const passed = candidates.filter((one) => !picked.includes(one) && millisecondsOf(one.at) < end);
  const days = new Map<string, string[]>();
  for (const { at, closed } of passed)
    for (const reason of closed) days.set(reason, [...(days.get(reason) ?? []), dayOf(at)]);
  return [...days].map(([reason, [first = '', ...others]]) => {
    const last = others.at(-1);
    return `Passed over ${first}${last === undefined ? '' : ` to ${last}`}. ${reason}`;
  });
}

// "none" has the target of "low", and is no more severe.
const isLow = ({ rating }: SlotQuestion): boolean => rating === 'low' || rating === 'none';

/**
 * Good slots by the target; if these are not enough, the least bad ones. If it can wait for
 * holidays, the first slot after them.
 */
function pick(
  candidates: readonly Candidate[],
  question: SlotQuestion,
  waits: boolean,
): Candidate[] {
  const low = isLow(question);
  const open = candidates.filter(({ closed }) => closed.length === 0);
  const better = (list: readonly Candidate[], count: number): readonly Candidate[] => {
    const easy = list.filter(({ drawbacks }) => drawbacks.length === 0);
    return easy.length >= count ? easy : list;
  };
  const later = better(
    open.filter(({ beyond }) => beyond),
    COUNT,
  );
  const within = better(
    open.filter(({ beyond }) => !beyond),
    COUNT,
  );
  const good = spread(
    within,
    question.ready || question.received === undefined,
    waits ? COUNT - 1 : COUNT,
  );
  const closed = low ? [] : candidates.filter(({ beyond, closed }) => !beyond && closed.length > 0);
  const ends = [closed.at(0), closed.at(-1)].flatMap((one) => (one === undefined ? [] : [one]));
  // Offers one open slot, although it is beyond the target, with those on closed days.
  const forced = [...new Set(ends)].slice(0, Math.max(0, COUNT - 1 - good.length));
  return [...new Set([...good, ...forced, ...later, ...candidates])].slice(0, COUNT);
}

/** The first slots if the fix is ready; otherwise the middle one, a later one, and the last. */
function spread(list: readonly Candidate[], ready: boolean, count: number): Candidate[] {
  if (ready || list.length <= count) return list.slice(0, count);
  const end = list.length - 1;
  const half = Math.floor(end / 2);
  const places = count === 2 ? [half, end] : [half, Math.floor((end * 3) / 4), end];
  return places.flatMap((place) => list[place] ?? []);
}

interface Setting {
  readonly number: number;
  readonly question: SlotQuestion;
  readonly target: Instant | undefined;
  /** True if it can wait for holidays beyond its target. */
  readonly waits: boolean;
}

function proposalOf({ at, closed, drawbacks, beyond }: Candidate, setting: Setting): SlotProposal {
  const { number, question, target, waits } = setting;
  const { exploited, site, now } = question;
  const outside = !isSlot(at, site.slot);
  const moved = beyond && waits && closed.length === 0;
  const excuses = exploited
    ? beyond && number > 1
      ? ['after its target date']
      : []
    : whyNot(beyond && !moved, closed);
  const breaks = [
    ...(outside
      ? [`It is a ${dayName(weekdayOf(at))}; the slot is ${slotInWords(site.slot)}.`]
      : []),
    ...(beyond && target !== undefined
      ? [`It is ${spanInWords(target, at)} after the target.`]
      : []),
    ...closed,
  ];
  const ownReason = exploited
    ? 'Exploited in the wild: the earliest possible slot, on any day.'
    : moved
      ? 'Low severity: it can wait until the holidays are over.'
      : undefined;
  return {
    number,
    at,
    reasons: reasonsOf(at, { outside, beyond, target, now, question, drawbacks, closed }),
    breaks,
    ...(excuses.length === 0 ? {} : { needsReason: `It is ${excuses.join(' and ')}.` }),
    ...(ownReason === undefined ? {} : { ownReason }),
  };
}

const whyNot = (beyond: boolean, closed: readonly string[]): string[] => [
  ...(beyond ? ['after its target date'] : []),
  ...(closed.length === 0 ? [] : ['on a holiday or in a blackout']),
];

interface Circumstances extends Pick<Candidate, 'drawbacks' | 'closed' | 'beyond'> {
  readonly outside: boolean;
  readonly target: Instant | undefined;
  readonly now: Instant;
  readonly question: SlotQuestion;
}

function reasonsOf(
  at: Instant,
  { outside, beyond, target, now, question, drawbacks, closed }: Circumstances,
): string[] {
  const { site, exploited, ready } = question;
  const countries = site.calendar.holidays.join(', ');
  const left = spanInWords(now, at);
  return [
    ...(exploited
      ? ['It is exploited in the wild: weekdays, holidays and blackouts are ignored.']
      : []),
    ...(target === undefined || beyond
      ? []
      : [`It is within the target, ${spanInWords(at, target)} before its end.`]),
    ready
      ? `The fix is verified. Time left for the release: ${left}.`
      : `Time left for the fix and the release: ${left}.`,
    ...(outside ? [] : [`It is in the slot: ${dayName(weekdayOf(at))}, ${at.slice(11, 16)} UTC.`]),
    ...(closed.length === 0
      ? [`No ${countries === '' ? '' : `holiday (${countries}) and no `}blackout.`]
      : []),
    ...(drawbacks.length === 0 ? ['Nothing else is planned for that day.'] : drawbacks),
  ];
}

function notesOf(
  { rating, received, exploited, site }: SlotQuestion,
  target: Instant | undefined,
): string[] {
  const level = rating === undefined ? 'medium' : rating === 'none' ? 'low' : rating;
  const days = site.targets[level];
  const isTargetStated = site.stated.targets[level] !== undefined;
  return [
    ...(rating === undefined
      ? ['It is not rated yet, so medium is assumed. Rate it first if you can.']
      : []),
    target === undefined
      ? 'The time of the report is not recorded, so there is no target date.'
      : `Target: ${target} (${rating ?? 'medium'}: ${days} days from the report of ${received}${isTargetStated ? '' : '; the default of Candor, because site.yaml states none'}).`,
    ...(site.stated.slot === undefined
      ? [`site.yaml states no slot, so these follow SPEC 11: ${slotInWords(site.slot)}.`]
      : []),
    ...(exploited ? ['It is exploited in the wild: the earliest slot is the best.'] : []),
    ...(site.calendar.holidays.length === 0
      ? ['site.yaml names no countries whose holidays to avoid.']
      : []),
  ];
}
