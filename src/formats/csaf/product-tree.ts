// CSAF 2.0 section 3.2.2, /product_tree: vendor, product, versions. Products without a version are
// listed beside the tree.

import { packageLabel } from '../../model/package/package-schema.ts';
import type { Project } from '../../model/project/project.ts';
import type { Site } from '../../model/site/site.ts';
import type { Identification } from '../product/identification.ts';
import type { Product } from '../product/product.ts';

export interface FullProductName {
  readonly name: string;
  readonly product_id: string;
  readonly product_identification_helper?: Identification | undefined;
}

/** A branch has either child branches or a product. */
export interface Branch {
  readonly category: 'vendor' | 'product_name' | 'product_version' | 'product_version_range';
  readonly name: string;
  readonly branches?: readonly Branch[];
  readonly product?: FullProductName;
}

export interface ProductTree {
  readonly branches: readonly Branch[];
  readonly full_product_names: readonly FullProductName[];
}

/**
 * Returns the tree of some products, in their order. The vendor is the publisher if it is a vendor,
 * otherwise the project.
 */
export function productTreeOf(
  products: readonly Product[],
  project: Project | undefined,
  site: Site,
): ProductTree {
  const byName = new Map<string, Branch[]>();
  for (const product of products) {
    if (product.leaf === undefined || product.package === undefined) continue;
    const label = packageLabel(product.package);
    const leaf = { ...product.leaf, product: fullName(product) };
    const leaves = byName.get(label);
    if (leaves === undefined) byName.set(label, [leaf]);
    else leaves.push(leaf);
  }
  const branches = [...byName].map(
    ([name, leaves]): Branch => ({ category: 'product_name', name, branches: leaves }),
  );
  return {
    branches:
      branches.length === 0
        ? []
        : [{ category: 'vendor', name: vendorOf(project, site), branches }],
    full_product_names: products.filter(({ leaf }) => leaf === undefined).map(fullName),
  };
}

function vendorOf(project: Project | undefined, { publisher: { category, name } }: Site): string {
  return category === 'vendor' ? name : (project?.name ?? name);
}

function fullName({ id, name, identification }: Product): FullProductName {
  return { name, product_id: id, product_identification_helper: identification };
}
