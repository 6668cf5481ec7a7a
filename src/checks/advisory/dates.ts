// The dates of an advisory: in chronological order, and none of them in the future.

import { type Instant, isAfter } from '../../model/instant.ts';
import type { Found } from '../check.ts';
import { type AnyAdvisory, type Context, checkAdvisories, found } from './each.ts';

type Event = AnyAdvisory['timeline'][number];

/** Checks publication, revisions, withdrawal, exploitation and the events of the timeline. */
export const dates = checkAdvisories(
  [
    'dates-order',
    'date-future',
    'withdrawn-early',
    'revision-order',
    'revision-early',
    'exploited-late',
  ],
  function* (advisory, context) {
    yield* misplacedEvents(advisory);
    yield* latePublication(advisory);
    yield* revisions(advisory);
    yield* withdrawal(advisory);
    yield* future(advisory, context);
  },
);

// The required order of events. A team can request a CVE at any time, and "scheduled" has the
// planned date.
const STEPS = [
  'reported',
  'acknowledged',
  'triaged',
  'fix-assigned',
  'fix-ready',
  'released',
  'published',
] as const;
const BEFORE: Readonly<Record<Event['event'], readonly Event['event'][]>> = {
  reported: [],
  acknowledged: before('acknowledged'),
  triaged: before('triaged'),
  'fix-assigned': before('fix-assigned'),
  'fix-ready': before('fix-ready'),
  released: before('released'),
  published: before('published'),
  'cve-requested': ['reported'],
  'cve-assigned': ['reported', 'cve-requested'],
  prenotified: ['reported', 'acknowledged'],
  scheduled: ['reported', 'acknowledged'],
  note: [],
};
const FIXING = new Set<Event['event']>(['fix-assigned', 'fix-ready', 'released']);

function before(step: (typeof STEPS)[number]): readonly Event['event'][] {
  return STEPS.slice(0, STEPS.indexOf(step));
}

function* misplacedEvents(advisory: AnyAdvisory): Generator<Found<'dates-order'>> {
  const first = firstTimes(advisory.timeline);
  for (const [i, { at, event }] of advisory.timeline.entries()) {
    const wanted = event === 'published' ? beforePublication(advisory) : BEFORE[event];
    const earlier = wanted.find((step) => isAfter(first.get(step) ?? at, at));
    if (earlier === undefined) continue;
    const message = `"${event}" is dated ${at}, before "${earlier}" at ${first.get(earlier)}.`;
    yield found(advisory, 'dates-order', { path: ['timeline', i, 'at'] }, message);
  }
}

function* latePublication(advisory: AnyAdvisory): Generator<Found<'dates-order'>> {
  const { published } = advisory;
  if (published === undefined) return;
  const first = firstTimes(advisory.timeline);
  const late = beforePublication(advisory).find((step) =>
    isAfter(first.get(step) ?? published, published),
  );
  if (late === undefined) return;
  const message = `The advisory is published at ${published}, before "${late}" at ${first.get(late)}.`;
  yield found(advisory, 'dates-order', { path: ['published'] }, message);
}

// An advisory that was published before its fix has a revision of kind "fix".
function beforePublication({ revisions }: AnyAdvisory): readonly Event['event'][] {
  const fixedLater = revisions.some(({ kind }) => kind === 'fix');
  return [...before('published'), 'prenotified' as const].filter(
    (step) => !fixedLater || !FIXING.has(step),
  );
}

function firstTimes(timeline: readonly Event[]): ReadonlyMap<Event['event'], Instant> {
  const first = new Map<Event['event'], Instant>();
  for (const { at, event } of timeline) {
    const known = first.get(event);
    if (known === undefined || isAfter(known, at)) first.set(event, at);
  }
  return first;
}

function* revisions(
  advisory: AnyAdvisory,
): Generator<Found<'revision-order' | 'revision-early' | 'dates-order'>> {
  const { published, withdrawn } = advisory;
  let previous: Instant | undefined;
  for (const [i, { at, kind }] of advisory.revisions.entries()) {
    const place = { path: ['revisions', i, 'at'] };
    if (published !== undefined && isAfter(published, at))
      yield found(
        advisory,
        'revision-early',
        place,
        `The revision is dated ${at}, before the publication at ${published}.`,
      );
    if (previous !== undefined && isAfter(previous, at))
      yield found(
        advisory,
        'revision-order',
        place,
        `The revision dated ${at} is listed after the one dated ${previous}.`,
      );
    if (withdrawn !== undefined && kind !== 'editorial' && isAfter(at, withdrawn.at))
      yield found(
        advisory,
        'dates-order',
        place,
        `The revision is dated ${at}, after the withdrawal at ${withdrawn.at}.`,
      );
    previous = at;
  }
}

function* withdrawal(advisory: AnyAdvisory): Generator<Found<'withdrawn-early'>> {
  const { published, withdrawn } = advisory;
  if (withdrawn === undefined || (published !== undefined && !isAfter(published, withdrawn.at)))
    return;
  const message =
    published === undefined
      ? `The advisory was withdrawn at ${withdrawn.at} but has no publication date.`
      : `The advisory was withdrawn at ${withdrawn.at}, before its publication at ${published}.`;
  yield found(advisory, 'withdrawn-early', { path: ['withdrawn', 'at'] }, message);
}

function* future(
  advisory: AnyAdvisory,
  { now }: Context,
): Generator<Found<'date-future' | 'exploited-late'>> {
  const { published, withdrawn, exploited } = advisory;
  const planned = published !== undefined && isAfter(published, now);
  for (const [i, { at, event }] of advisory.timeline.entries()) {
    if (!isAfter(at, now) || event === 'scheduled') continue;
    if (planned && (event === 'released' || event === 'published')) continue;
    yield found(
      advisory,
      'date-future',
      { path: ['timeline', i, 'at'] },
      `"${event}" is dated ${at}, in the future: it is ${now}.`,
    );
  }
  for (const [i, { at }] of advisory.revisions.entries())
    if (isAfter(at, now))
      yield found(
        advisory,
        'date-future',
        { path: ['revisions', i, 'at'] },
        `The revision is dated ${at}, in the future: it is ${now}.`,
      );
  if (withdrawn !== undefined && isAfter(withdrawn.at, now))
    yield found(
      advisory,
      'date-future',
      { path: ['withdrawn', 'at'] },
      `The withdrawal is dated ${withdrawn.at}, in the future: it is ${now}.`,
    );
  if (exploited !== undefined && isAfter(exploited.aware_at, now)) {
    const message = `"aware_at" is ${exploited.aware_at}, in the future: it is ${now}.`;
    yield found(advisory, 'exploited-late', { path: ['exploited', 'aware_at'] }, message);
  }
}
