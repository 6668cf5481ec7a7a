// What an advisory says of which product: the leaves of CSAF's product tree, each with its status. CSAF 2.0 sections 3.1.3
// (full product names) and 3.2.3.9 (product status).

import type { Advisory, Affected } from '../../model/advisory.ts';
import { type Package, packageKey, packageLabel } from '../../model/package.ts';
import type { Project } from '../../model/project.ts';
import { contains, type Range, rangeInWords } from '../../model/range.ts';
import { type Identification, identify, identifyRepository } from './identification.ts';
import { versOfRange, versOfVersion } from './vers.ts';

/** Each product has one: the groups of test 6.1.6 are disjoint by construction. */
export type ProductStatus = 'known_affected' | 'last_affected' | 'fixed' | 'under_investigation';

export interface Product {
  /** Opaque and unique in the document; made of names, so that it stays what it is when others come and go. */
  readonly id: string;
  /** With the versions, in words. */
  readonly name: string;
  readonly identification: Identification | undefined;
  /** Its place in the tree of branches; absent where it has none, as commits and products without a version. */
  readonly leaf?: { readonly category: 'product_version' | 'product_version_range'; readonly name: string };
  readonly package: Package | undefined;
  readonly status: ProductStatus;
  /** The affected versions, where they are a range of the package's own versions; a single version is both its ends. */
  readonly range?: Range;
  /** The versions that mend it, or the commits where `commits` names their repository. */
  readonly fixes: readonly string[];
  readonly commits?: string;
}

/** The products of an advisory, those of a package one after the other. Never empty. */
export function productsOf(advisory: Pick<Advisory, 'affected' | 'project'>, project: Project | undefined): Product[] {
  const groups = Map.groupBy(advisory.affected, ({ package: of }) => packageKey(of));
  const products = [...groups.values()].flatMap(productsOfPackage);
  if (products.length > 0) return products;
  const packages = project?.packages ?? [];
  return packages.length > 0 ? packages.map(wholePackage) : [wholeProject(advisory.project, project)];
}

/** Everything that is said of one package, though imported records may say it in several entries. */
interface Statement {
  readonly package: Package;
  readonly ranges: readonly Range[];
  readonly commits: readonly (Range & { readonly repo: string })[];
  readonly versions: readonly string[];
}

function productsOfPackage(entries: readonly Affected[]): Product[] {
  const [first] = entries;
  if (first === undefined) return [];
  const statement = statementOf(first.package, entries);
  const all = [
    ...statement.ranges.flatMap((range) => productsOfRange(range, statement)),
    ...statement.commits.flatMap((range) => productsOfCommits(range, statement.package)),
    ...listedVersions(statement),
  ];
  return all.length === 0 ? [wholePackage(first.package)] : distinct(all);
}

function statementOf(of: Package, entries: readonly Affected[]): Statement {
  const repoOf = (range: Range): string | undefined => range.repo ?? (of.kind === 'repository' ? of.repo : undefined);
  const ranges = entries.flatMap((entry) => entry.ranges);
  return {
    package: of,
    ranges: ranges.filter((range) => repoOf(range) === undefined),
    commits: ranges.flatMap((range) => {
      const repo = repoOf(range);
      return repo === undefined ? [] : [{ ...range, repo }];
    }),
    versions: [...new Set(entries.flatMap((entry) => entry.versions))],
  };
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
    name: `${packageLabel(of)}, versions: ${rangeInWords(range)}`,
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
    if (fix === undefined || statement.versions.includes(fix)) return undefined;
    const further = rangeWith(fix, statement);
    if (further === undefined) return fix;
    fix = further.fixed;
  }
  return undefined;
}

const rangeWith = (version: string, { package: of, ranges }: Statement): Range | undefined =>
  of.kind === 'repository' ? undefined : ranges.find((range) => contains(of.ecosystem, range, version) === true);

const isAffected = (version: string, statement: Statement): boolean =>
  statement.versions.includes(version) || rangeWith(version, statement) !== undefined;

/** The versions that are listed one by one, without those that a range already tells. */
function listedVersions(statement: Statement): Product[] {
  const { package: of, ranges, commits } = statement;
  // A list beside ranges names versions of these ranges, so what mends the ranges mends them.
  const ends = [...ranges, ...commits].some(({ fixed }) => fixed === undefined)
    ? []
    : ranges.flatMap((range) => fixOf(range, statement) ?? []);
  const fixes = [...new Set(ends)];
  const [repo] = commits.map((range) => range.repo);
  const mended =
    fixes.length > 0 || repo === undefined
      ? { fixes }
      : { fixes: commits.flatMap(({ fixed }) => fixed ?? []), commits: repo };
  return statement.versions
    .filter((version) => rangeWith(version, statement) === undefined)
    .map((version) => {
      const range = { introduced: version, last_affected: version };
      return versionProduct(of, version, { status: 'known_affected', range, ...mended });
    });
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

// Commits have no order that a tool could follow, so a range of them is a product of its own, told in words.
function productsOfCommits(range: Range & { readonly repo: string }, of: Package): Product[] {
  const { repo, introduced, fixed, last_affected: last, limit } = range;
  const place = repo.replace(/^https?:\/\//, '');
  const label = of.kind === 'repository' ? place : `${packageLabel(of)}, ${place}`;
  const words = `${rangeInWords(range)}${limit === undefined ? '' : ` (looked at up to ${limit})`}`;
  const ends = [introduced, fixed, last, limit].map((commit) => commit ?? '').join('..');
  const common = { package: of, commits: repo };
  const affected: Product = {
    ...common,
    id: productId(of, `${repo} ${ends}`),
    name: `${label}, commits: ${words}`,
    identification: identifyRepository(repo),
    status: 'known_affected',
    fixes: fixed === undefined ? [] : [fixed],
  };
  if (fixed === undefined) return [affected];
  const mended: Product = {
    ...common,
    id: productId(of, `${repo} ${fixed}`),
    name: `${label}, commit ${fixed}`,
    identification: identifyRepository(repo, fixed),
    status: 'fixed',
    fixes: [],
  };
  return [affected, mended];
}

/** A package of which nothing is said but its name: which versions are affected is not known. */
function wholePackage(of: Package): Product {
  return {
    id: packageKey(of),
    name: packageLabel(of),
    identification: of.kind === 'repository' ? identifyRepository(of.repo) : identify(of),
    package: of,
    status: 'under_investigation',
    fixes: [],
  };
}

function wholeProject(slug: string, project: Project | undefined): Product {
  const { repository } = project ?? {};
  return {
    id: slug,
    name: project?.name ?? slug,
    identification: repository === undefined ? undefined : identifyRepository(repository),
    package: undefined,
    status: 'under_investigation',
    fixes: [],
  };
}

// Behind the last "@" there is no other "@", so no two products share an id.
const productId = (of: Package, name: string): string =>
  `${packageKey(of)}@${name.toWellFormed().replace(/[%@]/g, encodeURIComponent)}`;

/** One product for each id: the first, with the fixes of all. What is affected anywhere comes before what is fixed. */
function distinct(products: readonly Product[]): Product[] {
  const byId = new Map<string, Product>();
  for (const product of products) {
    const known = byId.get(product.id);
    if (known === undefined) byId.set(product.id, product);
    else if (known.status === 'fixed' && product.status !== 'fixed') byId.set(product.id, product);
    else byId.set(product.id, { ...known, fixes: [...new Set([...known.fixes, ...product.fixes])] });
  }
  return [...byId.values()];
}
