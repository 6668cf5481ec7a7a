// Answers in words, the same on the page and on the command line.

import { packageLabel } from '../package-name.ts';
import type { Answer, Answers, Doubt } from './answer.ts';

/** What an answer is called. */
export const ANSWER_WORDS: Readonly<Record<Answer['status'], string>> = {
  affected: 'Affected',
  unknown: 'Cannot tell',
  'not-affected': 'Not affected',
};

/** "orbital (PyPI) 1.4.2" */
export function answerName({ package: of, version, component }: Answer): string {
  return [packageLabel(of), version ?? component.version].filter((part) => part !== undefined).join(' ');
}

/** Why it cannot be told; one sentence. */
export function doubtInWords({ doubt, version, assessment }: Answer): string {
  const until = assessment.branch?.until;
  const words: Readonly<Record<Doubt, string>> = {
    'no-version': 'No exact version is named.',
    'version-form': `${JSON.stringify(version)} is no version that the ecosystem takes, so that it cannot be compared.`,
    'not-comparable': 'The versions of these advisories cannot be compared with this one.',
    'out-of-support': `Out of support${until === undefined ? '' : ` since ${until}`}: these advisories came later and do not speak of the ${assessment.branch?.name ?? ''} branch. Treat the version as affected.`,
  };
  return doubt === undefined ? '' : words[doubt];
}

/** What to upgrade to; one sentence. Empty where nothing affects the version. */
export function upgradeInWords({ status, assessment, cleanOnBranch, clean }: Answer): string {
  if (status !== 'affected') return '';
  const branch = assessment.branch?.name;
  if (cleanOnBranch !== undefined)
    return `Upgrade to ${cleanOnBranch}, the nearest version on the ${branch} branch that no advisory affects.`;
  if (clean === undefined)
    return 'No version that is free of all of them is known. The advisories say how to mitigate each.';
  const none = branch === undefined ? '' : `No version on the ${branch} branch is known to be free of all of them. `;
  return `${none}Upgrade to ${clean}, the lowest later version that no advisory affects.`;
}

/** What was found, in one sentence. `where` it was looked for: "this file". */
export function summary({ read, notCovered, answers }: Answers, where = 'this file'): string {
  const count = (status: Answer['status']): number =>
    new Set(answers.filter((one) => one.status === status).map(({ component }) => component)).size;
  const [affected, unknown, free] = [count('affected'), count('unknown'), count('not-affected')];
  if (read === 0) return 'No package was read.';
  const packages = read === 1 ? '1 package read' : `${read} packages read`;
  if (notCovered === read) return `Nothing in ${where} is covered by this site: ${packages}.`;
  const parts = [
    ...(affected > 0 ? [`${affected} affected`] : []),
    ...(unknown > 0 ? [`${unknown} cannot be told`] : []),
    ...(free > 0 ? [`${free} not affected`] : []),
    ...(notCovered > 0 ? [`${notCovered} not covered by this site`] : []),
  ];
  return `${packages}: ${parts.join(', ')}.`;
}

/** What was found in several files together. */
export function summaryOfAll(all: readonly Answers[]): string {
  const sum = {
    read: all.reduce((total, { read }) => total + read, 0),
    notCovered: all.reduce((total, { notCovered }) => total + notCovered, 0),
    answers: all.flatMap(({ answers }) => answers),
  };
  return summary(sum, all.length === 1 ? 'this file' : 'these files');
}
