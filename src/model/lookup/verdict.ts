// What a whole file comes to. The command line ends with 0 only for "clear", and the page says "Cannot tell" for "unknown".

import type { Answers } from './answer.ts';

/** As the reader of a file leaves it. */
interface ReadFile {
  /** Undefined if the file could not be read. */
  readonly format: string | undefined;
  readonly isComplete: boolean;
}

export type Verdict = 'affected' | 'unknown' | 'clear';

/** "clear" only if packages were read, all of them could be looked up, and none is affected or in doubt. */
export function verdictOf({ format, isComplete }: ReadFile, answers: Answers): Verdict {
  if (answers.answers.some(({ status }) => status === 'affected')) return 'affected';
  const isKnown = format !== undefined && isComplete && answers.read > 0;
  return isKnown && isClear(answers) ? 'clear' : 'unknown';
}

/** True if nothing is affected or in doubt. */
export const isClear = ({ answers, maybes }: Answers): boolean =>
  maybes.length === 0 && answers.every(({ status }) => status === 'not-affected');
