// The disclosure slot: the hour and the days on which advisories are published (SPEC 11, note 3;
// its "non-Friday weekend" is read as Monday to Thursday). All times are UTC. The check and the
// plan both use this definition.

import {
  addHours,
  type Day,
  dayOf,
  type Instant,
  isAfter,
  millisecondsOf,
  startOfDay,
} from '../instant.ts';
import type { Site } from '../site/site.ts';

/** The hour in UTC and the weekdays. */
export type SlotRule = Site['slot'];

/** Starts with Sunday, like JavaScript's getUTCDay. */
const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const END = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Returns the weekday of a day or of an instant, in UTC. */
export function weekdayOf(moment: Day | Instant): Weekday {
  return WEEKDAYS[new Date(millisecondsOf(startOfDay(dayIn(moment)))).getUTCDay()] ?? 'sunday';
}

/**
 * Returns the rule for an advisory. If the vulnerability is exploited, any day of the week is
 * allowed, at the hour of the slot: attackers do not wait for Monday.
 */
export function slotRuleFor({ slot }: Pick<Site, 'slot'>, exploited: boolean): SlotRule {
  return exploited ? { ...slot, days: [...WEEKDAYS] } : slot;
}

/** Returns the slot on a day; undefined if the rule excludes its weekday. */
function slotOn(day: Day, { hour, days }: SlotRule): Instant | undefined {
  return days.some((one) => one === weekdayOf(day)) ? addHours(startOfDay(day), hour) : undefined;
}

/** True if an instant is a slot, to the second. */
export function isSlot(instant: Instant, rule: SlotRule): boolean {
  return slotOn(dayOf(instant), rule) === instant;
}

/**
 * Returns the first slot at or after an instant; undefined only at the end of the calendar (the
 * year 9999).
 */
export function nextSlot(from: Instant, rule: SlotRule): Instant | undefined {
  for (let day = 0; day <= 7 && millisecondsOf(from) + day * 86_400_000 <= END; day++) {
    const candidate = slotOn(dayOf(addHours(from, 24 * day)), rule);
    if (candidate !== undefined && !isAfter(from, candidate)) return candidate;
  }
  return undefined;
}

/** Yields every slot between two instants, both included. */
export function* slotsBetween(from: Instant, to: Instant, rule: SlotRule): Generator<Instant> {
  let slot = nextSlot(from, rule);
  while (slot !== undefined && !isAfter(slot, to)) {
    yield slot;
    slot = millisecondsOf(slot) + 3_600_000 > END ? undefined : nextSlot(addHours(slot, 1), rule);
  }
}

/** "16:00 UTC from Monday to Thursday", "09:00 UTC on Monday and Wednesday". */
export const slotInWords = ({ hour, days }: SlotRule): string =>
  `${String(hour).padStart(2, '0')}:00 UTC ${daysInWords(days)}`;

const WEEK = [...WEEKDAYS.slice(1), ...WEEKDAYS.slice(0, 1)];

function daysInWords(days: readonly Weekday[]): string {
  const given = WEEK.filter((day) => days.includes(day));
  const names = given.map(dayName);
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const [start = 0] = given.map((day) => WEEK.indexOf(day));
  const inRow = given.every((day, i) => WEEK.indexOf(day) === start + i);
  if (names.length > 2 && inRow) return `from ${first} to ${last}`;
  return names.length < 2 ? `on ${first}` : `on ${names.slice(0, -1).join(', ')} and ${last}`;
}

/** "Thursday". */
export const dayName = (day: Weekday): string => `${day.charAt(0).toUpperCase()}${day.slice(1)}`;

const dayIn = (moment: Day | Instant): Day => (isInstant(moment) ? dayOf(moment) : moment);
const isInstant = (moment: Day | Instant): moment is Instant => moment.length > 10;
