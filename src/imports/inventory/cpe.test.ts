// Components that name a covered product by a CPE name, beside a purl of another name.

import { expect, test } from 'vitest';
import { answersFor } from '../../model/lookup/answer.ts';
import { coverageOf } from '../../model/lookup/coverage.ts';
import { anAdvisory, aProject, someContent } from '../../model/testing/advisory.fixture.ts';
import { versionOrder } from '../../model/version/compare.ts';
import { readCycloneDx } from './cyclonedx.ts';
import { readSpdx } from './spdx.ts';

const product = { product: 'Appliance', cpe: 'cpe:2.3:h:orbital:appliance:*:*:*:*:*:*:*:*' };
const affected = [
  { package: product, version_order: 'semver' as const, ranges: [{ introduced: '0', fixed: '1.4.0' }] },
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
      components: [{ type: 'device', name: 'unit', version, purl: `pkg:generic/unit@${version}`, ...more }],
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
