// The products of advisories that OSV cannot hold, for the report of a build.

import type { Advisory } from '../../model/advisory/advisory.ts';
import { osvEntry } from '../../model/advisory/range-groups.ts';
import { osvImport } from '../../model/advisory/source-record.ts';
import { packageLabel } from '../../model/package/package.ts';

/** The most products that are named. */
const NAMED = 5;

/**
 * Returns one sentence that names the products without an OSV ecosystem, whose versions are therefore
 * in no OSV record; undefined if there are none. Imported records keep their own entries.
 */
export function leftOutOfOsv(advisories: readonly Advisory[]): string | undefined {
  const left = advisories
    .filter((advisory) => osvImport(advisory) === undefined)
    .flatMap(({ id, affected }) => {
      const products = affected
        .filter((entry) => osvEntry(entry) === undefined)
        .map((entry) => packageLabel(entry.package));
      return products.length === 0 ? [] : [{ id, products: [...new Set(products)] }];
    });
  if (left.length === 0) return undefined;
  const named = left.slice(0, NAMED).map(({ id, products }) => `${products.join(', ')} of ${id}`);
  const others = left.length > NAMED ? `; and of ${left.length - NAMED} more` : '';
  return `OSV has no ecosystem for some products, so its records leave them out: ${named.join('; ')}${others}.`;
}
