// Writes the pages of docs/ that are generated from the code: docs/problems.md, docs/content.md,
// docs/retrospectives.md, docs/version-orders.md and docs/products.md. Run by `npm run docs`.

import { writeFileSync } from 'node:fs';
import { contractPage } from '../../src/reference/content.ts';
import { ordersPage } from '../../src/reference/orders.ts';
import { problemsPage } from '../../src/reference/problems.ts';
import { productsPage } from '../../src/reference/products.ts';
import { retrospectivePage } from '../../src/reference/retrospectives.ts';

const PAGES = {
  'problems.md': problemsPage,
  'content.md': contractPage,
  'retrospectives.md': retrospectivePage,
  'version-orders.md': ordersPage,
  'products.md': productsPage,
};

for (const [name, page] of Object.entries(PAGES))
  writeFileSync(new URL(`../../docs/${name}`, import.meta.url), page());
