// The timeline of an advisory: sorted, starting with the report, and with an acknowledgement in
// time (SPEC 11, step 1).

import { time } from '../../language/english/time.ts';
import { hoursBetween } from '../../model/advisory/response.ts';
import { compareInstants, type Instant, isAfter } from '../../model/instant.ts';
import { type AnyAdvisory, checkAdvisories, found, placeOf } from './each.ts';

/** The events are sorted by time. */
export const timelineOrder = checkAdvisories(['timeline-order'], function* (advisory) {
  let previous: AnyAdvisory['timeline'][number] | undefined;
  for (const [i, event] of advisory.timeline.entries()) {
    if (previous !== undefined && isAfter(previous.at, event.at)) {
      const message = `"${event.event}" at ${event.at} is listed after "${previous.event}" at ${previous.at}.`;
      yield found(advisory, 'timeline-order', { path: ['timeline', i, 'at'] }, message);
    }
    previous = event;
  }
});

/**
 * The timeline states when the report arrived, and the acknowledgement is within the hours that the
 * site promises.
 */
export const acknowledgement = checkAdvisories(
  ['timeline-missing', 'acknowledged-late'],
  function* (advisory, { site }) {
    const reported = first(advisory, 'reported');
    if (reported === undefined) {
      const message = 'The timeline has no event "reported".';
      yield found(advisory, 'timeline-missing', placeOf(advisory, 'timeline'), message);
      return;
    }
    const acknowledged = first(advisory, 'acknowledged');
    if (acknowledged === undefined) return;
    const hours = hoursBetween(reported.at, acknowledged.at);
    const promised = site.promise.acknowledge_hours;
    if (hours <= promised) return;
    // Rounds up to a minute, so that one second too late does not look like in time.
    const late = time.hours(Math.ceil((hours - promised) * 60) / 60);
    const asked =
      site.stated.acknowledgeHours === undefined
        ? 'that SPEC 11 requires'
        : 'that site.yaml promises';
    const promise = `${late} later than the ${promised} hours ${asked}`;
    const message = `The report was acknowledged after ${time.hours(hours)}, ${promise}.`;
    yield {
      ...found(
        advisory,
        'acknowledged-late',
        { path: ['timeline', acknowledged.index, 'at'] },
        message,
      ),
      explains: true,
    };
  },
  { own: true },
);

function first(
  { timeline }: AnyAdvisory,
  wanted: string,
): { index: number; at: Instant } | undefined {
  const times = timeline.map(({ at, event }, index) => ({ at, event, index }));
  return times
    .filter(({ event }) => event === wanted)
    .sort((a, b) => compareInstants(a.at, b.at))[0];
}
