// The products of an advisory, each with its status, for every format with products: the leaves of
// CSAF's product tree (CSAF 2.0 sections 3.1.3, full product names, and 3.2.3.9, product status),
// and the products of OpenVEX.

import type { Advisory, Affected } from '../../model/advisory/advisory.ts';
import { keepsVersionsOf } from '../../model/lookup/claims.ts';
import type { Package } from '../../model/package/package.ts';
import { packageKey, packageLabel, spelledPackage } from '../../model/package/package-schema.ts';
import type { Range } from '../../model/package/range.ts';
import type { Project } from '../../model/project/project.ts';
import { productsOfCommits } from './commit-product.ts';
import { identify, identifyRepository } from './identification.ts';
import type { Product } from './product.ts';
import { productsOfVersions, type Statement } from './version-product.ts';

/** The part of an advisory that decides its products. */
export type Productive = Pick<Advisory, 'affected' | 'project'> &
  Partial<Pick<Advisory, 'imported'>>;

/** Returns the products of an advisory, grouped by package. Never empty. */
export function productsOf(advisory: Productive, project: Project | undefined): Product[] {
  const groups = Map.groupBy(advisory.affected, ({ package: of }) => packageKey(of));
  const products = [...groups.values()]
    .flatMap(productsOfPackage)
    .map((one) => withoutDoubt(one, advisory));
  if (products.length > 0) return products;
  const packages = project?.packages ?? [];
  return packages.length > 0
    ? packages.map(wholePackage)
    : [wholeProject(advisory.project, project)];
}

/** A range that an import could not hold can contain the fix of another range. */
function withoutDoubt(product: Product, advisory: Productive): Product {
  const isOpen =
    product.status === 'fixed' && product.package && keepsVersionsOf(advisory, product.package);
  return isOpen ? { ...product, status: 'under_investigation' } : product;
}

function productsOfPackage(entries: readonly Affected[]): Product[] {
  const [first] = entries;
  if (first === undefined) return [];
  const statement = statementOf(first.package, entries);
  const all = [
    ...productsOfVersions(statement),
    ...statement.commits.flatMap((range) => productsOfCommits(range, statement.package)),
  ];
  return all.length === 0 ? [wholePackage(first.package)] : distinct(all);
}

function statementOf(of: Package, entries: readonly Affected[]): Statement {
  const repoOf = (range: Range): string | undefined =>
    range.repo ?? (of.kind === 'repository' ? of.repo : undefined);
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

/** A package with only a name: the affected versions are unknown. */
function wholePackage(of: Package): Product {
  return {
    id: spelledPackage(of),
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

/**
 * Returns one product for each id: the first, with the fixes of all. Affected takes precedence over
 * fixed.
 */
function distinct(products: readonly Product[]): Product[] {
  const byId = new Map<string, Product>();
  for (const product of products) {
    const known = byId.get(product.id);
    if (known === undefined) byId.set(product.id, product);
    else if (known.status === 'fixed' && product.status !== 'fixed') byId.set(product.id, product);
    else
      byId.set(product.id, { ...known, fixes: [...new Set([...known.fixes, ...product.fixes])] });
  }
  return [...byId.values()];
}
