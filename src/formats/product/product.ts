// A product that an advisory names, with its status: the input of every format with products.

import type { Package } from '../../model/package/package.ts';
import type { Range } from '../../model/package/range.ts';
import type { Identification } from './identification.ts';

/** Each product has one status, so the groups of test 6.1.6 are disjoint by construction. */
export type ProductStatus = 'known_affected' | 'last_affected' | 'fixed' | 'under_investigation';

export interface Product {
  /**
   * Opaque and unique in the document. Made of names, so that it is stable when other products
   * change.
   */
  readonly id: string;
  /** With the versions, in words. */
  readonly name: string;
  readonly identification: Identification | undefined;
  /**
   * Its position in the tree of branches; absent for commits and for products without a version.
   */
  readonly leaf?: {
    readonly category: 'product_version' | 'product_version_range';
    readonly name: string;
  };
  readonly package: Package | undefined;
  readonly status: ProductStatus;
  /**
   * The affected versions, if they are a range of the package's own versions. A single version is
   * both ends.
   */
  readonly range?: Range;
  /** The versions that fix it, or the commits if `commits` names their repository. */
  readonly fixes: readonly string[];
  readonly commits?: string;
}
