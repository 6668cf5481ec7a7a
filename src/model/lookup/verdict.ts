// The result for a whole file. The command line exits with 0 only for "clear", and the page says
// "Cannot tell" for "unknown".

import type { Answers } from './answer.ts';

/** The result of reading a file. */
interface ReadFile {
  /** Undefined if the file could not be read. */
  readonly format: string | undefined;
  readonly isComplete: boolean;
}

export type Verdict = 'affected' | 'unknown' | 'clear';

/**
 * Returns "clear" only if packages were read, all could be looked up, and none is affected or in
 * doubt.
 */
export function verdictOf({ format, isComplete }: ReadFile, answers: Answers): Verdict {
  if (answers.answers.some(({ status }) => status === 'affected')) return 'affected';
  const isKnown = format !== undefined && isComplete && answers.read > 0;
  return isKnown && isClear(answers) ? 'clear' : 'unknown';
}

/** True if nothing is affected or in doubt. */
export const isClear = ({ answers, maybes }: Answers): boolean =>
  maybes.length === 0 && answers.every(({ status }) => status === 'not-affected');
