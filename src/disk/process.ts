// Checks whether a process of this machine still runs.

import { codeOf } from './calls.ts';

/**
 * True if no process of this machine has the number. A process of another user counts as running.
 */
export function isDead(id: number): boolean {
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
