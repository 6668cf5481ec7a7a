// The spelling of versions. Those of packages without a known order are compared as texts, so the
// same version in another spelling, a branch or a commit must not count as a version that no
// advisory lists.

import type { Package } from '../package/package.ts';
import { ecosystemName } from '../version/ecosystem.ts';

/**
 * Returns the listed version that differs from `version` only in case or a leading "v"; else
 * `version` unchanged.
 */
export function spelledAs(version: string, listed: readonly string[]): string {
  const key = bare(version);
  return listed.includes(version) ? version : (listed.find((one) => bare(one) === key) ?? version);
}

/**
 * Returns a version without what people write before it: `v2.1.0`, `==2.1.0`, `@2.1.0`. A "v" stays
 * if listed versions have one. `=2.1.0` is a range of npm, which is no version.
 */
export function asTyped(version: string, listed: readonly string[]): string {
  const text = version.trim().replace(/^(?:={2,3}|@)\s*(?=v?\d)/i, '');
  return listed.some((one) => /^v\d/i.test(one)) ? text : text.replace(/^v(?=\d)/i, '');
}

/**
 * True if a version is written like a listed one, so that a different text means a different
 * version. `moving` matches tags that can move: v1 is the latest of v1.2.0 and v1.3.0.
 */
export function isWrittenLike(
  version: string,
  listed: readonly string[],
  moving?: RegExp,
): boolean {
  if (isCommit(version)) return listed.some(isCommit);
  if (isWithoutRevision(version, listed)) return listed.includes(version);
  const isPart = (one: string): boolean => one !== version && isPartOf(version, one, moving);
  if (listed.some(isPart)) return listed.includes(version);
  if (listed.some((one) => one !== version && isSameNumber(one, version)))
    return listed.includes(version);
  const keys = looseKeys(version);
  if (listed.some((one) => one !== version && looseKeys(one).some((key) => keys.includes(key))))
    return listed.includes(version);
  return (
    listed.length === 0 || listed.some((one) => !isCommit(one) && prefix(one) === prefix(version))
  );
}

/**
 * Returns texts that are the same for versions that can be one: 1.2 and 1.2.0+dfsg, 1.3-28 and
 * 1.3.28 (R prints the latter for the former), 2021.01.05 and 2021.1.5, 2.0~beta1 and 2.0-beta1.
 */
const looseKeys = (version: string): string[] =>
  [bare(version).replace(/[+~].*$/s, ''), bare(version)].map(plainParts);

// Names of tags that say nothing about what has the version: n4.4, release-4.4, refs/tags/4.4.
const ANY_TAG = /^(?:refs\/tags\/)?(?:[a-z]|rel|releases?|ver|versions?|tags?|stable)?[-_./]*$/;

/**
 * True if two versions differ only in what is before their numbers, and one of them has a name there
 * that says nothing: 4.4 and n4.4. A repository can change the names of its tags.
 */
function isSameNumber(one: string, other: string): boolean {
  const [from, to] = [prefix(one), prefix(other)];
  if (from === to || !(ANY_TAG.test(from) || ANY_TAG.test(to))) return false;
  const [key, ...keys] = [bare(one).slice(from.length), bare(other).slice(to.length)].map(
    looseKeys,
  );
  return keys.some((each) => each.some((text) => text !== '' && key?.includes(text) === true));
}

/** The numbers and words of a version, without leading zeros and without zeros at the end. */
const plainParts = (version: string): string =>
  (version.match(/[0-9]+|[a-z]+/g) ?? [])
    .map((part) => part.replace(/^0+(?=[0-9])/, ''))
    .join('.')
    .replace(/(?:\.0)+$/, '');

/**
 * Returns a text that is the same for v1.2.1 and 1.2.1, for 2026.01.05 and 2026.1.5, and for 1.2 and
 * 1.2.0.
 */
export const looseVersion = (version: string): string =>
  bare(version)
    .replace(/(?<![0-9a-z])0+(?=[0-9])/g, '')
    .replace(/(?:\.0+)+(?=[-+]|$)/, '');

/**
 * True if a version is a listed one without the revision of its package, or without the tag of its
 * distribution: 1.2.1 for 1.2.1-1 or 1.2.1-r0, 1.2.1-3 for 1.2.1-3.el9.
 */
export const isWithoutRevision = (version: string, listed: readonly string[]): boolean =>
  listed.some(
    (one) =>
      bare(one).startsWith(bare(version)) &&
      /^(?:-r?\d|\.[a-z])/.test(bare(one).slice(bare(version).length)),
  );

/**
 * True if a version can be another one with or without an epoch, a packaging suffix, a revision or
 * the tag of a distribution, or a tag that moves to it: 1:1.2.1, 1.2.1-r0, 1.2.1#abc and 1.2.1-3.el9
 * for 1.2.1, and 1.2.1 for 1.2.1_2,1 (FreeBSD).
 */
function isPartOf(version: string, listed: string, moving: RegExp | undefined): boolean {
  const [one, other] = [withoutEpoch(version), withoutEpoch(listed)];
  if (one === other) return bare(version) !== bare(listed);
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  if (!longer.startsWith(shorter)) return false;
  const rest = longer.slice(shorter.length);
  if (moving?.test(shorter) && /^\.\d/.test(rest)) return true;
  return /^\.[a-z]/.test(rest) || (longer === one ? /^[^0-9a-z.]/ : /^[-_,]r?\d/).test(rest);
}

/** True if a tag can move to a version: v1 to 1.2.1. */
export const canMoveTo = (tag: string, version: string, moving: RegExp): boolean =>
  moving.test(bare(tag)) && bare(version).startsWith(`${bare(tag)}.`);

const withoutEpoch = (version: string): string => bare(version).replace(/^\d+:/, '');
const bare = (version: string): string => version.toLowerCase().replace(/^v(?=\d)/, '');
/**
 * Returns the part before the first digit: "" for 1.0 and v1.0, "release-" for release-1.0, the
 * whole of "main".
 */
const prefix = (version: string): string => bare(version).replace(/\d.*/s, '');
/** True if a version has an epoch other than 0, as dpkg and PEP 440 write it. */
export const hasEpoch = (version: string): boolean => /^0*[1-9]\d*[:!]/.test(version);

/**
 * True for the pattern of a build file, which matches many versions: 1.+, 1.x, 1.2.*. Orders
 * that accept words would sort it as a version.
 */
export const isPattern = (version: string): boolean => /(?:^|\.)[x*+](?:$|[.-])/i.test(version);

const isCommit = (version: string): boolean =>
  /^(?=.*[a-f])[0-9a-f]{7,64}$/i.test(version) || /^\d{40}$/.test(version);

// The documentation of GitHub Actions, "Using tags for release management", asks for tags that move:
// v1 and v1.2. Repositories of other software use two numbers for a release.
/** Matches the tags of a package that can move. */
export const movingTags = (of: Package): RegExp | undefined =>
  of.kind === 'repository'
    ? /^\d+$/
    : ecosystemName(of.ecosystem) === 'GitHub Actions'
      ? /^\d+(?:\.\d+)?$/
      : undefined;
