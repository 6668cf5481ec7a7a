// The order of Dart's package manager (package pub_semver, `Version.compareTo`), with the library
// `semver`: SemVer 2.0, except that build metadata counts (1.0.0 < 1.0.0+1) and that leading zeros
// are accepted. OSV publishes it as ECOSYSTEM for the first reason. The library's limits apply:
// numbers below 2^53, at most 256 characters.

import type SemVer from 'semver/classes/semver.js';
import compareBuild from 'semver/functions/compare-build.js';
import parse from 'semver/functions/parse.js';
import { orderOf, type VersionOrder } from './order.ts';
import { areSafe } from './semver.ts';

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(`^[0-9]+\\.[0-9]+\\.[0-9]+(?:-${IDENTIFIERS})?(?:\\+${IDENTIFIERS})?$`);

// The library's loose form accepts leading zeros, but the comparison of build metadata stops at 01
// compared with 1.
const LEADING_ZEROS_OF_BUILD = /(?<=\+(?:.*\.)?)0+(?=[0-9]+(?:\.|$))/g;
const LOOSE = true;

function read(version: string): SemVer | undefined {
  const parsed = VERSION.test(version)
    ? parse(version.replace(LEADING_ZEROS_OF_BUILD, ''), LOOSE)
    : null;
  return parsed !== null && areSafe([...parsed.prerelease, ...parsed.build]) ? parsed : undefined;
}

/** Pub: SemVer with ordered build metadata, which often counts corrections of a release. */
export const pub: VersionOrder = {
  ...orderOf('Pub', 'ECOSYSTEM', read, (a, b) => compareBuild(a, b, LOOSE)),
  builtFrom: (version) => /^([^+]+)\+/.exec(version)?.slice(1) ?? [],
};
