// Maps ecosystems to their orders of versions. An ecosystem that is not in this table has no known
// order: its advisories list their versions one by one, and its ranges are not guessed.

import { PURL_TYPES } from '../package/purl-types.ts';
import { type Ecosystem, ecosystemName } from './ecosystem.ts';

/** The available orders, by the names of their files. */
export type OrderKind =
  | 'bitnami'
  | 'dpkg'
  | 'julia'
  | 'maven'
  | 'nuget'
  | 'packagist'
  | 'pep440'
  | 'pub'
  | 'rubygems'
  | 'semver';

const KINDS: ReadonlyMap<Ecosystem, OrderKind> = new Map<Ecosystem, OrderKind>([
  ['Bitnami', 'bitnami'],
  ['Debian', 'dpkg'],
  ['Go', 'semver'],
  ['Hex', 'semver'],
  ['Julia', 'julia'],
  ['Maven', 'maven'],
  ['NuGet', 'nuget'],
  ['Packagist', 'packagist'],
  ['Pub', 'pub'],
  ['PyPI', 'pep440'],
  ['RubyGems', 'rubygems'],
  ['SwiftURL', 'semver'],
  ['Ubuntu', 'dpkg'],
  ['crates.io', 'semver'],
  ['npm', 'semver'],
]);

/**
 * Returns the order of an OSV ecosystem, regardless of a suffix (`Debian:12`), or of a product
 * that only a purl identifies: the stated one (`pkg:generic:semver`), else that of its type. undefined
 * if none is known.
 */
export function orderKind(ecosystem: string): OrderKind | undefined {
  const [, type, stated] = /^(?:pkg:([^:]+)|product)(?::(.+))?$/.exec(ecosystem) ?? [];
  if (type === 'deb' || stated === 'debian') return 'dpkg';
  if (stated === 'semver' || stated === 'pep440' || stated === 'maven') return stated;
  const name = ecosystemName(type === undefined ? ecosystem : (PURL_TYPES.get(type)?.ecosystem ?? ''));
  return name === undefined ? undefined : KINDS.get(name);
}
