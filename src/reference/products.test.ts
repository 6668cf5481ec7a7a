import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { productsPage } from './products.ts';

const PAGE = productsPage();
const row = (what: string): string =>
  PAGE.split('\n').find((line) => line.startsWith(`| ${what}`)) ?? '';

test('docs/products.md matches the output of "npm run docs"', () => {
  expect(readFileSync(new URL('../../docs/products.md', import.meta.url), 'utf8')).toBe(PAGE);
});

test('it shows what no ecosystem of OSV contains as left out, and what the other formats hold of it', () => {
  expect(row('A package of a registry')).toContain('PyPI');
  for (const what of ['A container image', 'An appliance', 'Anything else'])
    expect(row(what)).toContain('| left out |');
  expect(row('An appliance')).toContain('cpe:2.3:h:orbital:appliance:1.4.0');
  expect(row('A repository, by its commits')).toContain('GIT');
});
