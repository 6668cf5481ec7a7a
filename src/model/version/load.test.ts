import { expect, test } from 'vitest';
import { versionOrder } from './compare.ts';
import { ECOSYSTEMS } from './ecosystem.ts';
import { loadVersionOrder } from './load.ts';

test('the order that a browser loads is the one that the build has, for every ecosystem', async () => {
  for (const name of [...ECOSYSTEMS, 'Debian:12', 'nothing', ''])
    expect(await loadVersionOrder(name), name).toBe(versionOrder(name));
});
