// Suppresses follow-up problems: a reference to a file that failed to load is not also reported as
// unknown.

import { basename } from 'node:path';
import type { ProblemCode } from '../model/problem/codes.ts';
import type { Finding } from '../model/problem/problem.ts';
import { valueAt } from '../model/problem/value-path.ts';

/** Codes for a reference to an unknown name. The name is the value at the place of the finding. */
const NAMING = new Set<ProblemCode>([
  'reference-unknown',
  'release-advisory',
  'retrospective-advisory',
  'replacement-unknown',
]);

/**
 * Codes for a missing entry of a folder, or for a fault that depends on site.yaml, with the files
 * that they depend on.
 */
const DEPENDING: Partial<Record<ProblemCode, readonly string[]>> = {
  'channel-none': ['channels/'],
  'channel-unencrypted': ['channels/'],
  'slot-missed': ['site.yaml'],
  'acknowledged-late': ['site.yaml'],
  'policy-promise': ['site.yaml'],
  'security-txt-fields': ['site.yaml', 'SECURITY.md', 'channels/', 'keys/'],
  'security-txt-signature': ['keys/'],
};

/**
 * Returns a predicate that is true if a finding merely follows from files that could not be used.
 * `values` are the values of each file.
 */
export function isFollowUpOf(
  unused: readonly string[],
  values: ReadonlyMap<string, unknown>,
): (finding: Finding) => boolean {
  const names = new Set(unused.map((path) => nameOf(basename(path).replace(/\.[A-Za-z]+$/, ''))));
  return ({ code, file, at }) => {
    if (code === 'translation-original')
      return names.has(nameOf(basename(file).replace(/\..*$/, '')));
    if (DEPENDING[code]?.some((start) => unused.some((path) => path.startsWith(start))))
      return true;
    if (!NAMING.has(code) || typeof at === 'string' || !('path' in at)) return false;
    const name = valueAt(values.get(file), at.path);
    return typeof name === 'string' && names.has(nameOf(name));
  };
}

// A file can be unusable because its name is slightly wrong.
const nameOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
