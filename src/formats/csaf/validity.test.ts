// Every CSAF document is valid by the strict schema, all mandatory tests and all optional tests
// except those listed here. The validator takes many seconds to load, so all documents are
// validated in this file.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Advisory } from '../../model/advisory/advisory.ts';
import type { CvssVector } from '../../model/cvss/vector.ts';
import { runs } from '../../model/property-runs.fixture.ts';
import {
  GENERATED_PROJECTS,
  sampleAdvisories,
  sampleDifferingPackages,
} from '../../model/testing/advisory.arbitrary.ts';
import { anAdvisory, aProject, aSite } from '../../model/testing/advisory.fixture.ts';
import { aSetting } from '../setting.fixture.ts';
import { csaf, csafDocument } from './document.ts';

type Validator = (document: unknown) => Promise<{ errors: string[]; warnings: string[] }>;

/** Optional tests that an advisory can fail, when and why. */
const ALLOWED: readonly { test: string; when: (advisory: Advisory) => boolean; why: string }[] = [
  {
    test: '6.2.3',
    when: (advisory) =>
      vectorsOfEach(advisory).some((one) => one.every(({ version }) => version === '4.0')),
    why: 'CSAF 2.0 can hold no score of CVSS 4.0, and a rating is no score',
  },
  {
    test: '6.2.16',
    when: ({ affected }) =>
      affected.some(
        ({ package: of, ranges }) =>
          of.kind === 'repository' ||
          of.purl === undefined ||
          ranges.some(({ repo }) => repo !== undefined),
      ),
    why: 'no purl means a range of commits, or a package of an ecosystem without a purl type',
  },
];

/** Returns the vectors of each package: those of the advisory, otherwise its own. */
const vectorsOfEach = ({ severity, affected }: Advisory): (readonly CvssVector[])[] =>
  severity.length > 0 || affected.length === 0
    ? [severity]
    : affected.map((entry) => entry.severity);

let validate: Validator;

beforeAll(async () => {
  const { default: validateStrict } = await import(
    '@secvisogram/csaf-validator-lib/validateStrict.js'
  );
  const mandatory = Object.values(await import('@secvisogram/csaf-validator-lib/basic.js'));
  const optional = Object.values(await import('@secvisogram/csaf-validator-lib/optionalTests.js'));
  validate = async (document) => {
    const { tests } = await validateStrict([...mandatory, ...optional], document);
    const messages = (kind: 'errors' | 'warnings'): string[] =>
      tests.flatMap(({ name, [kind]: messages }) =>
        messages.map(({ instancePath, message }) => `${numberOf(name)} ${instancePath} ${message}`),
      );
    return { errors: messages('errors'), warnings: messages('warnings') };
  };
});

const numberOf = (name: string): string =>
  name.replace(/^(mandatory|optional)Test_/, '').replaceAll('_', '.');

const unexpected = (warnings: readonly string[], advisory: Advisory): string[] =>
  warnings.filter(
    (warning) =>
      !ALLOWED.some(({ test, when }) => warning.startsWith(`${test} `) && when(advisory)),
  );

async function expectValid(advisory: Advisory, setting = aSetting()): Promise<void> {
  const document = JSON.parse(String(csaf(advisory, setting)?.body));
  const { errors, warnings } = await validate(document);
  expect({ id: advisory.id, errors, warnings: unexpected(warnings, advisory) }).toEqual({
    id: advisory.id,
    errors: [],
    warnings: [],
  });
}

describe('a CSAF document', () => {
  const CPE = 'cpe:2.3:h:example:appliance:*:*:*:*:*:*:*:*';

  it('is valid for the example advisory without any warning', async () => {
    const document = csafDocument(anAdvisory(), aProject(), aSetting());
    expect(await validate(document)).toEqual({ errors: [], warnings: [] });
  });

  it('is valid for products that only a purl, a CPE name or a name identifies', async () => {
    const ranges = [{ introduced: '0', fixed: '1.2.0' }];
    await expectValid(
      anAdvisory({
        affected: [
          { package: 'pkg:docker/example/orbital', version_order: 'semver', ranges },
          {
            package: 'pkg:oci/orbital?repository_url=registry.example.org/orbital',
            versions: ['1.0.0'],
          },
          { package: 'pkg:maven/org.example/orbital?classifier=linux', ranges },
          { package: 'pkg:maven/org.example/orbital?classifier=windows', ranges },
          {
            package: { product: 'Appliance', vendor: 'Example Inc.', cpe: CPE },
            version_order: 'semver',
            ranges: [{ introduced: '0' }],
          },
          { package: { product: 'Download' }, version_order: 'semver', ranges },
          { package: { repo: 'https://git.example.org/orbital' }, version_order: 'semver', ranges },
        ],
      }),
    );
  });

  it('is found invalid by this test if it is invalid', async () => {
    const document = csafDocument(anAdvisory(), aProject(), aSetting());
    const broken = {
      ...document,
      product_tree: { branches: document.product_tree?.branches?.[0]?.branches ?? [] },
      extra: 1,
    };
    expect((await validate(broken)).errors).not.toEqual([]);
    const { product_tree: _none, ...without } = document;
    expect((await validate(without)).errors.map((error) => error.split(' ')[0])).toContain(
      '6.1.27.4',
    );
  });

  it('is valid for random advisories with any text', async () => {
    const setting = aSetting({ projects: GENERATED_PROJECTS });
    const advisories = sampleAdvisories(runs(300), 11);
    expect(new Set(advisories.map(({ state }) => state)).size).toBe(2);
    for (const advisory of advisories) await expectValid(advisory, setting);
  });

  it('is valid for random advisories whose packages differ in severity', async () => {
    const setting = aSetting({ projects: GENERATED_PROJECTS });
    const advisories = sampleDifferingPackages(runs(100), 17);
    expect(advisories.filter(({ severities }) => severities.differs).length).toBeGreaterThan(
      runs(20),
    );
    for (const advisory of advisories) await expectValid(advisory, setting);
  });

  it('is valid for a publisher that is not a vendor, with addresses that only browsers accept', async () => {
    const site = aSite({
      url: 'https://host.example/security/',
      language: 'pt-BR',
      publisher: {
        name: '<Péché> & "Söhne"',
        namespace: 'https://bücher.example/ä[1]?q=%zz',
        category: 'coordinator',
      },
      team: [],
      licence: 'CC BY 4.0',
    });
    await expectValid(
      anAdvisory({
        credits: [{ name: 'A', contact: ['https://a.example/[x]%', 'mailto:a@b.example'] }],
      }),
      aSetting({ site }),
    );
  });

  it.each([
    ['a project that is not known', { project: 'unknown' }],
    [
      'versions that read like a range',
      {
        affected: [
          {
            package: { ecosystem: 'CRAN', name: 'x' },
            versions: ['<2', 'all versions', 'before 3', '\ud800'],
          },
        ],
      },
    ],
    [
      'nothing that is said to be affected',
      { affected: [], imported: { format: 'osv' as const, id: 'PYSEC-2026-1' } },
    ],
    ['all versions', { affected: [{ package: 'pkg:npm/x', ranges: [{ introduced: '0' }] }] }],
    [
      'one version',
      {
        affected: [
          { package: 'pkg:npm/x', ranges: [{ introduced: '1.0.0', last_affected: '1.0.0' }] },
        ],
      },
    ],
    [
      'a package in two entries',
      {
        affected: [1, 2].map(() => ({
          package: 'pkg:npm/x',
          ranges: [{ introduced: '0', fixed: '1.0.0' }],
          versions: ['1.0.0'],
        })),
      },
    ],
    [
      'a fixed version in which it comes back',
      {
        affected: [
          {
            package: 'pkg:npm/x',
            ranges: [
              { introduced: '0', fixed: '1.0.0' },
              { introduced: '1.0.0', fixed: '2.0.0' },
            ],
          },
        ],
      },
    ],
    [
      'an imported record of a CVE',
      { imported: { format: 'osv' as const, id: 'CVE-1900-10001' }, aliases: [], body: '' },
    ],
    [
      'all versions of CVSS',
      {
        severity: [
          'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P',
          'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H/E:P/RL:O/RC:X',
          'CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
          'AV:N/AC:L/Au:N/C:P/I:P/A:C',
        ],
      },
    ],
  ])('is valid for %s', async (_what, changes) => {
    await expectValid(anAdvisory(changes));
  });
});
