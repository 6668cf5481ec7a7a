// The disclosure slot (SPEC 11, note 3): our own advisories are published in it.
// model/policy/slot.ts defines slots.

import { isAfter } from '../../model/instant.ts';
import {
  dayName,
  isSlot,
  nextSlot,
  slotInWords,
  slotRuleFor,
  weekdayOf,
} from '../../model/policy/slot.ts';
import { checkAdvisories, found } from './each.ts';

/**
 * Our own advisories are published on the full hour and on the days of the slot. Exploited ones can
 * be published on any day.
 */
export const slot = checkAdvisories(
  ['slot-missed'],
  function* (advisory, { site, now }) {
    const { published } = advisory;
    const rule = slotRuleFor(site, advisory.exploited !== undefined);
    if (published === undefined || isSlot(published, rule)) return;
    const remedy = isAfter(published, now)
      ? `Schedule it for ${nextSlot(published, rule) ?? 'another time'}.`
      : 'Do not change the date of a public advisory; schedule the next one for the slot.';
    const message = `${published} is a ${dayName(weekdayOf(published))}; the slot is ${slotInWords(rule)}.`;
    const one = found(advisory, 'slot-missed', { path: ['published'] }, message, remedy);
    yield isAfter(published, now) ? one : { ...one, explains: true };
  },
  { own: true },
);
