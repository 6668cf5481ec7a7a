// Python's versions (PEP 440; packaging.python.org, "Version specifiers"): form, spellings and
// order by the library `@renovatebot/pep440`. Versions older than PEP 440 ("0.1-bulbasaur") are not
// valid: pip rejects them. Numbers of 2^53 or more are not valid either: the library uses
// JavaScript numbers.

import { compare, valid } from '@renovatebot/pep440';
import { hasSafeNumbers, orderOf, toSign, type VersionOrder } from './order.ts';
import { developedFrom } from './pre-release.ts';

// A local segment that begins with a digit can look like a JavaScript number: 1e5, 0x10. A letter
// before every segment prevents that and keeps the order. The library compares segments as written,
// so they are converted to lower case first.
function read(version: string): string | undefined {
  if (valid(version) === null || !hasSafeNumbers(version)) return undefined;
  return version
    .toLowerCase()
    .replace(/\+.*/, (local) => local.replace(/[0-9]*[a-z][0-9a-z]*/g, 'x$&'));
}

const POST_RELEASE =
  /^(.+?)(?:[-_.]?(?:post|rev|r)[-_.]?[0-9]*|-[0-9]+)(?:[-_.]?dev[-_.]?[0-9]*)?$/i;

// Local labels with a commit: "+g1a2b3c4" (setuptools-scm), "+5.g1a2b3c4.dirty" (versioneer), and
// the hash alone.
const COMMIT =
  /\+(?:.*[-_.])?(?:g[0-9a-f]{6,40}|(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40})(?:[-_.]|$)/i;

/**
 * PEP 440: PyPI. A specifier without a local label includes every local version ("Version
 * matching", "<=").
 */
export const pep440: VersionOrder = {
  ...orderOf('PEP 440', 'ECOSYSTEM', read, (a, b) => toSign(compare(a, b))),
  unlabelled: (version) => version.replace(/\+.*/, ''),
  // Post-releases correct what is not the software ("Post-releases").
  builtFrom: (version) => [
    ...(POST_RELEASE.exec(version.replace(/\+.*/, ''))?.slice(1, 2) ?? []),
    ...developedFrom(version),
  ],
  namesCommit: (version) => COMMIT.test(version),
};
