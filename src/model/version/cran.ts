// Versions of R packages (R documentation, `package_version`; "Writing R Extensions", section 1.1.1):
// at least two numbers, separated by dots or hyphens, which are the same. They are compared as lists,
// so 1.0 comes before 1.0.0.

import {
  compareLists,
  compareNumbers,
  compareOptional,
  orderOf,
  type VersionOrder,
} from './order.ts';

const read = (version: string): string[] | undefined =>
  /^[0-9]+(?:[.-][0-9]+)+$/.test(version) ? version.split(/[.-]/) : undefined;

/** R's package_version: CRAN and Bioconductor. */
export const cran: VersionOrder = orderOf('R', 'ECOSYSTEM', read, (a, b) =>
  compareLists(a, b, (x, y) => compareOptional(x, y, -1, compareNumbers)),
);
