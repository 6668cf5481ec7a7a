// CSAF 2.1 section 3.2.3, /product_tree: that of CSAF 2.0, except for the identification of
// products and for ranges without an end.

import type { Project } from '../../../model/project/project.ts';
import type { Site } from '../../../model/site/site.ts';
import type { Product } from '../../product/product.ts';
import { type Branch, type FullProductName, productTreeOf } from '../product-tree.ts';

interface FullProductName21 extends Omit<FullProductName, 'product_identification_helper'> {
  readonly product_identification_helper?:
    | { readonly purls: readonly string[] }
    | { readonly cpe: string }
    | undefined;
}

export interface Branch21 extends Omit<Branch, 'branches' | 'product'> {
  readonly branches?: readonly Branch21[] | undefined;
  readonly product?: FullProductName21 | undefined;
}

export interface ProductTree21 {
  readonly branches: readonly Branch21[];
  readonly full_product_names: readonly FullProductName21[];
}

/**
 * Returns the tree of some products. A product that cannot be a branch is listed beside the tree,
 * by its name in words.
 */
export function productTree21(
  products: readonly Product[],
  project: Project | undefined,
  site: Site,
): ProductTree21 {
  const { branches, full_product_names: names } = productTreeOf(
    products.map(placed),
    project,
    site,
  );
  return { branches: branches.map(branch21), full_product_names: names.map(name21) };
}

/**
 * A branch of the category product_version_range needs an upper end, and must not be a single
 * version.
 */
function placed({ leaf, ...product }: Product): Product {
  if (leaf === undefined) return product;
  const isRange = leaf.category === 'product_version_range';
  return isRange && !/[/|]<[^|]*$/.test(leaf.name) ? product : { ...product, leaf };
}

const branch21 = ({ branches, product, ...branch }: Branch): Branch21 => ({
  ...branch,
  branches: branches?.map(branch21),
  product: product && name21(product),
});

const name21 = ({
  product_identification_helper: helper,
  ...name
}: FullProductName): FullProductName21 => ({
  ...name,
  product_identification_helper: helper && ('purl' in helper ? { purls: [helper.purl] } : helper),
});
