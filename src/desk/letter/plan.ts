// PRIVATE. How far a case is and when it is planned to be published, in sentences for its reporter (SPEC 11, steps 1 and 4).

import type { Advisory, EmbargoedAdvisory } from '../../model/advisory.ts';
import { type Case, type CaseStep, caseRating } from '../../model/case.ts';
import { gravest } from '../../model/cvss/rating.ts';
import { addHours } from '../../model/instant.ts';
import type { Site } from '../../model/site.ts';
import { dayInWords, timeInWords } from './time.ts';

const GRAVEST_FIRST = ['critical', 'high', 'medium', 'low'] as const;

/** "7 days for critical, 30 for high, 60 for medium and 90 for low severity"; undefined if the team states no target. */
export function targetsInWords({ stated: { targets } }: Pick<Site, 'stated'>): string | undefined {
  const levels = GRAVEST_FIRST.filter((level) => targets[level] !== undefined);
  const words = levels.map((level, i) => `${targets[level]}${i === 0 ? ' days' : ''} for ${level}`);
  if (words.length === 0) return undefined;
  return `${[words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ')} severity`;
}

const STATES: Readonly<Record<CaseStep, string>> = {
  received: 'We have your report and are reading it.',
  acknowledged: 'We are trying to reproduce it, and to find out who is affected.',
  triaged: 'We have looked into it, and are handing it to those who write the fix.',
  fixing: 'The fix is being written, in private.',
  verified: 'The fix is written and tested, for variants as well.',
  scheduled: 'The fix is ready, and its release is planned.',
  published: 'The fix is released, and the advisory is public.',
  learnt: 'The fix is released, the advisory is public, and we have looked back at how it went.',
};

/** How far the work is. */
export const stateOf = ({ step }: Pick<Case, 'step'>): string => STATES[step];

/** When it is to be published: the agreed time, else the target of its severity; undefined where neither is known. */
export function planOf(
  about: Case,
  advisories: readonly (Advisory | EmbargoedAdvisory)[],
  { stated: { targets } }: Pick<Site, 'stated'>,
): string | undefined {
  const slot = about.slot ?? advisories.flatMap(({ published }) => published ?? [])[0];
  if (slot !== undefined) {
    const out = about.step === 'published' || about.step === 'learnt';
    return `${out ? 'The release and the advisory were published' : 'We plan to publish the release and the advisory'} on ${timeInWords(slot)}.`;
  }
  const rating = gravest(advisories.flatMap(({ severities }) => severities.rating ?? [])) ?? caseRating(about);
  if (rating === undefined) return undefined;
  const days = targets[rating === 'none' ? 'low' : rating];
  const until = days === undefined ? '' : dayInWords(addHours(about.received.at, days * 24));
  const target =
    days === undefined ? '' : ` Our target is ${days} days from your report: a release and an advisory by ${until}.`;
  return `We take its severity for ${rating === 'none' ? 'low' : rating}.${target} No day is fixed yet; we agree on it with you.`;
}
