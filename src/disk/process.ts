// Whether a process of this machine still runs.

import { codeOf } from './calls.ts';

/** Returns true if no process of this machine has the number. A process of another user runs too. */
export function isDead(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
