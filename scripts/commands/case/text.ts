// The state of a case, in words: its step, the unmet requirements of the next one, and the commands
// that meet them. It is private.

import { nextFor } from '../../../src/desk/case/next-action.ts';
import { projectNames, type Requirement } from '../../../src/desk/case/requirements.ts';
import {
  type CaseProgress,
  movesFrom,
  progressOf,
  STEP_WORDS,
} from '../../../src/desk/case/steps.ts';
import { subjectOf } from '../../../src/desk/case/subject.ts';
import { CASE_STEPS, type Case, caseRating } from '../../../src/model/case/case.ts';
import type { Everything } from '../../../src/model/content.ts';

/** Formats a case as text. */
export function caseText(one: Case, everything: Everything): string {
  const progress = progressOf(one, everything);
  const facts = [
    `${one.id}: ${one.title}`,
    `TLP:${one.tlp}, ${caseRating(one) ?? 'not rated'}, ${projectNames(one, everything).join(', ') || 'no project named'}`,
    ...(one.exploited === undefined
      ? []
      : [`Exploited in the wild; we learned of it at ${one.exploited.aware_at}.`]),
    ...(one.slot === undefined ? [] : [`Disclosure: ${one.slot}`]),
  ];
  const steps = CASE_STEPS.map((step) => stepLine(one, step));
  return `${[...facts, '', ...steps, '', ...needed(one, progress)].join('\n')}\n`;
}

function stepLine(one: Case, step: Case['step']): string {
  const reached = CASE_STEPS.indexOf(step) <= CASE_STEPS.indexOf(one.step);
  const at = reached ? one.history.findLast((entry) => entry.step === step)?.at : undefined;
  const mark = step === one.step ? '>' : reached ? 'x' : ' ';
  return `[${mark}] ${step.padEnd(13)}${at ?? (reached ? 'no time' : STEP_WORDS[step])}`;
}

function needed(one: Case, { next, needs, step }: CaseProgress): string[] {
  if (one.closed !== undefined) {
    const { at, as, of, reason } = one.closed;
    return [`Closed at ${at} (${as}${of === undefined ? '' : ` of ${of}`}): ${reason}`];
  }
  if (next === undefined)
    return [
      'The case is done. You can delete its worksheet, which contains the address of the reporter.',
    ];
  const lines =
    needs.length === 0
      ? [`All requirements of "${next}" are met.`]
      : [`Requirements of "${next}" that are not met:`, ...requirementLines(needs)];
  const { back } = movesFrom(step);
  const backward =
    back.length === 0 ? [] : [`With --reason, it can go back to ${back.join(' or ')}.`];
  return [...lines, ...backward];
}

/** Lists unmet requirements, one line each, with the commands that meet them. */
export function requirementLines(needs: readonly Requirement[]): string[] {
  return needs.map(
    ({ what, commands, must }) =>
      `${must ? '  must   ' : '  should '}${what}\n         ${commands.join('\n      or ')}`,
  );
}

/**
 * Returns the next action for a case, as on the board of "candor status"; undefined if it has none.
 */
export function nextLines(one: Case, everything: Everything): string | undefined {
  const subject = subjectOf(one.id, everything);
  if (subject === undefined || progressOf(one, everything).next === undefined) return undefined;
  const { words, command, afterwards } = nextFor(subject, everything);
  return [
    `Next: ${words}`,
    ...[command, afterwards].flatMap((each) => (each === undefined ? [] : [`  ${each}`])),
  ].join('\n');
}

/** Returns the letter to send after a case was closed. An answer to spam confirms the address. */
export function answerLine({ id, closed }: Case): string {
  if (closed === undefined || closed.as === 'spam') return 'Next: nothing. Do not answer spam.';
  return `Next: tell the reporter.\n  candor mail ${closed.as} ${id}`;
}
