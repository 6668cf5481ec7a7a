// Finds the release of a pre-release, in any order: 2.0.0-rc.1, 5.2a1, 1:2.0~rc1-1, 2.0.0.pre.

import { compareBy, type VersionOrder } from './order.ts';

// An epoch (PEP 440, dpkg) and the leading numbers that versions of every ecosystem have.
const NUMBERS = /^[vV]?(?:\d+[!:])?\d+(?:\.\d+)*/;

/** Returns the leading numbers of a version, with its epoch. */
export const numbersOf = (version: string): string | undefined => NUMBERS.exec(version)?.[0];

/**
 * Returns the release of a pre-release; undefined if the version is not one. A pre-release comes
 * before its own numbers in the order.
 */
export function releaseOf(order: VersionOrder | undefined, version: string): string | undefined {
  const numbers = numbersOf(version);
  return numbers !== undefined && compareBy(order, version, numbers) === -1 ? numbers : undefined;
}

// The words of pre-releases, also with a number: rc1, beta.2, M3. No word of a distribution, a
// container or a build is among them.
const WORDS = [
  ...[
    'a',
    'alpha',
    'b',
    'beta',
    'c',
    'cr',
    'rc',
    'm',
    'milestone',
    'ea',
    'eap',
    'pre',
    'preview',
    'prerelease',
  ],
  ...[
    'dev',
    'develop',
    'snapshot',
    'nightly',
    'canary',
    'next',
    'insiders?',
    'unstable',
    'experimental',
  ],
];
const PRE_RELEASE = new RegExp(`(?:^|[^a-z0-9])(?:${WORDS.join('|')})[0-9]*(?:$|[^a-z0-9])`, 'i');

/**
 * Returns the release whose packaging or build a version can be, although the order reads it as a
 * pre-release: 1.2.1-alpine, 1.2.1-1ubuntu1, 1.2.1-dirty. Undefined for the usual words of
 * pre-releases.
 */
export function packagedRelease(
  order: VersionOrder | undefined,
  version: string,
): string[] | undefined {
  const release = releaseOf(order, version);
  if (release === undefined || PRE_RELEASE.test(version.slice(release.length))) return undefined;
  return [release.replace(/^v/i, '')];
}

const DEVELOPMENT =
  /^((?:\d+!)?(?:\d+\.)*)(\d+)[-_.]?(?:dev|develop|snapshot|nightly|canary|next|insiders?|unstable|experimental)(?![a-z])/i;

/**
 * Returns the release before a development build: 2.0.3 for 2.0.4.dev3 and 2.0.4-SNAPSHOT. Build
 * tools count up the last number after a release, so the code can be that of the release.
 */
export function developedFrom(version: string): string[] {
  const [, before = '', last = '0'] = DEVELOPMENT.exec(version) ?? [];
  return BigInt(last) === 0n ? [] : [`${before}${BigInt(last) - 1n}`];
}
