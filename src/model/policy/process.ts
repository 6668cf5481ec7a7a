// The steps from a report to what was learnt (SPEC 11, Implementation, steps 1 to 7, and its note on retrospectives): what policy
// pages draw. Their words are in the languages; a team's own case moves along the same steps.

import type { CaseStep } from '../case/case.ts';

/** Who does a step: the team that answers for security, the people who fix, or both. */
export type ProcessLane = 'team' | 'fixers' | 'both';

/** One step of the process. */
export interface ProcessStep {
  /** What the languages name it by. */
  readonly name: string;
  readonly lane: ProcessLane;
  /** Whether all of it happens under embargo. */
  readonly embargoed: boolean;
  /** The steps that a case has taken once it is done, beyond those before. */
  readonly reaches: readonly CaseStep[];
}

/** SPEC 11's steps, in their order; the last is its note. */
export const PROCESS = [
  { name: 'acknowledge', lane: 'team', embargoed: true, reaches: ['acknowledged'] },
  { name: 'triage', lane: 'team', embargoed: true, reaches: ['triaged'] },
  { name: 'assign', lane: 'both', embargoed: true, reaches: ['fixing'] },
  { name: 'plan', lane: 'team', embargoed: true, reaches: [] },
  { name: 'cve', lane: 'team', embargoed: true, reaches: [] },
  { name: 'fix', lane: 'fixers', embargoed: true, reaches: ['verified', 'scheduled'] },
  { name: 'release', lane: 'both', embargoed: false, reaches: ['published'] },
  { name: 'learn', lane: 'both', embargoed: false, reaches: ['learnt'] },
] as const satisfies readonly ProcessStep[];

/** The name of a step. */
export type ProcessName = (typeof PROCESS)[number]['name'];
