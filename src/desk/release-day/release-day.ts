// PRIVATE. A release day by SPEC 11 (Implementation, release day): five steps in their order, with
// the evidence for each. A pure function of facts: the caller queries git, registries and files.

import { type Confirmation, RELEASE_STEPS } from '../../model/case/release-day.ts';
import { shellWord } from '../../model/text/shell-word.ts';
import type { Evidence } from './evidence.ts';
import type { ReleaseDayFacts } from './facts.ts';
import { merged } from './fix.ts';
import { advised, announced, packaged } from './publication.ts';
import { released } from './version.ts';

export interface ReleaseStep {
  /** From 1. */
  readonly step: number;
  readonly title: string;
  readonly state: 'done' | 'open' | 'unverified';
  readonly evidence: readonly Evidence[];
  /** The person who marked it as done. */
  readonly confirmation?: Confirmation;
  /** Set if it is done out of order, or marked as done against the evidence. */
  readonly warning?: string;
  /** Related tasks that are easily forgotten. */
  readonly reminders?: readonly string[];
}

/** Returns the five steps with their states. */
export function releaseSteps(facts: ReleaseDayFacts): ReleaseStep[] {
  const found = [merged(facts), released(facts), packaged(facts), advised(facts), announced(facts)];
  const steps: ReleaseStep[] = [];
  for (const [i, title] of RELEASE_STEPS.entries()) {
    const evidence = found[i] ?? [];
    const confirmation = facts.confirmations.find(({ step }) => step === i + 1);
    const state = stateOf(evidence, confirmation);
    const open = steps.find((one) => one.state !== 'done');
    const warning = warningOf(state, evidence, confirmation, open);
    const reminders = i === 0 ? forksToDelete(facts) : [];
    steps.push({
      step: i + 1,
      title,
      state,
      evidence,
      ...(confirmation ? { confirmation } : {}),
      ...(warning ? { warning } : {}),
      ...(reminders.length > 0 ? { reminders } : {}),
    });
  }
  return steps;
}

/** A private fork must be deleted when it is merged (SPEC 11, step 6). */
function forksToDelete({ cases = [] }: ReleaseDayFacts): string[] {
  return cases.flatMap(({ id, private_forks: forks }) =>
    forks.flatMap(({ url, deleted }) =>
      deleted === undefined
        ? [
            `when it is merged, delete ${url}, then run: candor case ${id} --fork-deleted ${shellWord(url)}`,
          ]
        : [],
    ),
  );
}

function stateOf(
  evidence: readonly Evidence[],
  confirmation: Confirmation | undefined,
): ReleaseStep['state'] {
  // Evidence outweighs a person's mark, unless a reason was given.
  if (evidence.some(({ holds }) => holds === false))
    return confirmation?.reason === undefined ? 'open' : 'done';
  if (confirmation !== undefined) return 'done';
  return evidence.length > 0 && evidence.every(({ holds }) => holds === true)
    ? 'done'
    : 'unverified';
}

function warningOf(
  state: ReleaseStep['state'],
  evidence: readonly Evidence[],
  confirmation: Confirmation | undefined,
  open: ReleaseStep | undefined,
): string | undefined {
  if (confirmation !== undefined && state === 'open')
    return `${confirmation.by} marked it as done, but the evidence contradicts this.`;
  const done =
    state === 'done' || (evidence.length > 0 && evidence.every(({ holds }) => holds === true));
  if (!done || open === undefined || confirmation?.reason !== undefined) return undefined;
  return `It was done too early: step ${open.step} is ${open.state === 'open' ? 'open' : 'not verified'}.`;
}
