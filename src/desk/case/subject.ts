// The team's unit of work: one vulnerability, with its case, its advisories (one for each project)
// and the releases that fix it.

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory/advisory.ts';
import { isPublic } from '../../model/advisory/advisory.ts';
import { compareIds } from '../../model/advisory/id.ts';
import { CASE_STEPS, type Case, type CaseStep, caseOf, caseRating } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { mostSevere } from '../../model/cvss/rating.ts';
import { compareInstants, type Instant, isAfter, latest } from '../../model/instant.ts';
import type { PlannedRelease, Release } from '../../model/release/release.ts';
import { clocksOf, type Facts } from '../status/deadlines.ts';
import { promisedHours, statedHours } from '../status/promise.ts';

type AnyAdvisory = Advisory | EmbargoedAdvisory;
export type AnyRelease = Release | PlannedRelease;

/** One vulnerability. `id` is that of the case, otherwise of the advisory. */
export interface Subject {
  readonly id: string;
  readonly case?: Case | undefined;
  /** Sorted by id; includes public ones. */
  readonly advisories: readonly AnyAdvisory[];
  readonly releases: readonly AnyRelease[];
}

/**
 * Returns everything that is open, sorted by id: cases that are not closed, and are not learnt or
 * still require a CRA report; private advisories without an open case; and public ones without a
 * case whose CRA clocks still run.
 */
export function openSubjects(everything: Everything): Subject[] {
  const { content, desk, now } = everything;
  const cases = desk.cases.filter((one) => isOpen(subjectOfCase(one, everything), everything));
  const taken = new Set(cases.flatMap((one) => [one.id, ...one.advisories]));
  const drafts = desk.advisories
    .filter(({ id }) => !taken.has(id))
    .map((one) => alone(one, everything));
  const running = content.advisories
    .filter(({ id, exploited }) => exploited !== undefined && caseOf(id, desk.cases) === undefined)
    .map((one) => alone(one, everything))
    .filter((one) =>
      clocksOf(factsOf(one, everything), everything.site, now).some((due) =>
        runs(due.kind, due.state),
      ),
    );
  return [...cases.map((one) => subjectOfCase(one, everything)), ...drafts, ...running].sort(
    (a, b) => compareIds(a.id, b.id),
  );
}

/**
 * Finds the vulnerability for the id of a case or of an advisory; undefined if the id is unknown.
 */
export function subjectOf(id: string, everything: Everything): Subject | undefined {
  const { content, desk } = everything;
  const open = desk.cases.filter(({ closed }) => closed === undefined);
  const worksheet = caseOf(id, open);
  if (worksheet !== undefined) return subjectOfCase(worksheet, everything);
  const advisory = [...desk.advisories, ...content.advisories].find((one) => one.id === id);
  return advisory === undefined ? undefined : alone(advisory, everything);
}

const runs = (kind: string, state: string): boolean =>
  (kind === 'early-warning' || kind === 'notification' || kind === 'final-report') &&
  (state === 'open' || state === 'soon');

function subjectOfCase(worksheet: Case, everything: Everything): Subject {
  const ids = new Set([worksheet.id, ...worksheet.advisories]);
  const advisories = allAdvisories(everything).filter(({ id }) => ids.has(id));
  return { id: worksheet.id, case: worksheet, advisories, releases: releasesOf(ids, everything) };
}

function alone(advisory: AnyAdvisory, everything: Everything): Subject {
  return {
    id: advisory.id,
    advisories: [advisory],
    releases: releasesOf(new Set([advisory.id]), everything),
  };
}

function allAdvisories({ content, desk }: Everything): AnyAdvisory[] {
  return [...content.advisories, ...desk.advisories].sort((a, b) => compareIds(a.id, b.id));
}

const releasesOf = (ids: ReadonlySet<string>, { content, desk }: Everything): AnyRelease[] =>
  [...content.releases, ...desk.releases].filter(({ advisories }) =>
    advisories.some((id) => ids.has(id)),
  );

function isOpen(subject: Subject, everything: Everything): boolean {
  const { case: worksheet } = subject;
  if (worksheet === undefined || worksheet.closed !== undefined) return false;
  if (worksheet.step !== 'learnt') return true;
  return clocksOf(factsOf(subject, everything), everything.site, everything.now).some(
    ({ section, state }) => section.startsWith('CRA') && state !== 'done',
  );
}

/** True if a case has reached a step, or passed it. */
export const hasReached = ({ step }: Pick<Case, 'step'>, wanted: CaseStep): boolean =>
  CASE_STEPS.indexOf(step) >= CASE_STEPS.indexOf(wanted);

/**
 * The facts that the clocks of a vulnerability depend on. Of several ratings, the most severe one
 * counts: its target is the earliest.
 */
export function factsOf(subject: Subject, everything: Everything): Facts {
  const { id, case: worksheet, advisories } = subject;
  const own = advisories.filter(({ imported }) => imported === undefined);
  const answer = eventOf(own, 'acknowledged') ?? stepOf(worksheet, 'acknowledged');
  return {
    id,
    received: worksheet?.received.at ?? eventOf(own, 'reported'),
    promiseHours: promisedHours(worksheet?.received.channel, everything),
    isPromised: statedHours(worksheet?.received.channel, everything) !== undefined,
    acknowledged: answer,
    answered: worksheet !== undefined && hasReached(worksheet, 'acknowledged'),
    rating: mostSevere(
      [
        worksheet && caseRating(worksheet),
        ...advisories.map((one) => one.severities.rating),
      ].flatMap(known),
    ),
    slot: slotOf(subject),
    slotReason: worksheet?.slot_reason ?? noteOf(own),
    published: publishedOf(subject),
    fixed: fixedOf(subject, everything.now),
    exploited: exploitedOf(subject, everything),
    retrospective: retrospectiveOf(subject, everything),
  };
}

const known = <Value>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);

const stepOf = (worksheet: Case | undefined, step: CaseStep): Instant | undefined =>
  worksheet?.history.find((one) => one.step === step)?.at;

const eventOf = (
  advisories: readonly AnyAdvisory[],
  event: 'reported' | 'acknowledged' | 'released',
) =>
  earliest(
    advisories.flatMap(({ timeline }) =>
      timeline.filter((one) => one.event === event).map(({ at }) => at),
    ),
  );

const noteOf = (advisories: readonly AnyAdvisory[]): string | undefined =>
  advisories
    .flatMap(({ timeline }) =>
      timeline.flatMap(({ event, note }) => (event === 'scheduled' ? known(note) : [])),
    )
    .at(-1);

const earliest = (instants: readonly Instant[]): Instant | undefined =>
  instants.toSorted(compareInstants)[0];

/**
 * The planned time of disclosure: from the case, otherwise the earliest date of anything that is
 * not public.
 */
export function slotOf({ case: worksheet, advisories, releases }: Subject): Instant | undefined {
  const planned = [
    ...advisories.filter((one) => !isPublic(one)),
    ...releases.filter(({ state }) => state !== 'published'),
  ].flatMap(({ published }) => known(published));
  return worksheet?.slot ?? earliest(planned);
}

/** The time at which all of it was public; undefined if something is not. */
function publishedOf({ case: worksheet, advisories }: Subject): Instant | undefined {
  if (worksheet !== undefined && hasReached(worksheet, 'published') && advisories.length === 0)
    return stepOf(worksheet, 'published');
  const dates = advisories.filter(isPublic).map(({ published }) => published);
  const [first, ...others] = dates;
  return first !== undefined && dates.length === advisories.length
    ? latest(first, ...others)
    : undefined;
}

/**
 * The time at which the first fix was available: a release, an event "released", or the publication
 * of an advisory.
 */
function fixedOf(
  { case: worksheet, advisories, releases }: Subject,
  now: Instant,
): Instant | undefined {
  const dates = [
    ...releases
      .filter(({ state }) => state === 'published')
      .flatMap(({ published }) => known(published)),
    ...advisories.filter(isPublic).map(({ published }) => published),
    ...known(eventOf(advisories, 'released')),
    ...known(stepOf(worksheet, 'published')),
  ];
  return earliest(dates.filter((at) => !isAfter(at, now)));
}

function exploitedOf(
  { case: worksheet, advisories }: Subject,
  { desk }: Everything,
): Facts['exploited'] {
  const all = [worksheet ?? caseOf(advisories[0]?.id ?? '', desk.cases)].flatMap((one) =>
    known(one?.exploited),
  );
  const aware = earliest(
    [...all, ...advisories.flatMap((one) => known(one.exploited))].map((one) => one.aware_at),
  );
  if (aware === undefined) return undefined;
  return { reported: {}, ...all[0], aware_at: aware };
}

function retrospectiveOf(
  { case: worksheet, advisories }: Subject,
  { content }: Everything,
): Facts['retrospective'] {
  const ids = new Set(advisories.map(({ id }) => id));
  const names = (one: { readonly advisories: readonly string[] }): boolean =>
    one.advisories.some((id) => ids.has(id));
  if (content.retrospectives.some(names)) return 'published';
  // The release has already announced that no retrospective is planned.
  if (content.releases.some((one) => names(one) && one.retrospective?.planned === false))
    return 'none-planned';
  return worksheet?.retrospective.planned === true ? 'wanted' : 'none-planned';
}
