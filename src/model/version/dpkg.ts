// Debian versions: `[epoch:]upstream[-revision]` (Debian Policy, section 5.6.12; deb-version(7) for
// the sorting algorithm), with the library `deb-version-compare`. The library is only right if both
// parts begin and end with a number without leading zeros, and if epoch and revision are present;
// every version can be written that way. Not valid: numbers of 2^53 or more, which the library
// cannot represent, and the word "Infinity", which it treats as a number.

import compareDebian from 'deb-version-compare';
import { hasSafeNumbers, isNumber, orderOf, toSign, type VersionOrder } from './order.ts';

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

// Rebuilds without a change of the source: "+b1" of Debian (Developer's Reference, 5.10.2.1), "build1" of Ubuntu.
const REBUILD = /(?<=[0-9])(?:(?:\+b|build)[0-9]+)+$/;

/** The source version of a rebuild. */
const sourceOf = (version: string): string => version.replace(REBUILD, '');

// Backports: 1.2-3~bpo12+1 and 1.2-3~deb12u1 of Debian, 1.2-3~22.04.1 of Ubuntu.
const BACKPORT = /(?<=-[^-]*)~[^-~]*$/;

/**
 * The version that a backport is one of, the revision before an update of a stable release or of Ubuntu (1.2-3 for 1.2-3+deb12u1, 1.2-0 for
 * 1.2-0ubuntu1), and the upstream version, also without the suffix of packagers (1.2 for 1.2+dfsg-1).
 */
function builtFrom(version: string): string[] {
  const source = sourceOf(version);
  const [revision] = /^.*-[0-9][0-9.]*(?=[+A-Za-z])/.exec(source) ?? [source];
  const upstream = source.replace(/-[^-]*$/, '');
  const backported = source.replace(BACKPORT, '');
  return [backported, revision, upstream, upstream.replace(/\+.*$/, '')].filter(
    (one) => one !== version,
  );
}

/** dpkg: Debian and Ubuntu. A rebuild has the source of the version that it is a rebuild of. */
export const dpkg: VersionOrder = {
  ...orderOf('dpkg', 'ECOSYSTEM', read, (a, b) => toSign(compareDebian(a, b))),
  unlabelled: sourceOf,
  builtFrom,
};
