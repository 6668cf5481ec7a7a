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
  return against.length === 0 ? undefined : `That is not what was found: ${against.join('; ')}.`;
}

// The results of one run are not available to the next.
const notDone = ({ state, step }: ReleaseStep): string =>
  state === 'open' ? 'not done' : `not verified by this call: give ${LOOK[step] ?? ''}, or first say --done ${step}`;

/** The option that verifies each step. */
const LOOK: Readonly<Record<number, string>> = { 1: '--repo', 2: '--repo', 3: '--online', 4: '--dist', 5: '--dist' };

/** The reason for the order, for each step. */
const WHY: Readonly<Record<number, string>> = {
  2: 'A release that is made before the merge lacks the fix.',
  3: 'There is nothing to publish before it is built.',
  4: 'Whoever reads the advisory before the packages exist learns how to attack, and cannot upgrade.',
  5: 'The announcement links the advisory.',
};

/** Instructions for each step. */
const HOW: Readonly<Record<number, (release: string) => string>> = {
  1: () => 'merge them into the project, and look again with --repo PATH',
  2: () => 'tag a release of every branch, and look again with --repo PATH',
  3: () => 'publish them, and look again with --online',
  4: () =>
    'at its time, "candor sign" if you sign, then "candor build", and put the site online; --dist DIR looks into what was built',
  5: (release) => `"candor announce ${release}" writes it; send it`,
};

/** Returns the next steps, in sentences. */
export function nextOf(
  steps: readonly ReleaseStep[],
  release: string,
  { cases = [], advisories = [] }: Partial<Pick<ReleaseDayFacts, 'cases' | 'advisories'>> = {},
): string {
  const next = steps.find(({ state }) => state !== 'done');
  if (next === undefined) {
    const moves = cases.filter(({ step }) => step === 'scheduled').map(({ id }) => `"candor case ${id} published"`);
    const learn = `candor new retrospective ${advisories.map(({ id }) => id).join(' ')}`.trim();
    return `All five steps are done. Next: ${[...moves, `a few days later a retrospective, "${learn}"`].join(', then ')}.`;
  }
  const { step, title, state } = next;
  const end =
    state === 'open'
      ? 'The lines marked NO say what is missing.'
      : `Once it is done: candor release-day ${release} --done ${step}`;
  return `Next: step ${step}, ${title.toLowerCase()}: ${HOW[step]?.(release) ?? ''}. ${end}`;
}
