// `affected` of a CVE record: the packages and products, by the most exact name that each has.

import { cpeOfAnyVersion, isCpe } from '../../model/package/cpe.ts';
import { normalizedPypiName, packageSchema } from '../../model/package/package-schema.ts';
import { parsePurl, purlText } from '../../model/package/purl.ts';
import { isEcosystem } from '../../model/version/ecosystem.ts';
import type { ForeignEntry } from '../record/entries.ts';
import { isWebAddress } from '../record/value.ts';
import type { CveProduct } from './shape.ts';
import { readVersions } from './versions.ts';

/** The OSV ecosystems of collections, by their host names (schema, `collectionURL`). */
const COLLECTIONS: Readonly<Record<string, string>> = {
  'registry.npmjs.org': 'npm',
  'www.npmjs.com': 'npm',
  'npmjs.com': 'npm',
  'pypi.org': 'PyPI',
  'pypi.python.org': 'PyPI',
  'rubygems.org': 'RubyGems',
  'www.nuget.org': 'NuGet',
  'nuget.org': 'NuGet',
  'repo.maven.apache.org': 'Maven',
  'repo1.maven.org': 'Maven',
  'central.sonatype.com': 'Maven',
  'mvnrepository.com': 'Maven',
  'packagist.org': 'Packagist',
  'pkg.go.dev': 'Go',
  'crates.io': 'crates.io',
  'hex.pm': 'Hex',
  'repo.hex.pm': 'Hex',
  'pub.dev': 'Pub',
  'hackage.haskell.org': 'Hackage',
  'cran.r-project.org': 'CRAN',
  'opam.ocaml.org': 'opam',
  'conan.io': 'ConanCenter',
  'juliahub.com': 'Julia',
  'bioconductor.org': 'Bioconductor',
  'marketplace.visualstudio.com': 'VSCode',
};

/** Returns an entry for each product. `publisher` is the vendor that needs no mention. */
export function entriesOf(products: readonly CveProduct[], publisher: string): ForeignEntry[] {
  return products.flatMap((product): ForeignEntry[] => {
    const named = packageOf(product, publisher);
    if (named === undefined) return [];
    const { package: of, platforms } = named;
    const isCommits = typeof of === 'object' && of !== null && 'repo' in of;
    const parsed = packageSchema.safeParse(of).data;
    const ecosystem = isCommits
      ? undefined
      : parsed?.kind === 'package'
        ? parsed.ecosystem
        : 'product';
    return [
      {
        package: of,
        otherwise: productNamed(product, publisher),
        functions: (product.programRoutines ?? []).map(({ name }) => name),
        platforms,
        ...readVersions(product, ecosystem),
      },
    ];
  });
}

interface Named {
  readonly package: unknown;
  readonly platforms: readonly string[];
}

function packageOf(product: CveProduct, publisher: string): Named | undefined {
  const { packageURL, collectionURL, packageName, repo, versions } = product;
  const platforms = product.platforms ?? [];
  const purl = packageURL ? withoutVersion(packageURL) : undefined;
  const ecosystem = ecosystemOf(collectionURL, platforms);
  // A release of a distribution is a platform, which a purl does not name.
  const isRelease = ecosystem?.includes(':') === true && packageName;
  if (purl !== undefined && !isRelease) return { package: purl, platforms };
  if (ecosystem !== undefined && packageName) {
    const rest = platforms.flatMap((one) => platformOf(one, ecosystem));
    return {
      package: {
        ecosystem,
        name: ecosystem === 'PyPI' ? normalizedPypiName(packageName) : packageName,
      },
      platforms: rest,
    };
  }
  const types = new Set((versions ?? []).flatMap(({ versionType }) => versionType ?? []));
  const isGit = types.has('git') && types.size === 1;
  if (isGit && repo && isWebAddress(repo)) return { package: { repo }, platforms };
  const named =
    productNamed(product, publisher) ?? (repo && isWebAddress(repo) ? { repo } : undefined);
  return named && { package: named, platforms };
}

/** The ecosystem of a collection, or the one that our records name as a platform. */
function ecosystemOf(
  collection: string | null | undefined,
  platforms: readonly string[],
): string | undefined {
  const named = platforms.map((one) => one.split(', ')[0] ?? '').find(isEcosystem);
  if (named !== undefined) return named;
  const url = URL.parse(collection ?? '');
  return url === null ? undefined : COLLECTIONS[url.hostname];
}

const platformOf = (platform: string, ecosystem: string): string[] =>
  platform === ecosystem
    ? []
    : [platform.startsWith(`${ecosystem}, `) ? platform.slice(ecosystem.length + 2) : platform];

function productNamed(
  { vendor, product, cpes }: CveProduct,
  publisher: string,
): object | undefined {
  const name = product?.trim() ?? '';
  if (name === '' || /^n\/?a$/i.test(name)) return undefined;
  const by = vendor?.trim() ?? '';
  const isStated = by !== '' && !/^n\/?a$/i.test(by) && by !== publisher;
  const [cpe] = [...new Set((cpes ?? []).filter(isCpe).map(cpeOfAnyVersion))];
  return {
    product: name,
    ...(isStated ? { vendor: by } : {}),
    ...(cpe === undefined ? {} : { cpe }),
  };
}

function withoutVersion(text: string): string | undefined {
  const purl = parsePurl(text);
  return purl && purlText({ ...purl, version: undefined });
}
