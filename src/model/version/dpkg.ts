// Debian versions: `[epoch:]upstream[-revision]` (Debian Policy, section 5.6.12; deb-version(7) for
// the sorting algorithm), with the library `deb-version-compare`. The library is only right if both
// parts begin and end with a number without leading zeros, and if epoch and revision are present;
// every version can be written that way. Not valid: numbers of 2^53 or more, which the library
// cannot represent, and the word "Infinity", which it treats as a number.

import compareDebian from 'deb-version-compare';
import { hasSafeNumbers, isNumber, orderOf, toSign } from './order.ts';

const UPSTREAM = /^[0-9][0-9A-Za-z.+~:-]*$/;
const REVISION = /^[0-9A-Za-z.+~]+$/;

// The epoch ends at the first colon, the revision begins after the last hyphen; either defaults to
// 0.
function read(version: string): string | undefined {
  const colon = version.indexOf(':');
  const hyphen = version.lastIndexOf('-');
  const epoch = colon === -1 ? '0' : version.slice(0, colon);
  const upstream = version.slice(colon + 1, hyphen === -1 ? undefined : hyphen);
  const revision = hyphen === -1 ? '0' : version.slice(hyphen + 1);
  const isWellFormed = isNumber(epoch) && UPSTREAM.test(upstream) && REVISION.test(revision);
  if (!isWellFormed || !hasSafeNumbers(version) || version.includes('Infinity')) return undefined;
  return `${epoch}:${align(upstream)}-${align(revision)}`;
}

// A common prefix does not change the order, and a missing number at the end is 0.
function align(part: string): string {
  return `0.${part}`.replace(/[^0-9]$/, '$&0').replace(/(?<![0-9])0+(?=[0-9])/g, '');
}

/** dpkg: Debian and Ubuntu. */
export const dpkg = orderOf('dpkg', 'ECOSYSTEM', read, (a, b) => toSign(compareDebian(a, b)));
