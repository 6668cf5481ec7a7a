// The verdict on an inventory depends on its components alone: not on their order, on components of
// others beside them, or on the format. No such change may clear anything.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { verdictOf } from '../../model/lookup/verdict.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import { anAdvisory, aProject } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { readInventory } from './index.ts';

const ORBITAL = ['pkg:npm/orbital', 'pkg:pypi/orbital', 'pkg:golang/example.org/orbital', 'pkg:maven/o/orbital'];
const RANGES = [{ introduced: '1.2.1', fixed: '1.4.7' }];
const coverage = coverageOf(
  {
    advisories: [
      anAdvisory({ affected: ORBITAL.map((one) => ({ package: one, ranges: RANGES })) }),
      anAdvisory({ id: 'ORB-2026-0004', affected: [{ package: 'pkg:npm/listed', versions: ['1.3.0'] }] }),
    ],
    projects: [aProject({ packages: [...ORBITAL, 'pkg:npm/listed'], branches: [] })],
    releases: [],
  },
  () => '',
);

const version = fc.constantFrom(
  '1.2.0',
  '1.2.1',
  '1.2.1-alpine',
  '1.3.0',
  '1.3.0-1',
  '1.4.7',
  '2.0.0',
  'main',
  undefined,
);
const own = fc
  .tuple(fc.constantFrom(...ORBITAL, 'pkg:npm/listed', 'pkg:deb/debian/orbital'), version)
  .map(([purl, at]) => (at === undefined ? purl : `${purl}@${at}`));
const foreign = fc.constantFrom(
  'pkg:npm/left@1.0.0',
  'pkg:pypi/right@2.0',
  'pkg:deb/debian/up@1-1?upstream=down',
  'pkg:x/y@1',
);
const purls = fc.array(fc.oneof(own, foreign), { minLength: 1, maxLength: 5 });

const cycloneDx = (all: readonly string[]): string =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: all.map((purl) => ({ type: 'library', name: 'n', purl })),
  });
const spdx = (all: readonly string[]): string =>
  JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    packages: all.map((purl, i) => ({
      SPDXID: `SPDXRef-${i}`,
      name: 'n',
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
    })),
  });

async function verdict(name: string, text: string) {
  const inventory = await readInventory(name, text);
  return verdictOf(inventory, answersFor(inventory.components, coverage, versionOrder, inventory.unaddressed));
}

test('the verdict does not depend on the order of the components, nor on the format', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(purls, async (all) => {
      const found = await verdict('bom.json', cycloneDx(all));
      seen.add(found);
      expect(await verdict('bom.json', cycloneDx(all.toReversed()))).toBe(found);
      expect(await verdict('sbom.spdx.json', spdx(all))).toBe(found);
    }),
    { numRuns: runs(300) },
  );
  expect(seen.size).toBeGreaterThan(1);
});

test('another component clears nothing', async () => {
  const ranks = { clear: 0, unknown: 1, affected: 2 };
  await fc.assert(
    fc.asyncProperty(purls, foreign, fc.nat(5), async (all, other, at) => {
      const before = await verdict('bom.json', cycloneDx(all));
      const after = await verdict('bom.json', cycloneDx(all.toSpliced(at, 0, other)));
      expect(ranks[after]).toBeGreaterThanOrEqual(ranks[before]);
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  ['pkg:maven/o/core@1.5.0', 'classifier', 'linux', 'windows'],
  ['pkg:gem/core@1.5.0', 'platform', 'x86_64-linux', 'java'],
])('%s with another %s is another package of a file', async (purl, key, other, own) => {
  const plain = purl.replace(/@.*/, '');
  const variant = `${plain}?${key}=${own}`;
  const covering = coverageOf(
    {
      advisories: [
        anAdvisory({ affected: [{ package: plain, ranges: [{ introduced: '1.0.0', fixed: '1.4.0' }] }] }),
        anAdvisory({ id: 'ORB-2026-0004', affected: [{ package: variant, ranges: [{ introduced: '1.0.0' }] }] }),
      ],
      projects: [aProject({ packages: [plain], branches: [] })],
      releases: [],
    },
    () => '',
  );
  const components = [other, own].map((value) => ({ type: 'library', name: 'core', purl: `${purl}?${key}=${value}` }));
  for (const list of [components, components.toReversed()]) {
    const bom = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: list });
    const inventory = await readInventory('bom.json', bom);
    expect(verdictOf(inventory, answersFor(inventory.components, covering, versionOrder))).toBe('affected');
  }
});
