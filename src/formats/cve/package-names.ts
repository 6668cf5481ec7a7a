// CVE Record Format 5.2, `affected[]`: the names of a package. `collectionURL` identifies the
// collection in which `packageName` has a meaning, `packageURL` the package in any of them.

import type { Affected } from '../../model/advisory/advisory.ts';
import { baseEcosystem, isPurlOnly, PRODUCT } from '../../model/package/package.ts';
import { type Ecosystem, ecosystemName } from '../../model/version/ecosystem.ts';
import { filled } from '../text/json.ts';

interface PackageNames {
  /** Only of a product without a registry. */
  readonly vendor?: string;
  readonly product?: string;
  readonly cpes?: readonly string[] | undefined;
  readonly collectionURL?: string | undefined;
  readonly packageName?: string | undefined;
  /** A purl without a version: since 5.2.0. */
  readonly packageURL?: string | undefined;
  readonly platforms?: readonly string[] | undefined;
}

/** The collections, as in the examples of the schema where it has one. */
const COLLECTIONS: { readonly [Name in Ecosystem]?: string } = {
  Alpine: 'https://pkgs.alpinelinux.org/packages',
  Bioconductor: 'https://bioconductor.org/packages',
  CRAN: 'https://cran.r-project.org',
  ConanCenter: 'https://conan.io/center',
  Debian: 'https://packages.debian.org',
  'GitHub Actions': 'https://github.com',
  Go: 'https://pkg.go.dev',
  Hackage: 'https://hackage.haskell.org',
  Hex: 'https://hex.pm',
  Julia: 'https://juliahub.com',
  Maven: 'https://repo.maven.apache.org/maven2',
  NuGet: 'https://www.nuget.org/packages',
  Packagist: 'https://packagist.org',
  Pub: 'https://pub.dev',
  PyPI: 'https://pypi.org',
  'Red Hat': 'https://access.redhat.com/downloads/content/package-browser',
  RubyGems: 'https://rubygems.org',
  Ubuntu: 'https://packages.ubuntu.com',
  VSCode: 'https://marketplace.visualstudio.com',
  'crates.io': 'https://crates.io',
  npm: 'https://www.npmjs.com',
  opam: 'https://opam.ocaml.org/packages',
};

/**
 * Returns the names of an entry's package. Two packages never have the same names: a release of a
 * distribution is a platform, and so is an ecosystem without a known collection.
 */
export function packageNames({ package: of, platforms }: Affected): PackageNames {
  const own = [...new Set(platforms)];
  if (of.kind === 'repository') return { platforms: filled(own) };
  const { ecosystem, name, purl, vendor, cpe } = of;
  if (baseEcosystem(ecosystem) === PRODUCT)
    return {
      ...(vendor === undefined ? {} : { vendor }),
      product: name,
      cpes: cpe === undefined ? undefined : [cpe],
      platforms: filled(own),
    };
  // Of a product that only a purl identifies, the suffix is the order of its versions.
  const [, suffix] = isPurlOnly(of) ? [] : (/^[^:]+:(.+)$/.exec(ecosystem) ?? []);
  // The suffix of Maven is the address of a registry.
  const registry =
    suffix !== undefined && /^https?:\/\//.test(suffix) && URL.canParse(suffix)
      ? suffix
      : undefined;
  const known = ecosystemName(ecosystem);
  const collectionURL = registry ?? (known && COLLECTIONS[known]);
  const isNamed =
    registry !== undefined || (suffix === undefined && (collectionURL ?? purl) !== undefined);
  return {
    collectionURL,
    packageName: name,
    packageURL: purl,
    platforms: filled(
      isNamed ? own : own.length === 0 ? [ecosystem] : own.map((one) => `${ecosystem}, ${one}`),
    ),
  };
}
