// Components that name a covered product by a CPE name, beside a purl of another name or without one.

import { expect, test } from 'vitest';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { verdictOf } from '../../model/lookup/verdict.ts';
import { anAdvisory, aProject, someContent } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { readCycloneDx } from './cyclonedx.ts';
import { readInventory } from './index.ts';
import { readSpdx } from './spdx.ts';

const product = { product: 'Appliance', cpe: 'cpe:2.3:h:orbital:appliance:*:*:*:*:*:*:*:*' };
const affected = [
  {
    package: product,
    version_order: 'semver' as const,
    ranges: [{ introduced: '0', fixed: '1.4.0' }],
  },
];
const coverage = coverageOf(
  someContent({
    advisories: [anAdvisory({ affected, assessed: 'all' })],
    projects: [aProject({ packages: [product], branches: [] })],
    releases: [],
  }),
  () => '',
);
const statuses = ({ components }: ReturnType<typeof readSpdx>): string[] =>
  answersFor(components, coverage, versionOrder).answers.map(({ status }) => status);

const cycloneDx = (more: object, version: string) =>
  statuses(
    readCycloneDx({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [
        { type: 'device', name: 'unit', version, purl: `pkg:generic/unit@${version}`, ...more },
      ],
    }),
  );

test.each([
  ['1.2.0', ['affected']],
  ['1.4.0', ['not-affected']],
])('version %s is %j, by each way to write the name', (version, wanted) => {
  const cpe = `cpe:2.3:h:orbital:appliance:${version}:*:*:*:*:*:*:*`;
  expect(cycloneDx({ cpe }, version)).toEqual(wanted);
  expect(cycloneDx({ cpe: `cpe:/h:Orbital:appliance:${version}` }, version)).toEqual(wanted);
  expect(cycloneDx({ properties: [{ name: 'syft:cpe23', value: cpe }] }, version)).toEqual(wanted);
  const externalRefs = [
    { referenceType: 'purl', referenceLocator: `pkg:generic/unit@${version}` },
    { referenceType: 'cpe23Type', referenceLocator: cpe },
  ];
  const packages = [{ SPDXID: 'SPDXRef-1', name: 'unit', versionInfo: version, externalRefs }];
  expect(statuses(readSpdx({ spdxVersion: 'SPDX-2.3', packages }))).toEqual(wanted);
});

test('a CPE name of another product finds nothing', () => {
  expect(cycloneDx({ cpe: 'cpe:2.3:h:orbital:other:1.2.0:*:*:*:*:*:*:*' }, '1.2.0')).toEqual([]);
});

const CPE = 'cpe:2.3:h:orbital:appliance:1.2.0:*:*:*:*:*:*:*';

async function verdict(document: object): Promise<string> {
  const inventory = await readInventory('bom.json', JSON.stringify(document));
  return verdictOf(
    inventory,
    answersFor(inventory.components, coverage, versionOrder, inventory.unaddressed),
  );
}

test.each(['device', 'operating-system', 'data', 'file'])(
  'a CPE name without a purl counts for a %s',
  async (type) => {
    const other = { type: 'library', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' };
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6' };
    const unit = { type, name: 'unit', version: '1.2.0' };
    for (const [one, wanted] of [
      [unit, 'clear'] as const,
      [{ ...unit, cpe: CPE }, 'unknown'] as const,
    ]) {
      expect(await verdict({ ...bom, components: [other, one] })).toBe(wanted);
      expect(await verdict({ ...bom, metadata: { component: one }, components: [other] })).toBe(
        wanted,
      );
    }
  },
);

test.each([
  ['DEVICE', 'SPDXRef-2'],
  ['OPERATING-SYSTEM', 'SPDXRef-2'],
  ['APPLICATION', 'SPDXRef-1'],
])('a CPE name without a purl counts for a package of SPDX: %s', async (purpose, root) => {
  const document = (refs: readonly object[]) => ({
    spdxVersion: 'SPDX-2.3',
    documentDescribes: [root],
    packages: [
      {
        SPDXID: 'SPDXRef-1',
        name: 'unit',
        versionInfo: '1.2.0',
        primaryPackagePurpose: purpose,
        externalRefs: refs,
      },
      {
        name: 'left',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/left@1.0.0' }],
      },
    ],
  });
  expect(await verdict(document([]))).toBe('clear');
  expect(await verdict(document([{ referenceType: 'cpe23Type', referenceLocator: CPE }]))).toBe(
    'unknown',
  );
});
