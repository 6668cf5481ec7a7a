// Version range specifiers (package-url/purl-spec, VERSION-RANGE-SPEC), as CSAF 2.0 section
// 3.1.2.3.2 requires in a branch of the category product_version_range.

import type { Package } from '../../model/package/package.ts';
import { parsePurl } from '../../model/package/purl.ts';
import { FROM_START, type Range } from '../../model/package/range.ts';
import { ecosystemName } from '../../model/version/ecosystem.ts';

/** All versions (CSAF 2.0 section 3.1.2.3.2 requires this text). */
export const ALL_VERSIONS = 'vers:all/*';

/**
 * Formats a range of versions: `vers:pypi/>=1.0.0|<1.4.7`. A range without bounds is all versions.
 */
export function versOfRange(affected: Package, range: Range): string {
  const { introduced = FROM_START, fixed, last_affected: last } = range;
  const start = introduced === FROM_START ? [] : [`>=${quoted(introduced)}`];
  const end =
    fixed !== undefined ? [`<${quoted(fixed)}`] : last !== undefined ? [`<=${quoted(last)}`] : [];
  const constraints = [...start, ...end];
  return constraints.length === 0
    ? ALL_VERSIONS
    : `vers:${schemeOf(affected)}/${constraints.join('|')}`;
}

/** Formats a single version as a range: `vers:pypi/1.0.0`. */
export function versOfVersion(affected: Package, version: string): string {
  return `vers:${schemeOf(affected)}/${quoted(version)}`;
}

// Separators, comparators and characters that are not printable ASCII are quoted as in a URL. "+",
// "~" and ":" are part of versions.
function quoted(version: string): string {
  return encodeURI(version.toWellFormed()).replace(
    /[!*,=]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Versioning schemes of ecosystems without their own purl type, or with a purl type that has no
 * version.
 */
const SCHEMES: Readonly<Record<string, string>> = {
  Alpaquita: 'alpine',
  Alpine: 'alpine',
  CRAN: 'cran',
  ConanCenter: 'conan',
  Julia: 'julia',
  SwiftURL: 'swift',
  Chainguard: 'alpine',
  Debian: 'deb',
  MinimOS: 'alpine',
  Ubuntu: 'deb',
  Wolfi: 'alpine',
  AlmaLinux: 'rpm',
  'Azure Linux': 'rpm',
  Mageia: 'rpm',
  'Photon OS': 'rpm',
  'Red Hat': 'rpm',
  'Rocky Linux': 'rpm',
  SUSE: 'rpm',
  openEuler: 'rpm',
  openSUSE: 'rpm',
};

// By convention, the scheme is the purl type.
function schemeOf(affected: Package): string {
  if (affected.kind === 'repository') return 'generic';
  const type = affected.purl === undefined ? undefined : parsePurl(affected.purl)?.type;
  return type ?? SCHEMES[ecosystemName(affected.ecosystem) ?? ''] ?? 'generic';
}
