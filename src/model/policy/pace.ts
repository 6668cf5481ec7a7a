// How fast a team answers, fixes and publishes: the values that site.yaml states, and those that
// the desk uses.

import type { Rating } from '../cvss/rating.ts';

type Level = Exclude<Rating, 'none'>;
type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** The hour in UTC and the weekdays of publication. */
interface Slot {
  readonly hour: number;
  readonly days: readonly Weekday[];
}

/** The values that site.yaml states. Pages, exports and letters use no others. */
interface Stated {
  readonly acknowledgeHours: number | undefined;
  /** Days from the report to the release. */
  readonly targets: Readonly<Partial<Record<Level, number | undefined>>>;
  /** undefined unless both the hour and the days are stated. */
  readonly slot: Slot | undefined;
}

export interface Pace {
  /** The values that the desk uses: the stated ones, else `RECOMMENDED`. */
  readonly promise: { readonly acknowledge_hours: number };
  readonly targets: Readonly<Record<Level, number>>;
  readonly slot: Slot;
  readonly stated: Stated;
}

/** The values of site.yaml, undefined if it states none. */
interface Written {
  readonly promise: { readonly acknowledge_hours?: number | undefined };
  readonly targets: Stated['targets'];
  readonly slot: {
    readonly hour?: number | undefined;
    readonly days?: readonly Weekday[] | undefined;
  };
}

/**
 * The acknowledgment and the slot are those of SPEC 11 (step 1, note 3). SPEC 11 asks for a
 * timeline by severity (step 4) but names no days: the targets are Candor's.
 */
export const RECOMMENDED = {
  acknowledge_hours: 48,
  targets: { critical: 7, high: 30, medium: 60, low: 90 },
  slot: { hour: 16, days: ['monday', 'tuesday', 'wednesday', 'thursday'] },
} as const;

/** Returns the pace of a site: the stated values, and those that its desk uses. */
export function paceOf({ promise, targets, slot }: Written): Pace {
  const { hour = RECOMMENDED.slot.hour, days = RECOMMENDED.slot.days } = slot;
  const isSlotStated = slot.hour !== undefined && slot.days !== undefined;
  return {
    promise: { acknowledge_hours: promise.acknowledge_hours ?? RECOMMENDED.acknowledge_hours },
    targets: {
      critical: targets.critical ?? RECOMMENDED.targets.critical,
      high: targets.high ?? RECOMMENDED.targets.high,
      medium: targets.medium ?? RECOMMENDED.targets.medium,
      low: targets.low ?? RECOMMENDED.targets.low,
    },
    slot: { hour, days },
    stated: {
      acknowledgeHours: promise.acknowledge_hours,
      targets,
      slot: isSlotStated ? { hour, days } : undefined,
    },
  };
}
