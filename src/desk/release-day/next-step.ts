// PRIVATE. The next step of a release day, and why the steps have their order.

import type { ReleaseDayFacts } from './facts.ts';
import type { ReleaseStep } from './release-day.ts';

/**
 * Returns the reason why a step must not be marked as done; undefined if it can be. With a reason,
 * a step can always be marked.
 */
export function reasonNotDone(step: number, steps: readonly ReleaseStep[]): string | undefined {
  const wanted = steps.find((one) => one.step === step);
  if (wanted === undefined) return `There is no step ${step}.`;
  const open = steps.find((one) => one.step < step && one.state !== 'done');
  if (open !== undefined)
    return `Step ${step} comes after step ${open.step} ("${open.title}"), which is ${notDone(open)}. ${WHY[step] ?? ''}`.trim();
  const against = wanted.evidence.filter(({ holds }) => holds === false).map(({ words }) => words);
  return against.length === 0 ? undefined : `The evidence contradicts this: ${against.join('; ')}.`;
}

// The results of one run are not available to the next.
const notDone = ({ state, step }: ReleaseStep): string =>
  state === 'open'
    ? 'not done'
    : `not verified in this run: add ${LOOK[step] ?? ''}, or first mark it with --done ${step}`;

/** The option that verifies each step. */
const LOOK: Readonly<Record<number, string>> = {
  1: '--repo',
  2: '--repo',
  3: '--online',
  4: '--dist',
  5: '--dist',
};

/** The reason for the order, for each step. */
const WHY: Readonly<Record<number, string>> = {
  2: 'A release made before the merge does not contain the fix.',
  3: 'Packages cannot be published before the release is built.',
  4: 'If the advisory is public before the packages, attackers learn about the vulnerability and users cannot upgrade.',
  5: 'The announcement links to the advisory.',
};

/** Instructions for each step. */
const HOW: Readonly<Record<number, (release: string) => string>> = {
  1: () => 'merge them into the project, then verify with --repo PATH',
  2: () => 'tag a release of every branch, then verify with --repo PATH',
  3: () => 'publish them, then verify with --online',
  4: () =>
    'at the publication time, run "candor sign" if you sign, then "candor build", and deploy the site; verify the built site with --dist DIR',
  5: (release) => `print it with "candor announce ${release}", and send it`,
};

/** Returns the next steps, in sentences. */
export function nextOf(
  steps: readonly ReleaseStep[],
  release: string,
  { cases = [], advisories = [] }: Partial<Pick<ReleaseDayFacts, 'cases' | 'advisories'>> = {},
): string {
  const next = steps.find(({ state }) => state !== 'done');
  if (next === undefined) {
    const moves = cases
      .filter(({ step }) => step === 'scheduled')
      .map(({ id }) => `"candor case ${id} published"`);
    const learn = `candor new retrospective ${advisories.map(({ id }) => id).join(' ')}`.trim();
    return `All five steps are done. Next: ${[...moves, `a few days later, a retrospective ("${learn}")`].join(', then ')}.`;
  }
  const { step, title, state } = next;
  const end =
    state === 'open'
      ? 'The lines marked NO show what is missing.'
      : `When it is done: candor release-day ${release} --done ${step}`;
  return `Next: step ${step}, ${title.toLowerCase()}: ${HOW[step]?.(release) ?? ''}. ${end}`;
}
