// The steps from a report to the lessons learned (SPEC 11, Implementation, steps 1 to 7, and its
// note on retrospectives). Policy pages draw them. The language catalogues contain their texts; a
// team's case moves along the same steps.

import type { CaseStep } from '../case/case.ts';

/** Who does a step: the security team, the people who fix, or both. */
export type ProcessLane = 'team' | 'fixers' | 'both';

/** One step of the process. */
interface ProcessStep {
  /** The key of the step in the language catalogues. */
  readonly name: string;
  readonly lane: ProcessLane;
  /** True if the whole step happens under embargo. */
  readonly embargoed: boolean;
  /** The steps that a case has completed once this one is done, in addition to earlier ones. */
  readonly reaches: readonly CaseStep[];
}

/** The steps of SPEC 11 in order; the last is its note. */
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
