// The place of a command that tells others what is public. What is scheduled becomes public by the clock, so an option or a variable
// can set such a command back, but not forward: an announcement would look final before its time.

import { type Clock, type EdgeOptions, realInstant } from '../src/environment.ts';
import { isAfter } from '../src/model/instant.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { placeOf, say } from './command.ts';

/** The place that the options name, at the time of the clock if theirs is ahead of it; then it says so. Throws UsageError as placeOf does. */
export function publicPlaceOf(options: EdgeOptions, clock: Clock): ContentPlace {
  const place = placeOf(options);
  const real = realInstant(clock);
  if (!isAfter(place.now, real)) return place;
  say(
    `The time given, ${place.now}, is ahead of the clock, so this command works at the time of the clock, ${real}: what is scheduled is not public yet.`,
  );
  return { ...place, now: real };
}
