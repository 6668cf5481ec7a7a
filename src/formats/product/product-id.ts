// CSAF 2.0 section 3.1.8, product ids: made of names, so that an id stays what it is when other products come and go.

import { spelledPackage } from '../../model/package.ts';
import type { Package } from '../../model/package-name.ts';

/** The id of a package's product: `PyPI/orbital@1.4.7`. Behind the last "@" there is no other, so no two share an id. */
export function productId(of: Package, name: string): string {
  return `${spelledPackage(of)}@${name.toWellFormed().replace(/[%@]/g, encodeURIComponent)}`;
}
