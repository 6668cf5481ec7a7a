// The versions of a package as products: its ranges, its single listed versions, and its fixed
// versions.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import { isStated, lastingFix, rangeWith } from '../../model/package/lasting-fix.ts';
import type { Package } from '../../model/package/package.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import type { Range } from '../../model/package/range.ts';
import { compareVersions } from '../../model/version/compare.ts';
import type { CommitRange } from './commit-product.ts';
import { identify, identifyRange, identifyRepository, productId } from './identification.ts';
import type { Product } from './product.ts';
import { versOfRange, versOfVersion } from './vers.ts';

/** The merged facts of one package. Imported records can split them into several entries. */
export interface Statement {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly commits: readonly CommitRange[];
  readonly versions: readonly string[];
}

/** Returns the products for the versions of a package. Can contain duplicates. */
export function productsOfVersions(statement: Statement): Product[] {
  return [
    ...statement.ranges.flatMap((range) => productsOfRange(range, statement)),
    ...listedVersions(statement),
  ];
}

function productsOfRange(range: Range, statement: Statement): Product[] {
  const { package: of } = statement;
  const { introduced, fixed, last_affected: last } = range;
  const fix = lastingFix(range, statement);
  const fixes = fix === undefined ? [] : [fix];
  const end =
    fixed !== undefined && !isStated(fixed, statement)
      ? [versionProduct(of, fixed, { status: 'fixed', fixes: [] })]
      : [];
  if (fixed === undefined && last !== undefined && introduced === last)
    return [versionProduct(of, last, { status: 'known_affected', range, fixes })];
  const name = versOfRange(of, range);
  const affected: Product = {
    id: productId(of, name),
    name: `${packageLabel(of)}, versions: ${rangeInWords(range, english.range)}`,
    identification: identifyRange(of, name),
    leaf: { category: 'product_version_range', name },
    package: of,
    status: 'known_affected',
    range,
    fixes,
  };
  const lastly =
    fixed === undefined && last !== undefined
      ? [versionProduct(of, last, { status: 'last_affected', range, fixes })]
      : [];
  return [affected, ...lastly, ...end];
}

/** Returns the single listed versions that are in no range. */
function listedVersions(statement: Statement): Product[] {
  const { package: of, versions } = statement;
  return versions
    .filter((version) => rangeWith(version, statement) === undefined)
    .map((version) => {
      const range = { introduced: version, last_affected: version };
      return versionProduct(of, version, {
        status: 'known_affected',
        range,
        ...fixOfListed(version, statement),
      });
    });
}

// A list beside ranges names versions of these ranges, as far as Candor knows. So the fixes of the
// ranges fix the list.
function fixOfListed(version: string, statement: Statement): Pick<Product, 'fixes' | 'commits'> {
  const { package: of, ranges, commits } = statement;
  if ([...ranges, ...commits].some(({ fixed }) => fixed === undefined)) return { fixes: [] };
  const later = ranges
    .flatMap((range) => lastingFix(range, statement) ?? [])
    .filter((fix) => of.kind === 'repository' || compareVersions(of.ecosystem, version, fix) !== 1);
  const [repo] = commits.map((range) => range.repo);
  if (ranges.length > 0 || repo === undefined) return { fixes: [...new Set(later)] };
  const there = commits.filter((range) => range.repo === repo).flatMap(({ fixed }) => fixed ?? []);
  return { fixes: [...new Set(there)], commits: repo };
}

type VersionStatus = Pick<Product, 'status' | 'range' | 'fixes' | 'commits'>;

function versionProduct(of: Package, version: string, status: VersionStatus): Product {
  const leaf = versionLeaf(of, version);
  return {
    id: productId(of, leaf.name),
    name: `${packageLabel(of)} ${version}`,
    identification:
      of.kind === 'repository' ? identifyRepository(of.repo, version) : identify(of, version),
    leaf,
    package: of,
    ...status,
  };
}

const RANGE_WORDS = new Set(['after', 'all', 'before', 'earlier', 'later', 'prior', 'versions']);

// Test 6.1.31 treats a version with such characters or words as a range, so it is written as one.
function versionLeaf(of: Package, version: string): NonNullable<Product['leaf']> {
  const looksLikeRange =
    /[<>]/.test(version) || version.split(/\s/).some((word) => RANGE_WORDS.has(word.toLowerCase()));
  if (looksLikeRange)
    return { category: 'product_version_range', name: versOfVersion(of, version) };
  return { category: 'product_version', name: version };
}
