// The place of a command whose result depends on the real time. Scheduled content becomes public by
// the clock, so an option or a variable can set back a command that reports what is public to others,
// but not forward: an announcement would look final before its time. A variable cannot set back a
// command that reports affected versions or late items: SOURCE_DATE_EPOCH is set for the build of
// something else (rpmbuild, Nix, CI), and "not affected" or "nothing is late" would be outdated.

import { type Clock, type EdgeOptions, realInstant, timeVariable } from '../src/environment.ts';
import { isAfter } from '../src/model/instant.ts';
import type { ContentPlace } from '../src/read/place.ts';
import { placeOf, say, writablePlaceOf } from './command.ts';

/**
 * Returns the place that the options name. If their time is in the future, uses the clock instead
 * and prints a message. Throws UsageError as placeOf does.
 */
export function publicPlaceOf(options: EdgeOptions, clock: Clock): ContentPlace {
  const place = placeOf(options);
  const real = realInstant(clock);
  if (!isAfter(place.now, real)) return place;
  say(
    `The given time, ${place.now}, is ahead of the clock. This command uses the time of the clock, ${real}: scheduled content is not public yet.`,
  );
  return { ...place, now: real };
}

/**
 * Returns the place that the options name. If a variable sets an earlier time, uses the clock
 * instead and prints a message. `--now` can set an earlier time. Throws UsageError as placeOf does.
 */
export function currentPlaceOf(options: EdgeOptions, clock: Clock): ContentPlace {
  const place = placeOf(options);
  const variable = timeVariable();
  const real = realInstant(clock);
  if (options.now !== undefined || variable === undefined || !isAfter(real, place.now))
    return place;
  say(
    `${variable} sets the time to ${place.now}, which is in the past. This command uses the time of the clock, ${real}; to use an earlier time, use --now.`,
  );
  return { ...place, now: real };
}

/**
 * Returns the place that the options name, for a command that writes a time into a record. A
 * variable can set the time of a build, but not of what people do: uses the clock instead and prints
 * a message. `--now` counts. Throws UsageError as writablePlaceOf does.
 */
export function recordPlaceOf(options: EdgeOptions, clock: Clock): ContentPlace {
  const place = writablePlaceOf(options);
  const variable = timeVariable();
  const real = realInstant(clock);
  if (options.now !== undefined || variable === undefined || place.now === real) return place;
  say(
    `${variable} sets the time to ${place.now}. This command records a time, so it uses the clock, ${real}; for another time, use --now.`,
  );
  return { ...place, now: real };
}
