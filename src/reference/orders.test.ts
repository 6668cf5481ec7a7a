import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ECOSYSTEMS } from '../model/version/ecosystem.ts';
import { ordersPage } from './orders.ts';

it('docs/version-orders.md is generated, and names every ecosystem', () => {
  const page = ordersPage();
  expect(readFileSync(new URL('../../docs/version-orders.md', import.meta.url), 'utf8')).toBe(page);
  for (const name of ECOSYSTEMS) expect(page).toContain(name);
});
