// How CVE records name packages and order their versions (CVE Record Format 5.x, `affected[].collectionURL` and
// `affected[].versions[].versionType`; cve-schema, schema/docs/versions.md).

import type { Package } from '../../model/package.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { type Ecosystem, ecosystemName } from '../../model/version/ecosystem.ts';

/** The package collections of ecosystems, by the addresses that CVE records use. */
const COLLECTIONS: { readonly [Name in Ecosystem]?: string } = {
  CRAN: 'https://cran.r-project.org',
  ConanCenter: 'https://conan.io/center',
  Go: 'https://pkg.go.dev',
  Hackage: 'https://hackage.haskell.org',
  Hex: 'https://repo.hex.pm',
  Julia: 'https://juliahub.com',
  Maven: 'https://repo.maven.apache.org/maven2',
  NuGet: 'https://nuget.org/packages',
  Packagist: 'https://packagist.org',
  Pub: 'https://pub.dev',
  PyPI: 'https://pypi.org',
  RubyGems: 'https://rubygems.org',
  VSCode: 'https://marketplace.visualstudio.com',
  'crates.io': 'https://crates.io',
  npm: 'https://registry.npmjs.org',
  opam: 'https://opam.ocaml.org/packages',
};

/** The address of the collection that a package is in; undefined where CVE records know none. */
export function collectionOf(of: Package): string | undefined {
  const name = of.kind === 'repository' ? undefined : ecosystemName(of.ecosystem);
  return name === undefined ? undefined : COLLECTIONS[name];
}

/** Version types that are not just the ecosystem's name. */
const VERSION_TYPES: { readonly [Name in Ecosystem]?: string } = {
  AlmaLinux: 'rpm',
  Alpaquita: 'apk',
  Alpine: 'apk',
  'Azure Linux': 'rpm',
  Chainguard: 'apk',
  Debian: 'deb',
  Mageia: 'rpm',
  MinimOS: 'apk',
  Packagist: 'composer',
  'Photon OS': 'rpm',
  PyPI: 'python',
  'Red Hat': 'rpm',
  'Rocky Linux': 'rpm',
  RubyGems: 'gem',
  SUSE: 'rpm',
  Ubuntu: 'deb',
  Wolfi: 'apk',
  openEuler: 'rpm',
  openSUSE: 'rpm',
};

/** The type by which the versions of a package are ordered: `semver`, `python`, `maven`. Never `custom`, which tells nothing. */
export function versionTypeOf(of: Package): string {
  if (of.kind === 'repository') return 'git';
  if (versionOrder(of.ecosystem)?.rangeType === 'SEMVER') return 'semver';
  const name = ecosystemName(of.ecosystem);
  const known = name === undefined ? undefined : VERSION_TYPES[name];
  return known ?? (name ?? of.ecosystem).toLowerCase().replace(/[^a-z0-9.]+/g, '-');
}
