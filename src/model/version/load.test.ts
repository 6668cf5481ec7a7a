import { expect, test } from 'vitest';
import { versionOrder } from './compare.ts';
import { ECOSYSTEMS } from './ecosystem.ts';
import { loadVersionOrder } from './load.ts';

test('the order in a browser equals that of the build, for every ecosystem', async () => {
  for (const name of [
    ...ECOSYSTEMS,
    'Debian:12',
    'pkg:generic:rpm',
    'pkg:generic:releases:1.0,2.0',
    'nothing',
    '',
  ])
    expect(await loadVersionOrder(name), name).toBe(versionOrder(name));
});
