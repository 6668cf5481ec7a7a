// Semantic Versioning 2.0.0 (semver.org): sections 2, 9 and 10 for the form, section 11 for the
// order, with the library `semver`. Strict: the library alone would also accept white space and a
// leading "v". It uses JavaScript numbers and parses at most 256 characters. A version beyond
// either limit is not valid here, because its place would be a guess.

import type SemVer from 'semver/classes/semver.js';
import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';
import { hasSafeNumbers, isNumber, orderOf, type VersionOrder } from './order.ts';
import { developedFrom } from './pre-release.ts';

/** Parses a version; undefined if it is not valid. */
export function read(version: string): SemVer | undefined {
  const parsed = /^[0-9]\S*$/.test(version) ? parse(version) : null;
  return parsed !== null && areSafe(parsed.prerelease) ? parsed : undefined;
}

/**
 * True if the library orders these identifiers correctly: words of any kind, and numbers below
 * 2^53.
 */
export function areSafe(identifiers: readonly (string | number)[]): boolean {
  return identifiers
    .map(String)
    .every((identifier) => !isNumber(identifier) || hasSafeNumbers(identifier));
}

// Go, "Pseudo-versions": 0.0.0-<time>-<hash>; 1.4.8-0.<time>-<hash> follows 1.4.7, and
// 1.5.0-rc.1.0.<time>-<hash> follows 1.5.0-rc.1.
// Go adds "+incompatible", and "+dirty" to a build with local changes.
const PSEUDO_VERSION = /[-.][0-9]{14}-[0-9a-f]{12}(?:\+[0-9A-Za-z.-]+)?$/;

/** The release that the commit of a pseudo-version comes after. */
function releaseBefore(version: string): string[] | undefined {
  const [, base] =
    /^(.+?)[-.]0\.[0-9]{14}-/.exec(PSEUDO_VERSION.test(version) ? version : '') ?? [];
  const [, minor, patch] = /^([0-9]+\.[0-9]+)\.([0-9]+)$/.exec(base ?? '') ?? [];
  if (base === undefined || patch === '0') return undefined;
  return [patch === undefined ? base : `${minor}.${BigInt(patch) - 1n}`];
}

/** SemVer 2.0: npm, Go, crates.io, Hex, SwiftURL. */
export const semver: VersionOrder = {
  ...orderOf('SemVer 2.0', 'SEMVER', read, (a, b) => compare(a, b)),
  builtFrom: (version) => releaseBefore(version) ?? developedFrom(version),
  namesCommit: (version) => PSEUDO_VERSION.test(version),
};
