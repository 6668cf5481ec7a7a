// PRIVATE. SPEC 11's seven steps as a state machine. A case moves forward one step at a time, when
// it meets the requirements of the next step. It moves back, with a reason, if finished work turns
// out to be incomplete. A refusal names each unmet requirement and the commands that meet it.

import { CASE_STEPS, type Case, type CaseStep, type CLOSED_AS } from '../../model/case/case.ts';
import type { Everything } from '../../model/content.ts';
import { type Instant, isAfter, latest } from '../../model/instant.ts';
import { type Requirement, requirementsFor } from './requirements.ts';

type CloseReason = (typeof CLOSED_AS)[number];
type HistoryEntry = Case['history'][number];

/** The steps that a case can move back to, with a reason. */
const BACK: Readonly<Record<CaseStep, readonly CaseStep[]>> = {
  received: [],
  acknowledged: [],
  triaged: ['acknowledged'],
  fixing: ['triaged'],
  verified: ['fixing', 'triaged'],
  scheduled: ['verified', 'fixing', 'triaged'],
  published: ['fixing', 'triaged'],
  learnt: ['published', 'fixing', 'triaged'],
};

/** The meaning of each step, for people. */
export const STEP_WORDS: Readonly<Record<CaseStep, string>> = {
  received: 'the report has arrived',
  acknowledged: 'a person has answered the reporter',
  triaged: 'it is reproduced and rated, and the affected projects are known',
  fixing: 'a team is fixing it in private',
  verified: 'the SIRT has verified the fix and its variants',
  scheduled: 'the releases and the disclosure time are agreed',
  published: 'the releases, advisories and announcement are public',
  learnt: 'the retrospective is written, or none is planned',
};

/** The person who moves a case, the time and the reason. */
interface Mover {
  readonly at: Instant;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

/** An allowed move: the new entry of the history, and the unmet recommendations. */
interface Moved {
  readonly entry: HistoryEntry;
  readonly advice: readonly Requirement[];
}

/** A move that is not allowed: the reason, in sentences, and the unmet requirements. */
interface Refused {
  readonly refused: string;
  readonly needs: readonly Requirement[];
}

/** Returns the step after a step; undefined after the last one. */
export function stepAfter(step: CaseStep): CaseStep | undefined {
  return CASE_STEPS[CASE_STEPS.indexOf(step) + 1];
}

/**
 * Returns the steps that a case can be moved to from a step: the next one, and those that it can go
 * back to with a reason.
 */
export function movesFrom(step: CaseStep): {
  readonly forward: CaseStep | undefined;
  readonly back: readonly CaseStep[];
} {
  return { forward: stepAfter(step), back: BACK[step] };
}

/**
 * Moves a case to a step, or returns the reason why not. Changes nothing: the caller writes the
 * entry.
 */
export function moveCase(
  one: Case,
  to: CaseStep,
  mover: Mover,
  everything: Everything,
): Moved | Refused {
  const wrong = faultOf(one, to, mover, everything.now);
  if (wrong !== undefined) return { refused: wrong, needs: [] };
  const needs = isBack(one.step, to) ? [] : requirementsFor(to, one, everything, mover.at);
  if (needs.some((requirement) => requirement.must))
    return { refused: `${one.id} cannot be "${to}" yet. Requirements that are not met:`, needs };
  return { entry: entryOf(to, mover), advice: needs };
}

function faultOf(one: Case, to: CaseStep, { at, reason }: Mover, now: Instant): string | undefined {
  const { step, id, closed } = one;
  if (closed !== undefined)
    return `${id} was closed at ${closed.at} (${closed.as}). To reopen it: candor case ${id} reopened --reason ...`;
  const early = timeFault(one, at, now);
  if (early !== undefined) return early;
  if (to === step) return `${id} is already "${step}".`;
  if (isBack(step, to)) return backFault(one, to, reason);
  const next = stepAfter(step);
  if (to !== next) {
    const first =
      next === undefined ? '' : ` The next step is "${next}", which means: ${STEP_WORDS[next]}.`;
    return `${id} is "${step}"; it cannot skip steps to "${to}".${first}`;
  }
  return undefined;
}

function backFault(
  { id, step }: Case,
  to: CaseStep,
  reason: string | undefined,
): string | undefined {
  const allowed = BACK[step];
  if (!allowed.includes(to)) {
    const places = allowed.map((each) => `"${each}"`).join(' or ');
    const words = places === '' ? 'It cannot go back.' : `It can go back to ${places}.`;
    return `${id} is "${step}"; it cannot go back to "${to}". ${words}`;
  }
  if (reason !== undefined) return undefined;
  return `Missing --reason: why ${id} goes back from "${step}" to "${to}".`;
}

function timeFault(one: Case, at: Instant, now: Instant): string | undefined {
  const last = lastTime(one);
  if (isAfter(last, at))
    return `${at} is before ${last}, when ${one.id} became "${one.step}". Give a later --at.`;
  if (isAfter(at, now)) return `${at} is in the future. Record a step when it is done.`;
  return undefined;
}

/** Returns the time of the last event in the history. */
export function lastTime(one: Pick<Case, 'received' | 'history' | 'closed'>): Instant {
  const closed = one.closed === undefined ? [] : [one.closed.at];
  return latest(one.received.at, ...one.history.map(({ at }) => at), ...closed);
}

const isBack = (from: CaseStep, to: CaseStep): boolean =>
  CASE_STEPS.indexOf(to) < CASE_STEPS.indexOf(from);

function entryOf(step: CaseStep, { at, by, reason }: Mover): HistoryEntry {
  return {
    at,
    step,
    ...(by === undefined ? {} : { by }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The most characters of a reason in the history. */
const REASON_LENGTH = 2000;

/**
 * Closes a case that leads to no advisory, or returns the reason why not. It can be closed at any
 * step before publication: the letter about the outcome is also the answer to the report. A public
 * advisory must be withdrawn instead. `of` is the case or advisory that a duplicate is about.
 */
export function closeCase(
  one: Case,
  as: CloseReason,
  mover: Mover,
  now: Instant,
  of?: string,
): { readonly closed: NonNullable<Case['closed']> } | Refused {
  const { id, step } = one;
  const refuse = (refused: string): Refused => ({ refused, needs: [] });
  if (one.closed !== undefined) return refuse(`${id} was already closed at ${one.closed.at}.`);
  const early = timeFault(one, mover.at, now);
  if (early !== undefined) return refuse(early);
  if (step === 'published' || step === 'learnt')
    return refuse(
      `${id} is "${step}", so it cannot be closed. Withdraw its advisory instead: candor withdraw ${one.advisories[0] ?? id}`,
    );
  if (of !== undefined && as !== 'duplicate')
    return refuse(`--of is only for a duplicate, not for "${as}".`);
  const reason = mover.reason ?? (of === undefined ? REASONS[as] : `It is a duplicate of ${of}.`);
  if (reason === undefined) {
    const other = as === 'duplicate' ? ' Or name the case or advisory with --of ID.' : '';
    return refuse(`Missing --reason: why ${id} leads to no advisory.${other}`);
  }
  const by = mover.by === undefined ? {} : { by: mover.by };
  return { closed: { at: mover.at, as, ...(of === undefined ? {} : { of }), ...by, reason } };
}

/** The reason for outcomes that explain themselves. */
const REASONS: Partial<Record<CloseReason, string>> = {
  'not-reproducible': 'It could not be reproduced.',
  'no-evidence': 'The report contains no evidence.',
  'no-answer': 'The reporter did not answer.',
  spam: 'It is spam.',
};

/**
 * Reopens a closed case, at the step that it had. The history keeps when and why it was closed.
 */
export function reopenCase(
  one: Case,
  mover: Mover,
  now: Instant,
): { readonly entries: readonly HistoryEntry[] } | Refused {
  const refuse = (refused: string): Refused => ({ refused, needs: [] });
  if (one.closed === undefined) return refuse(`${one.id} is not closed.`);
  const early = timeFault(one, mover.at, now);
  if (early !== undefined) return refuse(early);
  if (mover.reason === undefined) return refuse('Missing --reason: why it is reopened.');
  const { at, as, by, reason } = one.closed;
  const words = `Closed (${as}): ${reason}`;
  const closed = entryOf(one.step, {
    at,
    by,
    reason: words.length > REASON_LENGTH ? reason : words,
  });
  return { entries: [closed, entryOf(one.step, mover)] };
}

/**
 * The state of a case: its next step, and the unmet requirements of it. `next` is undefined if the
 * case is done or closed.
 */
export interface CaseProgress {
  readonly step: CaseStep;
  readonly since: Instant;
  readonly next: CaseStep | undefined;
  readonly needs: readonly Requirement[];
}

/** Returns the state of a case as of now. */
export function progressOf(one: Case, everything: Everything): CaseProgress {
  const next = one.closed === undefined ? stepAfter(one.step) : undefined;
  const needs = next === undefined ? [] : requirementsFor(next, one, everything, everything.now);
  return { step: one.step, since: lastTime(one), next, needs };
}
