// Which ecosystem's versions are ordered by which kind of order. An ecosystem that is not in this table has no order that we
// know: its advisories list their versions one by one, and nothing about their ranges is guessed.

import { type Ecosystem, ecosystemName } from './ecosystem.ts';

/** The orders that there are, by the names of their files. */
export type OrderKind = 'dpkg' | 'julia' | 'maven' | 'nuget' | 'packagist' | 'pep440' | 'pub' | 'rubygems' | 'semver';

const KINDS: ReadonlyMap<Ecosystem, OrderKind> = new Map<Ecosystem, OrderKind>([
  ['Bitnami', 'semver'],
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

/** The kind of order of an OSV ecosystem, whose suffix (`Debian:12`) makes no difference; undefined where none is known. */
export function orderKind(ecosystem: string): OrderKind | undefined {
  const name = ecosystemName(ecosystem);
  return name === undefined ? undefined : KINDS.get(name);
}
