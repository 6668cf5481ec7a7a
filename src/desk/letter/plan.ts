// PRIVATE. The progress of a case and its planned publication, in sentences for its reporter (SPEC
// 11, steps 1 and 4).

import { type Advisory, type EmbargoedAdvisory, isPublic } from '../../model/advisory/advisory.ts';
import { type Case, type CaseStep, caseRating } from '../../model/case/case.ts';
import { mostSevere } from '../../model/cvss/rating.ts';
import { addHours, compareInstants } from '../../model/instant.ts';
import type { Site } from '../../model/site/site.ts';
import { dayInWords, timeInWords } from './time.ts';

const MOST_SEVERE_FIRST = ['critical', 'high', 'medium', 'low'] as const;

/**
 * "7 days for critical, 30 for high, 60 for medium and 90 for low severity"; undefined if the team
 * states no target.
 */
export function targetsInWords({ stated: { targets } }: Pick<Site, 'stated'>): string | undefined {
  const levels = MOST_SEVERE_FIRST.filter((level) => targets[level] !== undefined);
  const words = levels.map((level, i) => `${targets[level]}${i === 0 ? ' days' : ''} for ${level}`);
  if (words.length === 0) return undefined;
  return `${[words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ')} severity`;
}

// Only the meaning of the step itself. The details are in the case, and the team decides whether to
// share them.
const STATES: Readonly<Record<CaseStep, string>> = {
  received: 'We have received your report.',
  acknowledged: 'The next step is to reproduce it and to find out who is affected.',
  triaged: 'We have triaged it. The next step is to assign someone to fix it.',
  fixing: 'The fix is being written.',
  verified: 'The fix is written and verified.',
  scheduled: 'The fix is ready, and its release is planned.',
  published: 'The advisory is published.',
  learnt: 'The advisory is published, and our work on the report is done.',
};

/** Returns the progress of the work. */
export const stateOf = ({ step }: Pick<Case, 'step'>): string => STATES[step];

/** True if a case is published. */
export const isOut = ({ step }: Pick<Case, 'step'>): boolean =>
  step === 'published' || step === 'learnt';

/**
 * The time of publication, past or planned: the agreed time, otherwise the stated target of its
 * severity; undefined if neither is known.
 */
export function planOf(
  about: Case,
  advisories: readonly (Advisory | EmbargoedAdvisory)[],
  { stated: { targets } }: Pick<Site, 'stated'>,
): string | undefined {
  if (isOut(about)) return publicationOf(about, advisories);
  const slot = about.slot ?? advisories.flatMap(({ published }) => published ?? [])[0];
  if (slot !== undefined) {
    const what = about.release_plan.length > 0 ? 'the release and the advisory' : 'the advisory';
    return `We plan to publish ${what} on ${timeInWords(slot)}.`;
  }
  const rating =
    mostSevere(advisories.flatMap(({ severities }) => severities.rating ?? [])) ??
    caseRating(about);
  if (rating === undefined) return undefined;
  const days = rating === 'none' ? undefined : targets[rating];
  const until = days === undefined ? '' : dayInWords(addHours(about.received.at, days * 24));
  const target =
    days === undefined
      ? ''
      : ` Our target is ${days} days from your report: a release and an advisory by ${until}.`;
  return `We rate its severity as ${rating}.${target} No day is set yet.`;
}

function publicationOf(
  about: Case,
  advisories: readonly (Advisory | EmbargoedAdvisory)[],
): string | undefined {
  const dates = advisories.filter(isPublic).map(({ published }) => published);
  const step = about.history.find((one) => one.step === 'published')?.at;
  const at = dates.toSorted(compareInstants).at(-1) ?? step;
  return at === undefined ? undefined : `The advisory was published on ${timeInWords(at)}.`;
}
