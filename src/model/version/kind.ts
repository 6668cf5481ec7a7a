// Maps ecosystems to their orders of versions. An ecosystem that is not in this table has no known
// order: its advisories list their versions one by one, and its ranges are not guessed.

import { PURL_TYPES } from '../package/purl-types.ts';
import { type Ecosystem, ecosystemName } from './ecosystem.ts';

/** The available orders, by the names of their files. */
export type OrderKind =
  | 'actions'
  | 'alpine'
  | 'bitnami'
  | 'calendar'
  | 'conan'
  | 'cran'
  | 'dpkg'
  | 'hackage'
  | 'julia'
  | 'maven'
  | 'nuget'
  | 'opam'
  | 'packagist'
  | 'pep440'
  | 'pub'
  | 'releases'
  | 'rpm'
  | 'rubygems'
  | 'semver';

const KINDS: ReadonlyMap<Ecosystem, OrderKind> = new Map<Ecosystem, OrderKind>([
  ['AlmaLinux', 'rpm'],
  ['Alpaquita', 'alpine'],
  ['Alpine', 'alpine'],
  ['Azure Linux', 'rpm'],
  ['BellSoft Hardened Containers', 'alpine'],
  ['Bioconductor', 'cran'],
  ['Bitnami', 'bitnami'],
  ['CRAN', 'cran'],
  ['Chainguard', 'alpine'],
  ['ConanCenter', 'conan'],
  ['Debian', 'dpkg'],
  ['GHC', 'hackage'],
  ['GitHub Actions', 'actions'],
  ['Go', 'semver'],
  ['Hackage', 'hackage'],
  ['Hex', 'semver'],
  ['Julia', 'julia'],
  ['Mageia', 'rpm'],
  ['Maven', 'maven'],
  ['MinimOS', 'alpine'],
  ['NuGet', 'nuget'],
  ['Packagist', 'packagist'],
  ['Photon OS', 'rpm'],
  ['Pub', 'pub'],
  ['PyPI', 'pep440'],
  ['Red Hat', 'rpm'],
  ['Rocky Linux', 'rpm'],
  ['RubyGems', 'rubygems'],
  ['SUSE', 'rpm'],
  ['SwiftURL', 'semver'],
  ['Ubuntu', 'dpkg'],
  ['Wolfi', 'alpine'],
  ['crates.io', 'semver'],
  ['npm', 'semver'],
  ['opam', 'opam'],
  ['openEuler', 'rpm'],
  ['openSUSE', 'rpm'],
]);

/** The orders that only a purl type or an author states, by their names. */
const STATED: ReadonlyMap<string, OrderKind> = new Map<string, OrderKind>([
  ['alpine', 'alpine'],
  ['calendar', 'calendar'],
  ['debian', 'dpkg'],
  ['maven', 'maven'],
  ['pep440', 'pep440'],
  ['releases', 'releases'],
  ['rpm', 'rpm'],
  ['semver', 'semver'],
]);

/** The orders of packages whose purl type is the format of a distribution. */
const PACKAGE_FORMATS: ReadonlyMap<string, OrderKind> = new Map<string, OrderKind>([
  ['apk', 'alpine'],
  ['deb', 'dpkg'],
  ['rpm', 'rpm'],
]);

/**
 * Returns the order of an OSV ecosystem, regardless of a suffix (`Debian:12`), or of a product
 * that only a purl identifies: the stated one (`pkg:generic:semver`), else that of its type. undefined
 * if none is known.
 */
export function orderKind(ecosystem: string): OrderKind | undefined {
  const [, type, stated] = /^(?:pkg:([^:]+)|product)(?::([^:]+))?/.exec(ecosystem) ?? [];
  const known = PACKAGE_FORMATS.get(type ?? '') ?? STATED.get(stated ?? '');
  if (known !== undefined) return known;
  const name = ecosystemName(
    type === undefined ? ecosystem : (PURL_TYPES.get(type)?.ecosystem ?? ''),
  );
  return name === undefined ? undefined : KINDS.get(name);
}
