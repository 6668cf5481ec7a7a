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

const ORBITAL = [
  'pkg:npm/orbital',
  'pkg:pypi/orbital',
  'pkg:golang/example.org/orbital',
  'pkg:maven/o/orbital',
];
const RANGES = [{ introduced: '1.2.1', fixed: '1.4.7' }];
const coverage = coverageOf(
  {
    advisories: [
      anAdvisory({ affected: ORBITAL.map((one) => ({ package: one, ranges: RANGES })) }),
      anAdvisory({
        id: 'ORB-2026-0004',
        affected: [{ package: 'pkg:npm/listed', versions: ['1.3.0'] }],
      }),
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
      externalRefs: [
        { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
      ],
    })),
  });

async function verdict(name: string, text: string) {
  const inventory = await readInventory(name, text);
  return verdictOf(
    inventory,
    answersFor(inventory.components, coverage, versionOrder, inventory.unaddressed),
  );
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
        anAdvisory({
          affected: [{ package: plain, ranges: [{ introduced: '1.0.0', fixed: '1.4.0' }] }],
        }),
        anAdvisory({
          id: 'ORB-2026-0004',
          affected: [{ package: variant, ranges: [{ introduced: '1.0.0' }] }],
        }),
      ],
      projects: [aProject({ packages: [plain], branches: [] })],
      releases: [],
    },
    () => '',
  );
  const components = [other, own].map((value) => ({
    type: 'library',
    name: 'core',
    purl: `${purl}?${key}=${value}`,
  }));
  for (const list of [components, components.toReversed()]) {
    const bom = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: list });
    const inventory = await readInventory('bom.json', bom);
    expect(verdictOf(inventory, answersFor(inventory.components, covering, versionOrder))).toBe(
      'affected',
    );
  }
});

test.each([
  'https://github.com/comet/orbital/archive/refs/tags/v1.3.0.tar.gz',
  'https://github.com/Comet/Orbital/archive/main.zip',
  'https://codeload.github.com/comet/orbital/tar.gz/1a2b3c4',
  'https://github.com/comet/orbital/releases/download/v1.3.0/left-1.3.0.tgz',
  'https://api.github.com/repos/comet/orbital/tarball/v1.3.0',
  'git+https://github.com/comet/orbital@v1.3.0',
])('a package that is taken from %s is the code of the repository', async (url) => {
  const repository = 'https://github.com/comet/orbital';
  const files = {
    'requirements.txt': `left @ ${url}\n`,
    'uv.lock': `[[package]]\nname = "left"\nversion = "1.3.0"\nsource = { url = "${url}" }\n`,
    'package-lock.json': JSON.stringify({
      lockfileVersion: 3,
      packages: { 'node_modules/left': { version: '1.3.0', resolved: url } },
    }),
  };
  for (const named of [{ repo: repository }, 'pkg:github/comet/orbital', 'pkg:npm/orbital']) {
    const covering = coverageOf(
      {
        advisories: [anAdvisory({ affected: [{ package: named, versions: ['1.2.0'] }] })],
        projects: [aProject({ repository, packages: [named], branches: [] })],
        releases: [],
      },
      () => '',
    );
    for (const [name, text] of Object.entries(files)) {
      const inventory = await readInventory(name, text);
      expect(
        verdictOf(inventory, answersFor(inventory.components, covering, versionOrder)),
        name,
      ).toBe('unknown');
      const other = await readInventory(name, text.replaceAll(/orbital/gi, 'other'));
      expect(verdictOf(other, answersFor(other.components, covering, versionOrder)), name).toBe(
        'clear',
      );
    }
  }
});
