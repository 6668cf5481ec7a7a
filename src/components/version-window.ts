// The versions of a branch in words.

import type { VersionWindow } from '../model/project.ts';

/** "from 2.0.0, before 3.0.0", "before 1.0.0", "from 3.0.0 on". */
export function windowInWords({ from, before }: VersionWindow): string {
  if (from === undefined) return `before ${before}`;
  return before === undefined ? `from ${from} on` : `from ${from}, before ${before}`;
}
