// Python's versions (PEP 440; packaging.python.org, "Version specifiers"): form, spellings and order by the library
// `@renovatebot/pep440`. Versions older than PEP 440 ("0.1-bulbasaur") are not valid: pip rejects them. Neither are those with
// a number of 2^53 or more: the library counts with JavaScript numbers.

import { compare, valid } from '@renovatebot/pep440';
import { hasSafeNumbers, orderOf, toSign, type VersionOrder } from './order.ts';

// A word of the local part that begins with a digit may read as a JavaScript number: 1e5, 0x10. A letter before every word
// keeps their order and prevents that; the library compares them as they are written, so case goes first.
function read(version: string): string | undefined {
  if (valid(version) === null || !hasSafeNumbers(version)) return undefined;
  return version.toLowerCase().replace(/\+.*/, (local) => local.replace(/[0-9]*[a-z][0-9a-z]*/g, 'x$&'));
}

/** PEP 440: PyPI. A specifier without a local label takes in every local version ("Version matching", "<="). */
export const pep440: VersionOrder = {
  ...orderOf('PEP 440', 'ECOSYSTEM', read, (a, b) => toSign(compare(a, b))),
  unlabelled: (version) => version.replace(/\+.*/, ''),
};
