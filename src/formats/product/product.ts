// A product that an advisory names, with its status: what every format that has products is made from.

import type { Package } from '../../model/package/package.ts';
import type { Range } from '../../model/package/range.ts';
import type { Identification } from './identification.ts';

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
