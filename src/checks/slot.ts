// The disclosure slot: the hour and the days on which advisories are published (SPEC 11, note 3). Everything is UTC.

import { addHours, dayOf, type Instant, isAfter, millisecondsOf, startOfDay } from '../model/instant.ts';
import type { Site } from '../model/site.ts';
import { checkAdvisories, found } from './advisory.ts';

type Slot = Site['slot'];

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Our own advisories are published at the full hour and on the days of the slot. */
export const slot = checkAdvisories(
  ['slot-missed'],
  function* (advisory, { site, now }) {
    const { published } = advisory;
    if (published === undefined || slotOf(published, site.slot) === published) return;
    const remedy = isAfter(published, now)
      ? `Plan it for ${nextSlot(published, site.slot)}.`
      : 'Leave the date of what is public; plan the next one for the slot.';
    const message = `${published} is a ${weekday(published)}; the slot is ${slotInWords(site.slot)}.`;
    yield found(advisory, 'slot-missed', { path: ['published'] }, message, remedy);
  },
  { own: true },
);

/** The slot on the day of an instant; undefined where there is none on that weekday. */
function slotOf(instant: Instant, { hour, days }: Slot): Instant | undefined {
  return days.some((day) => day === weekday(instant)) ? addHours(startOfDay(dayOf(instant)), hour) : undefined;
}

function nextSlot(after: Instant, slot: Slot): Instant {
  for (let day = 0; day <= 7; day++) {
    const candidate = slotOf(addHours(after, 24 * day), slot);
    if (candidate !== undefined && !isAfter(after, candidate)) return candidate;
  }
  return after;
}

function weekday(instant: Instant): string {
  return WEEKDAYS[new Date(millisecondsOf(instant)).getUTCDay()] ?? '';
}

const slotInWords = ({ hour, days }: Slot): string => `${String(hour).padStart(2, '0')}:00 UTC on ${days.join(', ')}`;
