// The versions of a package as products: its ranges, the versions that are listed one by one, and those that mend them.

import { english } from '../../language/english/index.ts';
import { rangeInWords } from '../../language/sentences/range.ts';
import type { Package } from '../../model/package/package.ts';
import { packageLabel } from '../../model/package/package-schema.ts';
import { contains, type Range } from '../../model/package/range.ts';
import { compareVersions } from '../../model/version/compare.ts';
import type { CommitRange } from './commit-product.ts';
import { identify, identifyRepository, productId } from './identification.ts';
import type { Product } from './product.ts';
import { versOfRange, versOfVersion } from './vers.ts';

/** Everything that is said of one package, though imported records may say it in several entries. */
export interface Statement {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly commits: readonly CommitRange[];
  readonly versions: readonly string[];
}

/** The products of what is said of the versions of a package; the same one may be there several times. */
export function productsOfVersions(statement: Statement): Product[] {
  return [...statement.ranges.flatMap((range) => productsOfRange(range, statement)), ...listedVersions(statement)];
}

function productsOfRange(range: Range, statement: Statement): Product[] {
  const { package: of } = statement;
  const { introduced, fixed, last_affected: last } = range;
  const fix = fixOf(range, statement);
  const fixes = fix === undefined ? [] : [fix];
  const end =
    fixed !== undefined && !isAffected(fixed, statement)
      ? [versionProduct(of, fixed, { status: 'fixed', fixes: [] })]
      : [];
  if (fixed === undefined && last !== undefined && introduced === last)
    return [versionProduct(of, last, { status: 'known_affected', range, fixes })];
  const name = versOfRange(of, range);
  const affected: Product = {
    id: productId(of, name),
    name: `${packageLabel(of)}, versions: ${rangeInWords(range, english.range)}`,
    identification: identify(of),
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

/** The version that mends a range: where its own fixed version lies in a further range, the end of that one. */
function fixOf(range: Range, statement: Statement): string | undefined {
  let fix = range.fixed;
  for (const _ of statement.ranges) {
    if (fix === undefined || isListed(fix, statement)) return undefined;
    const further = rangeWith(fix, statement);
    if (further === undefined) return fix;
    fix = further.fixed;
  }
  return undefined;
}

function rangeWith(version: string, { package: of, ranges }: Statement): Range | undefined {
  if (of.kind === 'repository') return undefined;
  // The bounds of a range are known to be in it even where the order of versions is not.
  const isBound = ({ introduced, fixed, last_affected: last }: Range): boolean =>
    introduced === version || (fixed === undefined && last === version);
  return ranges.find((range) => isBound(range) || contains(of.ecosystem, range, version) === true);
}

const isAffected = (version: string, statement: Statement): boolean =>
  isListed(version, statement) || rangeWith(version, statement) !== undefined;

/** Whether a version is listed, however it is written: 2.0 is 2.0.0. */
const isListed = (version: string, { package: of, versions }: Statement): boolean =>
  versions.some(
    (one) => one === version || (of.kind === 'package' && compareVersions(of.ecosystem, one, version) === 0),
  );

/** The versions that are listed one by one, without those that a range already tells. */
function listedVersions(statement: Statement): Product[] {
  const { package: of, versions } = statement;
  return versions
    .filter((version) => rangeWith(version, statement) === undefined)
    .map((version) => {
      const range = { introduced: version, last_affected: version };
      return versionProduct(of, version, { status: 'known_affected', range, ...mendingOf(version, statement) });
    });
}

// A list beside ranges names versions of these ranges, as far as Candor can tell, so what mends all of them mends it.
function mendingOf(version: string, statement: Statement): Pick<Product, 'fixes' | 'commits'> {
  const { package: of, ranges, commits } = statement;
  if ([...ranges, ...commits].some(({ fixed }) => fixed === undefined)) return { fixes: [] };
  const later = ranges
    .flatMap((range) => fixOf(range, statement) ?? [])
    .filter((fix) => of.kind === 'repository' || compareVersions(of.ecosystem, version, fix) !== 1);
  const [repo] = commits.map((range) => range.repo);
  if (ranges.length > 0 || repo === undefined) return { fixes: [...new Set(later)] };
  const there = commits.filter((range) => range.repo === repo).flatMap(({ fixed }) => fixed ?? []);
  return { fixes: [...new Set(there)], commits: repo };
}

type Standing = Pick<Product, 'status' | 'range' | 'fixes' | 'commits'>;

function versionProduct(of: Package, version: string, standing: Standing): Product {
  const leaf = versionLeaf(of, version);
  return {
    id: productId(of, leaf.name),
    name: `${packageLabel(of)} ${version}`,
    identification: of.kind === 'repository' ? identifyRepository(of.repo, version) : identify(of, version),
    leaf,
    package: of,
    ...standing,
  };
}

const RANGE_WORDS = new Set(['after', 'all', 'before', 'earlier', 'later', 'prior', 'versions']);

// Test 6.1.31 takes a version with such characters or words for a range, so it is written as one.
function versionLeaf(of: Package, version: string): NonNullable<Product['leaf']> {
  const doubtful = /[<>]/.test(version) || version.split(/\s/).some((word) => RANGE_WORDS.has(word.toLowerCase()));
  if (doubtful) return { category: 'product_version_range', name: versOfVersion(of, version) };
  return { category: 'product_version', name: version };
}
